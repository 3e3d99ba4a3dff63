"""What has changed, as the writer takes it."""

from bson import Timestamp

from services.changes.moments import Moment
from services.insight.feed import Feed
from services.insight.folder import State
from services.insight.reader import reaches


async def test_of_many_changes_the_first_are_taken_and_reach_to_before_the_next() -> None:
    moments = [Moment(5, n, b"token") for n in range(3)]
    feed = Feed(Moment(1, 1), Moment(1, 0), Timestamp(1, 1), is_sharded=False)
    for key, moment in zip("abc", moments, strict=True):
        await feed._put(key, moment)
    await feed._put("a", last := Moment(5, 3, b"token"))

    some, rest, none = feed.take(2), feed.take(2), feed.take(2)

    assert (some.keys, rest.keys, none.keys) == (["a", "b"], ["c"], [])
    assert moments[1] < some.reached < moments[2]
    assert rest.reached == none.reached == last


def state_at(moment: Moment) -> State:
    return State("database", moment.cursor, 0, by_id=False, expected=0)


def test_what_was_answered_before_the_present_is_not_reached_before_its_own_time() -> None:
    answered = Moment(5, 7)  # a state that has come to it lacks all of its time
    present = Moment(5, 8)

    has_reached = reaches(present.present_cursor)

    assert not has_reached(state_at(answered))
    assert has_reached(state_at(present))
