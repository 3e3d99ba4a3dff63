"""What writes the databases that migrations are tested with goes on working."""

from services.storage.database import database
from tests.api import Api
from tests.migrations.conftest import WRITTEN
from tests.migrations.write_database import LISTS, after, record, stored, write


async def test_a_database_is_written_by_the_gateways_own_routes(api: Api) -> None:
    organization_id = await write(api.http)
    recorded = await record(api.http)

    assert organization_id == api.organization_id
    assert recorded.keys() == LISTS.keys() == WRITTEN["lists"].keys()
    for name, one in recorded.items():
        assert len(one["after"]) == len(WRITTEN["lists"][name]["after"]), name
        assert await after(api.http, LISTS[name], one["cursor"]) == one["after"]


async def test_rows_and_indexes_are_written_down(api: Api) -> None:
    await write(api.http)

    content = await stored(database.client["tests"])

    assert set(WRITTEN["collections"]) <= set(content)
    names = {index["name"] for index in content["completions"]["indexes"]}
    assert "by_seq" in names
    assert content["tokens"]["rows"] == []
    own = [
        row
        for row in content["completions"]["rows"]
        if row["organization_id"] == api.organization_id
    ]
    assert len(own) == 33
