"""Trusted documents: GraphQL texts that were known before a client asked, by their SHA-256."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from gateway.errors import SettingsError


def load_trusted_documents(path: Path | None) -> Mapping[str, str]:
    """Read a file of documents.

    Args:
        path: `{hash: text}`, as Relay's compiler persists it, or Apollo's
            `{"format": "apollo-persisted-query-manifest", "operations": [{"id", "body"}]}`; none
            if None.

    Returns:
        The texts, each by the name in the file and by its SHA-256.

    Raises:
        SettingsError: The file cannot be read, or is neither.
    """
    if path is None:
        return {}
    try:
        content: Any = orjson.loads(path.read_bytes())
        texts = dict(_entries(content))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise SettingsError(f"cannot read the trusted documents {path}: {error}") from error
    if not all(isinstance(text, str) for text in texts.values()):
        raise SettingsError(f"the trusted documents {path} are not texts by their hashes")
    return texts | {hashlib.sha256(text.encode()).hexdigest(): text for text in texts.values()}


def _entries(content: Any) -> list[tuple[str, str]]:
    if isinstance(content, dict) and "operations" in content:
        return [(operation["id"], operation["body"]) for operation in content["operations"]]
    return list(dict(content).items())
