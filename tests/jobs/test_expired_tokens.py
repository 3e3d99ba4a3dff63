"""Tokens that ended long ago are removed, and no others."""

from datetime import timedelta
from uuid import uuid4

import pytest

from models import SavedViewDocument, TokenDocument
from services.clock import utc_now
from services.ids import new_id
from services.jobs import expired_tokens
from services.jobs.steps import Checkpoint
from services.runtime import part
from services.storage.database import database
from services.tenants.tokens import Role
from tests.api import Api
from tests.conftest import NewApi

pytestmark = pytest.mark.usefixtures("alone")


async def insert_token(organization_id: str, expired: timedelta | None) -> str:
    token_id = uuid4().hex
    await database.collection(TokenDocument).insert_one(
        {
            "_id": token_id,
            "organization_id": organization_id,
            "secret_sha256": token_id.encode(),
            "expires_at": utc_now() - expired if expired is not None else None,
        }
    )
    return token_id


async def remove_expired_tokens(after: str = "") -> int:
    """Do the job to its end, and return how much it says is done.

    Args:
        after: Begin with the organizations after this id, as after those up to it.
    """
    checkpoint: Checkpoint | None = {"after": after} if after else None
    done = 0
    while True:
        result = await expired_tokens.step(None, checkpoint)
        checkpoint, done = result.checkpoint, done + result.done
        if checkpoint is None:
            return done


async def test_tokens_go_thirty_days_after_they_expired_and_others_stay(new_api: NewApi) -> None:
    organizations = [(await new_api(Role.READER)).organization_id for _ in range(2)]
    ages = (timedelta(days=31), timedelta(days=29), timedelta(days=-1), None)
    ids = {
        (organization, age): await insert_token(organization, age)
        for organization in organizations
        for age in ages
    }

    await remove_expired_tokens()

    left = database.collection(TokenDocument).find({"_id": {"$in": list(ids.values())}})
    expected = {id_ for (_, age), id_ in ids.items() if age != timedelta(days=31)}
    assert {row["_id"] async for row in left} == expected


async def test_tokens_go_in_batches_that_miss_none(
    new_api: NewApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    await remove_expired_tokens()
    # Thousands of organizations are of other tests: too many to go through by two.
    before = new_id()
    monkeypatch.setattr(expired_tokens, "_TOKENS", 2)
    monkeypatch.setattr(expired_tokens, "_ORGANIZATIONS", 2)
    for _ in range(3):
        organization = (await new_api()).organization_id
        for _ in range(5):
            await insert_token(organization, timedelta(days=31))

    assert await remove_expired_tokens(before) == 15
    assert await remove_expired_tokens(before) == 0


async def test_a_setting_says_how_long_expired_tokens_are_kept(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    await insert_token(api.organization_id, timedelta(days=31))
    kept_for = part(expired_tokens._Kept)
    monkeypatch.setattr(kept_for, "time", kept_for.time)

    expired_tokens.configure(kept_days=32)
    kept = await remove_expired_tokens()
    expired_tokens.configure(kept_days=31)
    removed = await remove_expired_tokens()

    assert (kept, removed) == (0, 1)


async def test_the_private_views_of_a_removed_token_go_with_it(api: Api) -> None:
    ids = {await insert_token(api.organization_id, timedelta(days=days)): days for days in (31, 29)}
    views = database.collection(SavedViewDocument)
    for token_id, days in ids.items():
        for private_to in (token_id, None):
            await views.insert_one(
                {
                    "_id": f"{api.organization_id}/{uuid4()}",
                    "organization_id": api.organization_id,
                    "name": f"{days} days",
                    "private_to": private_to,
                }
            )

    await remove_expired_tokens()

    left = views.find({"organization_id": api.organization_id})
    assert sorted([(row["name"], row["private_to"] is None) async for row in left]) == [
        ("29 days", False),
        ("29 days", True),
        ("31 days", True),
    ]


async def test_a_view_that_was_stored_after_its_token_was_revoked_goes(api: Api) -> None:
    views = database.collection(SavedViewDocument)
    for name, revoked_at in (("revoked", utc_now()), ("valid", None)):
        token_id = await insert_token(api.organization_id, None)
        await database.collection(TokenDocument).update_one(
            {"_id": token_id}, {"$set": {"revoked_at": revoked_at}}
        )
        await views.insert_one(
            {
                "_id": f"{api.organization_id}/{uuid4()}",
                "organization_id": api.organization_id,
                "name": name,
                "private_to": token_id,
            }
        )

    await remove_expired_tokens()

    assert await views.distinct("name", {"organization_id": api.organization_id}) == ["valid"]
