"""Every hint names an index that is there."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from models import (
    CompletionDocument,
    FeedbackDocument,
    FeedbackTaskDocument,
    SavedViewDocument,
    SessionDocument,
)
from models.indexes import (
    BY_ID,
    COMPLETIONS_LISTED_BY,
    COMPLETIONS_ORDERED_BY,
    FEEDBACK_LISTED_BY,
    NEWEST,
    SAVED_VIEWS,
    SESSIONS_LISTED_BY,
    SESSIONS_ORDERED_BY,
)
from schema.enums import (
    CompletionOrderField,
    FeedbackOrderField,
    FeedbackTaskOrderField,
    SessionOrderField,
)
from services import session_lists
from services.completions import reading
from services.feedback import tasks
from services.grading import feedback
from services.storage.database import database
from services.storage.order import OrderField

ROOT = Path(__file__).parents[2]
SOURCES = [
    file
    for folder in ("services", "scripts", "gateway", "rest_compat")
    for file in (ROOT / folder).rglob("*.py")
]
# By the stored path that each has after the organization.
HINTED: list[tuple[Any, dict[str, str]]] = [
    (CompletionDocument, {**COMPLETIONS_ORDERED_BY, **COMPLETIONS_LISTED_BY}),
    (FeedbackDocument, {"created_at": NEWEST, **FEEDBACK_LISTED_BY}),
    (FeedbackTaskDocument, {"created_at": NEWEST}),
    (SessionDocument, {**SESSIONS_ORDERED_BY, **SESSIONS_LISTED_BY}),
    (SavedViewDocument, {"private_to": SAVED_VIEWS}),
]


@pytest.mark.parametrize(("document", "hinted"), HINTED)
async def test_the_database_has_each_index_that_a_hint_may_name(
    app: FastAPI, document: Any, hinted: dict[str, str]
) -> None:
    stored = await database.collection(document).index_information()

    assert BY_ID in stored
    for path, name in hinted.items():
        keys = [key for key, _ in stored[name]["key"]]
        assert keys == ["organization_id", *([path] if path != "created_at" else []), "seq"]


ORDERS: list[tuple[Any, dict[str, OrderField], Any]] = [
    (CompletionOrderField, dict(reading.ORDERED_BY), CompletionDocument),
    (SessionOrderField, dict(session_lists.ORDERED_BY), SessionDocument),
    (FeedbackOrderField, dict(feedback.ORDERED_BY), FeedbackDocument),
]


@pytest.mark.parametrize(("shown", "table", "document"), ORDERS)
async def test_an_index_gives_each_order_that_graphql_has(
    app: FastAPI, shown: Any, table: dict[str, OrderField], document: Any
) -> None:
    stored = await database.collection(document).index_information()

    # The order of relevance is the search index's alone.
    assert {str(field.value) for field in shown} - {"relevance"} == set(table)
    for path, entry in table.items():
        if path != "created_at":
            [_, (first, direction), (last, of_ties)] = stored[entry.index]["key"]
            assert (first, last) == (path, "seq")
            assert entry.opposed == (direction != of_ties)


def test_feedback_tasks_have_the_orders_that_graphql_has() -> None:
    assert {str(field.value) for field in FeedbackTaskOrderField} == set(tasks.ORDERED_BY)


def hints(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what hints are made of: arguments, options, what functions that choose return."""
    for node in ast.walk(tree):
        match node:
            case ast.keyword(arg="hint", value=value):
                yield value
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values, strict=True):
                    if isinstance(key, ast.Constant) and key.value == "hint":
                        yield value
            case ast.Assign(targets=[ast.Name(id="hint")], value=value):
                yield value
            case ast.FunctionDef(name=name) if "hint" in name or "index_for" in name:
                yield from (one for one in ast.walk(node) if isinstance(one, ast.Return))


def literals(source: str) -> list[str]:
    """Return the texts that a source gives as hints by themselves, keys of tables aside."""
    found = []
    for hint in hints(ast.parse(source)):
        keys = {id(one.slice) for one in ast.walk(hint) if isinstance(one, ast.Subscript)}
        found += [
            one.value
            for one in ast.walk(hint)
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in keys
        ]
    return found


def test_hints_are_taken_from_where_the_indexes_are_named() -> None:
    own = {str(file.relative_to(ROOT)): literals(file.read_text()) for file in SOURCES}

    assert {name: found for name, found in own.items() if found} == {}
    assert sum("hint=indexes." in file.read_text() for file in SOURCES) > 5


@pytest.mark.parametrize(
    "source",
    [
        'find(hint="newest")',
        'hint = None if x else "newest"',
        'options = {"hint": "newest"}',
        'def _hint(): return None if x else "newest"',
    ],
)
def test_a_literal_hint_would_be_found(source: str) -> None:
    assert literals(source) == ["newest"]
    assert literals(source.replace('"newest"', 'indexes.LISTED["session_id"]')) == []
