"""Completions over REST: v1, and the legacy routes."""

import base64
from typing import Any

import pytest

from rest_compat.legacy.rows import tag_id, tag_of
from services.completions.statistics import tokens_per_model_per_day
from services.errors import InvalidInput
from tests.api import Api
from tests.rest import recorded
from tests.rest.calls import create_task, stored, ungraded_ids, upload

Json = dict[str, Any]


async def listed(api: Api, **params: Any) -> list[Json]:
    response = await api.http.get("/api/completions", params=params)
    assert response.status_code == 200, response.text
    rows: list[Json] = response.json()["data"]
    return rows


async def test_what_is_created_is_what_is_stored(api: Api) -> None:
    body = recorded.sent_by_generated(api.organization_id)

    response = (await api.http.post("/api/v1/completions", json=body)).json()

    assert {key: response[key] for key in body} == body
    found = await stored(api, response["id"]) or {}
    assert found["request"] == body["request"]
    assert found["status"] == "STARTED"
    assert found["sessionId"] == "s1"
    assert found["stacktrace"] == body["stacktrace"]


async def test_a_client_may_bring_its_own_id(api: Api) -> None:
    assert await api.create_completion(id="mine") == "mine"


async def test_tags_are_kept_once_and_in_their_order(api: Api) -> None:
    response = await api.http.post("/api/v1/completions", json={"tags": ["b", "a", "b"]})

    assert response.json()["tags"] == ["b", "a"]


async def test_an_update_is_answered_with_what_is_stored_after_it(api: Api) -> None:
    completion_id = await api.create_completion(tags=["a"], status="started", session_id="s")

    response = await api.http.post(
        f"/api/v1/completions/{completion_id}",
        json={"status": "finished", "duration": 2, "response": recorded.RESPONSE},
    )

    body = response.json()
    assert (body["status"], body["tags"], body["session_id"]) == ("finished", ["a"], "s")
    assert body["response"]["id"] == recorded.RESPONSE["id"]


async def test_a_late_start_is_not_answered_as_if_it_were_stored(api: Api) -> None:
    done = {"status": "finished", "request": recorded.REQUEST, "failure_reason": "none"}
    await api.http.post("/api/v1/completions/mine", json=done)

    late = {"status": "started", "request": {"model": "m", "messages": []}, "failure_reason": "x"}
    response = (await api.http.post("/api/v1/completions/mine", json=late)).json()

    assert (response["status"], response["failure_reason"]) == ("finished", "none")
    assert response["request"]["messages"] == recorded.REQUEST["messages"]


class TestUngraded:
    """The list of what waits for feedback on any task."""

    async def test_without_a_task_there_is_nothing_to_grade(self, api: Api) -> None:
        await api.create_completion(tags=["a"])

        assert await ungraded_ids(api) == []

    async def test_a_completion_matches_with_every_tag_of_the_selector(self, api: Api) -> None:
        await create_task(api, tags=["foo"])
        await create_task(api, tags=["foo", "baz"])
        foo = await api.create_completion(tags=["foo", "bar"])
        await api.create_completion(tags=["baz"])
        both = await api.create_completion(tags=["baz", "foo"])

        assert await ungraded_ids(api) == [both, foo]

    async def test_it_leaves_the_list_once_it_is_graded_for_each_of_its_tasks(
        self, api: Api
    ) -> None:
        one, other = await create_task(api, tags=["a"]), await create_task(api, tags=["a"])
        completion_id = await api.create_completion(tags=["a"])

        await upload(api, one, completion_ids=[completion_id])
        after_one = await ungraded_ids(api)
        await upload(api, other, completion_tags_selector=["a"])

        assert after_one == [completion_id]
        assert await ungraded_ids(api) == []

    async def test_it_is_bounded_and_the_newest_come_first(
        self, api: Api, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await create_task(api)
        ids = [await api.create_completion() for _ in range(4)]
        monkeypatch.setattr("rest_compat.v1.completions.MAX_UNGRADED", 3)

        assert await ungraded_ids(api) == ids[:0:-1]

    async def test_it_is_bounded_in_bytes(self, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
        await create_task(api)
        for _ in range(3):
            await api.create_completion(request={"text": "x" * 1000})
        monkeypatch.setattr("rest_compat.v1.completions.MAX_UNGRADED_BYTES", 3000)

        assert len(await ungraded_ids(api)) == 2


class TestOldList:
    """`GET /api/completions`, as the command line asks."""

    async def test_it_is_paged_newest_first(self, api: Api) -> None:
        ids = [await api.create_completion() for _ in range(5)]

        rows = await listed(api, offset=1, limit=2, sort="created_at", desc="true", ids="")

        assert [row["id"] for row in rows] == ids[-2:-4:-1]

    async def test_it_is_filtered_by_all_of_the_tags(self, api: Api) -> None:
        tags = ["ü/b", "b c"]
        both = await api.create_completion(tags=tags)
        await api.create_completion(tags=tags[:1])

        rows = await listed(api, tagFilter=",".join(tag_id(tag) for tag in tags))

        assert [row["id"] for row in rows] == [both]

    async def test_it_is_filtered_by_ids(self, api: Api) -> None:
        ids = [await api.create_completion() for _ in range(3)]

        rows = await listed(api, ids=f"{ids[0]},{ids[2]},absent")

        assert [row["id"] for row in rows] == [ids[2], ids[0]]

    async def test_a_page_past_the_bound_of_bytes_keeps_its_rows_without_their_payload(
        self, api: Api, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The command line's `download` ends at a page that is shorter than it asked for."""
        ids = [await api.create_completion(request={"text": "x" * 1000}) for _ in range(5)]
        monkeypatch.setattr("rest_compat.legacy.completions.MAX_BYTES", 3000)

        rows = await listed(api, limit=4)

        assert [row["id"] for row in rows] == ids[:0:-1]
        assert ["request" in row for row in rows] == [True, True, False, False]

    @pytest.mark.parametrize("id_", ["", "name", "tag_", "tag_%%%", "tag_gA", "tag_ü"])
    def test_what_is_no_id_of_a_tag_is_refused(self, id_: str) -> None:
        if id_ == "tag_":
            assert tag_of(id_) == ""
        else:
            with pytest.raises(InvalidInput):
                tag_of(id_)

    @pytest.mark.parametrize("tag", ["a", "a,b", "ü ☂", "a&b=c#d%", "~/" * 200])
    def test_an_id_of_a_tag_is_safe_in_a_query_and_leads_back(self, tag: str) -> None:
        id_ = tag_id(tag)

        assert tag_of(id_) == tag
        assert set(id_) <= set(base64.urlsafe_b64encode(bytes(range(256))).decode()) | {"_"}


class TestTagSearch:
    """`GET /api/tags/search`: a name becomes an id."""

    async def names(self, api: Api, query: str) -> list[str]:
        response = await api.http.get("/api/tags/search", params={"query": query})
        assert response.status_code == 200, response.text
        return [tag["name"] for tag in response.json()["data"]]

    async def test_the_very_tag_comes_first(self, api: Api) -> None:
        for tags in (["prod-eu"], ["prod-eu", "prod-us"], ["prod"], ["test"]):
            await api.create_completion(tags=tags)

        assert await self.names(api, "prod") == ["prod", "prod-eu", "prod-us"]

    async def test_several_that_begin_so_are_found(self, api: Api) -> None:
        await api.create_completion(tags=["prod-eu", "prod-us"])

        assert sorted(await self.names(api, "prod")) == ["prod-eu", "prod-us"]

    async def test_a_lone_other_tag_is_not_taken_for_it(self, api: Api) -> None:
        """The command line takes one hit as it is, whatever its name."""
        await api.create_completion(tags=["production"])

        assert await self.names(api, "prod") == []

    async def test_a_tag_is_found_as_soon_as_it_is_there(self, api: Api) -> None:
        before = await self.names(api, "prod")
        await api.create_completion(tags=["prod"])

        assert (before, await self.names(api, "prod")) == ([], ["prod"])

    async def test_without_a_query_all_tags_are_found(self, api: Api) -> None:
        await api.create_completion(tags=["a", "b"])

        assert sorted(await self.names(api, "")) == ["a", "b"]


class TestModelStats:
    """`GET /api/metrics/modelStats`."""

    async def stats(self, api: Api, **params: Any) -> list[Json]:
        response = await api.http.get("/api/metrics/modelStats", params=params)
        assert response.status_code == 200, response.text
        rows: list[Json] = response.json()["data"]
        return rows

    async def test_tokens_are_summed_up_by_model_and_day(self, api: Api) -> None:
        for _ in range(2):
            await api.create_completion(response=recorded.RESPONSE, tags=["a"])
        await api.create_completion(response=recorded.TEXT_RESPONSE, tags=["a", "b"])
        [day, _] = await tokens_per_model_per_day(api.organization_id)

        text, chat = await self.stats(api)

        assert chat == {
            "metric": "tokens_per_model_per_day",
            "timestamp": day["day"].isoformat(timespec="milliseconds"),
            "model": "gpt-4o-2024-08-06",
            "completions_count": 2,
            "input_tokens": 22,
            "output_tokens": 14,
            "total_tokens": 36,
        }
        assert text["model"] == "gpt-3.5-turbo-instruct"

    async def test_all_tags_must_be_there_however_they_are_given(self, api: Api) -> None:
        await api.create_completion(response=recorded.RESPONSE, tags=["a"])
        await api.create_completion(response=recorded.TEXT_RESPONSE, tags=["a", "b"])

        for tags in ("a,b", ["a", "b"]):
            [row] = await self.stats(api, tags=tags)
            assert row["model"] == "gpt-3.5-turbo-instruct"

    async def test_days_are_included_to_their_end(self, api: Api) -> None:
        await api.create_completion(response=recorded.RESPONSE)
        [row] = await self.stats(api)
        today = row["timestamp"][:10]

        assert await self.stats(api, startDate=today, endDate=today) == [row]
        assert await self.stats(api, endDate=f"{today}T00:00:00Z") == []
        assert await self.stats(api, startDate="2999-01-01", endDate="2999-01-02T03:04:05") == []
