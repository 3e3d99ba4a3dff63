"""graphql-codegen on the gateway's own introspection, and TypeScript over what it generates."""

import asyncio
import shutil
from pathlib import Path

from graphql import OperationDefinitionNode, build_schema, parse

from tests.api import Api
from tests.clients.conftest import SCHEMA, Ended, Workspace
from tests.conftest import LiveGateway

CODEGEN = "node_modules/@graphql-codegen/cli/cjs/bin.js"


def selected(documents: str) -> set[str]:
    """Return the root fields that documents select, as `query.viewer`."""
    return {
        f"{definition.operation.value}.{selection.name.value}"  # type: ignore[attr-defined]  # operations alone
        for definition in parse(documents).definitions
        if isinstance(definition, OperationDefinitionNode)
        for selection in definition.selection_set.selections
    }


def test_the_documents_have_every_root_field(workspace: Workspace) -> None:
    schema = build_schema(SCHEMA.read_text())
    roots = (schema.query_type, schema.mutation_type, schema.subscription_type)
    every = {f"{root.name.lower()}.{name}" for root in roots if root for name in root.fields}

    assert selected((workspace.folder / "codegen" / "documents.graphql").read_text()) == every


async def test_what_is_generated_compiles_with_an_application_and_tells_its_faults(
    workspace: Workspace, live_gateway: LiveGateway, introspection: Path, api: Api
) -> None:
    folder = workspace.folder / "codegen"
    shutil.copy(introspection, folder)

    async def generate(config: str) -> Ended:
        codegen = str(workspace.folder / CODEGEN)
        return await workspace.within("codegen").node(
            codegen, "--config", config, LOG10_URL=live_gateway.url, LOG10_TOKEN=api.token
        )

    for ended in await asyncio.gather(generate("client.json"), generate("operations.json")):
        assert ended.code == 0, ended.stdout + ended.stderr
    tsc = str(workspace.folder / "node_modules" / "typescript" / "bin" / "tsc")
    ended = await workspace.within("codegen").node(tsc, "--project", "tsconfig.json")

    assert ended.code == 0, ended.stdout
