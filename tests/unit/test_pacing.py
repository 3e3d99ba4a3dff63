"""Long work is paced, and nobody waits for ever."""

import pytest
from graphql import GraphQLSchema, OperationDefinitionNode, parse

from schema import build_schema
from schema.execution import pacing
from schema.execution.cost import OperationMeasures
from schema.execution.pacing import Pace
from services.errors import Unavailable

SCHEMA: GraphQLSchema = build_schema()._schema


async def test_what_was_owed_once_does_not_make_others_wait_for_minutes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pacing, "_SHARE", 0.05)  # as in a gateway
    monkeypatch.setattr(pacing, "_MOST_OWED", 0.12)
    pace = Pace()
    await pace.wait(0.01, "a")
    pace.correct(300.0)
    assert pace._current() <= 0.12

    with monkeypatch.context() as patched:
        patched.setattr(pacing, "_PATIENCE_SECONDS", 0.05)
        with pytest.raises(Unavailable, match="share of the time"):
            await pace.wait(0.01, "b")

    await pace.wait(0.01, "b")  # who gave up is passed over
    assert len(pace._waiting) == 0


@pytest.mark.parametrize("name", ["completions", "feedback", "sessions"])
def test_the_names_of_types_that_clients_add_everywhere_are_no_introspection(name: str) -> None:
    names = " ".join(f"t{n}: __typename" for n in range(50))
    edges = f"edges {{ {names} node {{ {names} }} }}"
    document = parse(f"{{ __typename {name}(first: 1000) {{ __typename {edges} }} }}")
    [operation] = document.definitions
    assert isinstance(operation, OperationDefinitionNode)

    assert OperationMeasures(SCHEMA, document, operation).of({}).introspected == 0
