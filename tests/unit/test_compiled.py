"""The compiled executor against graphql-core's own: the same bytes, errors and nulls included."""

import asyncio
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Optional

import orjson
import pytest
import strawberry
from hypothesis import given, settings
from hypothesis import strategies as st
from strawberry import Parent
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from schema.connection import Connection, Node
from schema.execution import executor
from schema.execution.batch_fields import Rows, batch_field
from schema.execution.executor import CompiledExecutor
from schema.execution.field_metadata import of_row
from schema.scalars import JSON, SCALARS, Long, read_row
from services.errors import Unavailable
from tests.examples import tries


@strawberry.enum
class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@strawberry.type
class Inner:
    text: str
    number: int | None


def _shout(root: Parent[dict[str, Any]], times: int = 1) -> str:
    return str(root["text"]).upper() * times


def _echo(root: Parent[dict[str, Any]], times: int = 1) -> str:
    if times < 0:
        raise ValueError("too few")
    return f"{root.get('number')} " * times


def _fail(root: Parent[dict[str, Any]]) -> str | None:
    if root.get("number") == 3:
        raise ValueError("three")
    return "fine"


async def _later(root: Parent[dict[str, Any]]) -> str:
    await asyncio.sleep(0)
    if root.get("number") == 5:
        raise ValueError("five")
    return f"later {root.get('number')}"


async def _children(root: Parent[dict[str, Any]]) -> Any:
    await asyncio.sleep(0)
    return root.get("children")


async def _bosses(rows: Parent[Rows], info: strawberry.Info) -> Any:
    await asyncio.sleep(0)
    context = info.context
    context["calls"] = context.get("calls", 0) + 1
    if any(row.get("boss") == "missing" for row in rows):
        raise ValueError("a boss is missing")
    return [row.get("boss") for row in rows]


async def _mates(rows: Parent[Rows], info: strawberry.Info, times: int = 1) -> Any:
    if times > 3:
        raise ValueError("too many")
    return [{"nodes": row["inners"] * times, "page_info": None} for row in rows]


async def _lost(rows: Parent[Rows], info: strawberry.Info) -> Any:
    info.context["calls"] += 1
    raise Unavailable("out of reach")


@strawberry.type
class Item(Node):
    text: str
    number: int | None
    ratio: float | None
    flag: bool
    colour: Colour | None
    at: datetime | None
    total: Long
    payload: JSON | None
    words: list[str]
    maybe_words: list[str | None] | None
    inner: Inner | None
    inners: list[Inner]
    shout: str = strawberry.field(resolver=_shout)
    fails: str | None = strawberry.field(resolver=_fail)
    made: str | None = strawberry.field(resolver=_fail, metadata=of_row(_fail))
    echo: str = strawberry.field(resolver=_echo, metadata=of_row(_echo))
    later: str = strawberry.field(resolver=_later)
    children: list["Item"] | None = strawberry.field(resolver=_children)
    boss: Inner = batch_field(_bosses, "The boss.")
    mates: Connection[Inner] = batch_field(_mates, "The mates.")
    lost: Inner | None = batch_field(_lost, "Fails for all rows.")
    needed: Inner = batch_field(_lost, "Fails for all rows, and may not be null.")
    superior: Optional["Item"] = batch_field(_bosses, "The boss, as an item.")


@strawberry.type
class Query:
    @strawberry.field(graphql_type=list[Item])
    def required(self, info: strawberry.Info) -> Any:
        return info.context["rows"]

    @strawberry.field(graphql_type=list[Item | None] | None)
    def optional(self, info: strawberry.Info) -> Any:
        return info.context["rows"]

    @strawberry.field(graphql_type=Connection[Item] | None)
    async def page(self, info: strawberry.Info) -> Any:
        rows = info.context["rows"]
        return {
            "nodes": rows,
            "edges": [{"node": row, "cursor": str(n)} for n, row in enumerate(rows)],
            "page_info": {"has_next_page": False, "has_previous_page": True, "start_cursor": None},
        }


def build(executor: Any) -> strawberry.Schema:
    class Quiet(strawberry.Schema):
        def process_errors(self, errors: Any, execution_context: Any = None) -> None:
            pass

    return Quiet(
        Query,
        execution_context_class=executor,
        config=StrawberryConfig(default_resolver=read_row, scalar_map=SCALARS),
    )


STOCK, COMPILED = build(StrawberryGraphQLCoreExecutionContext), build(CompiledExecutor)

INNER = st.fixed_dictionaries(
    {"text": st.sampled_from(["a", "", None]), "number": st.sampled_from([1, None, 2**40])}
)
GOOD: dict[str, st.SearchStrategy[Any]] = {
    "id": st.sampled_from(["x", "y"]),
    "text": st.text(max_size=3),
    "number": st.one_of(st.none(), st.integers(0, 9)),
    "ratio": st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)),
    "flag": st.booleans(),
    "colour": st.sampled_from(["red", "blue", None]),
    "at": st.sampled_from([None, datetime(2026, 1, 2, 3, 4, 5, 678000, tzinfo=UTC)]),
    "total": st.integers(0, 2**53),
    "payload": st.sampled_from([None, {"a": [1, None]}, [], "x", 0]),
    "words": st.lists(st.sampled_from(["a", "b"]), max_size=2),
    "maybe_words": st.sampled_from([None, [], ["a", None]]),
    "inner": st.one_of(st.none(), st.fixed_dictionaries({"text": st.just("t")})),
    "inners": st.lists(st.fixed_dictionaries({"text": st.just("t"), "number": st.just(1)})),
    "boss": st.fixed_dictionaries({"text": st.just("t"), "number": st.sampled_from([1, None])}),
}
# What no service would hand out: nulls where none may be, and values of another kind.
BAD = {
    "id": st.sampled_from([None, 5, 5.5]),
    "text": st.sampled_from([None, 5, True, {}]),
    "number": st.sampled_from([2**40, "5", 5.0, 5.5, True, [], float("nan")]),
    "ratio": st.sampled_from([1, True, "1.5", float("inf"), "x"]),
    "flag": st.sampled_from([None, 0, 1, "true", 2.0]),
    "colour": st.sampled_from(["green", 5, Colour.RED, []]),
    "at": st.sampled_from(["2026", 5]),
    "total": st.sampled_from([None, "5", "x"]),
    "words": st.sampled_from([None, "ab", ["a", None], [5], ("a",), {"a": 1}]),
    "maybe_words": st.sampled_from(["ab", [[], {}], 5]),
    "inner": st.one_of(INNER, st.sampled_from([5, "x", []])),
    "inners": st.one_of(st.none(), st.lists(INNER, max_size=2), st.just([None]), st.just([5])),
    "boss": st.one_of(st.none(), INNER, st.sampled_from(["missing", 5])),
}


@st.composite
def rows(draw: st.DrawFn, depth: int = 1) -> Any:
    row: Any = {name: draw(values) for name, values in GOOD.items()}
    for name in draw(st.lists(st.sampled_from(sorted(BAD)), max_size=2)):
        row[name] = draw(BAD[name])
    for name in draw(st.lists(st.sampled_from(sorted(GOOD)), max_size=1)):
        row.pop(name, None)
    if depth:
        row["children"] = draw(st.one_of(st.none(), st.lists(rows(depth=0), max_size=2)))
    return draw(st.sampled_from([row] * 12 + [None, 5, "row", ValueError("a row")]))


LEAVES = ["id", "text", "number", "ratio", "flag", "colour", "at", "total", "payload", "words",
          "maybeWords", "globalId", "__typename", "shout", "shout(times: 2)",
          "shout(times: $times)", "fails", "later", "made",
          "echo", "echo(times: 2)", "echo(times: $times)", "echo(times: -1)"]  # fmt: skip


@st.composite
def selections(draw: st.DrawFn, depth: int = 2) -> str:
    parts = []
    for number in range(draw(st.integers(1, 5))):
        kind = draw(
            st.sampled_from(
                ["leaf"] * 6
                + ["inner", "inners", "boss", "superior", "mates", "children", "inline", "spread"]
            )
        )
        alias = f"{draw(st.sampled_from('abc'))}{depth}{number}: " if draw(st.booleans()) else ""
        skip = draw(st.sampled_from([""] * 4 + [" @include(if: $yes)", " @skip(if: $yes)"]))
        if kind == "leaf":
            leaf = draw(st.sampled_from(LEAVES))
            # Two calls of one name with different arguments would not merge.
            alias = f"s{depth}{number}: " if "(" in leaf else alias
            parts.append(f"{alias}{leaf}{skip}")
        elif kind == "superior":
            below = draw(st.sampled_from(["text", "number text", "later", "shout number"]))
            parts.append(f"{alias}superior{skip} {{ {below} }}")
        elif kind == "mates":
            times = draw(st.sampled_from(["", "(times: 2)", "(times: $times)", "(times: 4)"]))
            below = draw(st.sampled_from(["text", "number", "pageInfo", "nodes"]))
            below = {
                "pageInfo": "pageInfo { hasNextPage }",
                "nodes": "nodes { ...I number } __typename",
            }.get(below, f"nodes {{ {below} }}")
            parts.append(f"m{depth}{number}: mates{times}{skip} {{ {below} }}")
        elif kind in ("inner", "inners", "boss"):
            below = draw(st.sampled_from(["text", "number", "text n: number", "__typename text"]))
            parts.append(f"{alias}{kind}{skip} {{ {below} }}")
        elif kind == "children" and depth:
            parts.append(f"{alias}children{skip} {{ {draw(selections(depth - 1))} }}")
        elif kind == "inline" and depth:
            condition = draw(st.sampled_from(["", " on Item", " on Node"]))
            below = "id" if "Node" in condition else draw(selections(depth - 1))
            parts.append(f"...{condition}{skip} {{ {below} }}")
        else:
            parts.append("...F")
    return " ".join(parts)


def told(error: Any, data: Any) -> Any:
    """Reduce an error to where it has left a null, if that is further up than its own place.

    Of several faults under way at once that null the same object, graphql-core tells the first
    to come, which is a matter of turns of the event loop.
    """
    for depth, key in enumerate(error.path or ()):
        if data is None:
            return {"null at": error.path[:depth]}
        data = data[key]
    return error.formatted


async def responses(query: str, context_rows: list[Any], *, exact: bool) -> list[bytes]:
    found = []
    for schema in (STOCK, COMPILED):
        result = await schema.execute(
            query,
            context_value={"rows": context_rows},
            variable_values={"yes": True, "times": 3},
        )
        errors = [
            orjson.dumps(error.formatted if exact else told(error, result.data))
            for error in result.errors or ()
        ]
        errors = sorted(errors if exact else set(errors))
        found.append(orjson.dumps(result.data, option=orjson.OPT_NON_STR_KEYS) + b"".join(errors))
    # What a null has made useless is still brought to its end, in the background.
    while others := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait(others)
    return found


@given(
    context_rows=st.lists(rows(), max_size=4),
    selection=selections(),
    root=st.sampled_from(["required", "optional", "page"]),
    fragment=st.sampled_from(["text id", "id later", "number c: colour", "inner { text }"]),
)
@settings(max_examples=tries(400), deadline=None)
# graphql-core's own executor, for one generated document in some thousands, cancels a resolver
# before its first step, in what a null has made useless; Python warns of it.
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.slow
def test_the_compiled_executor_answers_as_the_stock_one_does(
    context_rows: list[Any], selection: str, root: str, fragment: str
) -> None:
    below = selection
    if root == "page":
        below = f"nodes {{ {selection} }} edges {{ cursor node {{ {selection} }} }}"
        below += " pageInfo { hasNextPage startCursor endCursor }"
    query = (
        f"query ($yes: Boolean!, $times: Int!) {{ {root} {{ {below} }} "
        f"always: optional {{ x: shout(times: $times) y: id @skip(if: $yes) }} }} "
        f"fragment F on Item {{ {fragment} }}"
    )
    if "...F" not in query:
        query = query.partition(" fragment F on")[0]
    if "...I" in query:
        query += " fragment I on Inner { text }"

    is_paged = any(name in query for name in ("boss", "superior", "mates"))

    stock, compiled = asyncio.run(responses(query, context_rows, exact=not is_paged))

    assert compiled == stock


def test_a_list_of_plain_fields_is_read_without_the_stock_executor() -> None:
    row = {"id": "x", "text": "t", "number": 1, "words": ["a"], "inner": {"text": "i"}}

    class Unused(CompiledExecutor):
        def execute_field(self, parent_type: Any, *arguments: Any) -> Any:
            assert parent_type.name == "Query", parent_type
            return super().execute_field(parent_type, *arguments)

    async def run() -> Any:
        return await build(Unused).execute(
            "{ required { id a: text number words inner { text number } made __typename "
            "twice: echo(times: 2) } }",
            context_value={"rows": [row] * 3},
        )

    result = asyncio.run(run())

    assert result.errors is None
    assert (
        result.data["required"]
        == [
            {
                "id": "x",
                "a": "t",
                "number": 1,
                "words": ["a"],
                "inner": {"text": "i", "number": None},
                "made": "fine",
                "__typename": "Item",
                "twice": "1 1 ",
            }
        ]
        * 3
    )


@pytest.mark.parametrize("root", ["required", "optional"])
@pytest.mark.parametrize("text", ["t", None])
def test_a_long_list_is_read_in_slices_with_the_same_result(
    root: str, text: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executor, "_SLICE", 2)
    items = [{"id": f"{n}", "text": "t", "number": n} for n in range(5)]
    items[3]["text"] = text
    query = f"{{ {root} {{ id text echo(times: 2) }} }}"

    stock, compiled = asyncio.run(responses(query, items, exact=True))

    assert compiled == stock
    assert (b"Cannot return null" in compiled) is (text is None)


def test_a_nested_connection_is_resolved_once_for_a_list() -> None:
    row = {"id": "x", "text": "t", "boss": {"text": "b"}, "inners": [{"text": "i"}]}

    class Unused(CompiledExecutor):
        def execute_field(self, parent_type: Any, *arguments: Any) -> Any:
            assert parent_type.name == "Query", parent_type
            return super().execute_field(parent_type, *arguments)

    context: dict[str, Any] = {"rows": [row] * 3}

    async def run() -> Any:
        return await build(Unused).execute(
            "{ required { boss { text } mates(times: 2) { nodes { text } } id } }",
            context_value=context,
        )

    result = asyncio.run(run())

    assert result.errors is None
    assert context["calls"] == 1
    mates = {"nodes": [{"text": "i"}] * 2}
    assert result.data["required"] == [{"boss": {"text": "b"}, "mates": mates, "id": "x"}] * 3
    assert list(result.data["required"][0]) == ["boss", "mates", "id"]


def test_what_cannot_be_had_for_any_row_is_asked_for_once_and_told_of_each() -> None:
    context: dict[str, Any] = {"rows": [{"id": "x"}, {"id": "y"}]}

    async def run(query: str) -> Any:
        context["calls"] = 0
        return await COMPILED.execute(query, context_value=context)

    nullable = asyncio.run(run("{ optional { id lost { text } } }"))
    required = asyncio.run(run("{ optional { id needed { text } lost { text } } }"))

    assert nullable.data["optional"] == [{"id": "x", "lost": None}, {"id": "y", "lost": None}]
    assert [error.path for error in nullable.errors] == [
        ["optional", 0, "lost"],
        ["optional", 1, "lost"],
    ]
    assert {str(error.original_error) for error in nullable.errors} == {"out of reach"}
    assert required.data["optional"] == [None, None]
    assert [error.path for error in required.errors] == [
        ["optional", 0, "needed"],
        ["optional", 1, "needed"],
    ]
    assert context["calls"] == 2


def test_a_row_whose_paged_value_is_wrong_fails_alone() -> None:
    rows = [{"id": "x", "boss": {"text": "b"}}, {"id": "y", "boss": {"text": None}}]

    async def run() -> Any:
        return await COMPILED.execute(
            "{ optional { id boss { text } } }", context_value={"rows": rows}
        )

    result = asyncio.run(run())

    assert result.data["optional"] == [{"id": "x", "boss": {"text": "b"}}, None]
    assert [error.path for error in result.errors] == [["optional", 1, "boss", "text"]]
