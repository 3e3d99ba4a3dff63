"""Values that no completion names are removed after a day, and no others."""

from datetime import timedelta

import pytest

from models import LargeValueDocument
from services.clock import utc_now
from services.completions import commits
from services.completions import large_values as values
from services.errors import Unavailable
from services.jobs import large_values
from services.jobs.steps import Checkpoint
from services.runtime import part
from services.storage.database import database
from tests.api import Api
from tests.rest.test_large_values import answer, parts_of, picture, small, whole

pytestmark = pytest.mark.usefixtures("alone")

__all__ = ["small"]
SETS = """mutation ($input: UpdateCompletionInput!) {
  updateCompletion(input: $input) { completion { id } }
}"""


async def sweep(begin: Api | None = None) -> int:
    """Do the job to its end, and return how much it says is done.

    Args:
        begin: With its organization, as after all before it. Those of other tests are thousands.
    """
    checkpoint: Checkpoint | None = None
    if begin is not None:
        checkpoint = {"organization": begin.organization_id, "after": ""}
    done = 0
    while True:
        result = await large_values.step(None, checkpoint)
        checkpoint, done = result.checkpoint, done + result.done
        if checkpoint is None:
            return done


async def grow_old(api: Api) -> None:
    await database.collection(LargeValueDocument).update_many(
        {"organization_id": api.organization_id},
        {"$set": {"created_at": utc_now() - timedelta(days=2)}},
    )


@pytest.mark.usefixtures("small")
async def test_what_a_write_left_goes_after_a_day_and_what_is_named_stays(api: Api) -> None:
    id_ = await api.create_completion(request=picture(20_000))
    await values.store(f"{api.organization_id}/never-stored", {"lost": b"x" * 20_000})

    young = await sweep(api)
    await grow_old(api)
    old = await sweep(api)

    assert (young, old) == (0, 3)
    assert await parts_of(api) == 3
    assert (await whole(api, id_))["request"] == picture(20_000)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("size", [10, 20_000])
async def test_what_a_later_row_replaced_goes(api: Api, size: int) -> None:
    id_ = await api.create_completion(request=picture(20_000), response=answer("b" * 9_000))
    await api.query(SETS, input={"id": id_, "request": picture(size)})
    await grow_old(api)

    assert await sweep(api) == 3
    assert (await whole(api, id_))["request"] == picture(size)
    assert (await whole(api, id_))["response"] == answer("b" * 9_000)


@pytest.mark.usefixtures("small")
async def test_the_job_goes_through_all_in_small_steps(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_values, "_PARTS", 2)
    ids = [await api.create_completion(request=picture(20_000)) for _ in range(3)]
    for n in range(3):
        await values.store(f"{api.organization_id}/lost-{n}", {f"lost{n}": b"x" * 20_000})
    await grow_old(api)

    assert await sweep() == 9
    assert [(await whole(api, id_))["request"] for id_ in ids] == [picture(20_000)] * 3


@pytest.mark.usefixtures("small")
async def test_a_write_that_ends_half_way_leaves_nothing_that_is_named(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_: object) -> list[object]:
        raise Unavailable("it ended here")

    with monkeypatch.context() as patched:
        patched.setattr(part(commits.Creates), "_commit", fail)
        response = await api.http.post("/api/v1/completions", json={"request": picture(20_000)})
    left = await parts_of(api)
    await grow_old(api)

    assert (response.status_code, left, await sweep(api)) == (503, 3, 3)
    assert (await api.query("{ completions { nodes { id } } }"))["completions"]["nodes"] == []


@pytest.mark.usefixtures("small")
async def test_values_of_a_deletion_that_was_interrupted_go(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> int:
        raise Unavailable("it ended here")

    id_ = await api.create_completion(request=picture(20_000))
    delete = f'mutation {{ deleteCompletions(input: {{ids: ["{id_}"]}}) {{ deletedIds }} }}'
    with monkeypatch.context() as patched:
        patched.setattr(values, "delete", fail)
        await api.execute(delete)
    assert await parts_of(api) == 3
    await grow_old(api)

    assert await sweep(api) == 3
