"""Documents that a client names in place of their text.

Apollo's clients send `extensions.persistedQuery`, with `version` 1 and a `sha256Hash`, alone at
first, and with the text once they are told that the hash is not known; told that hashes are not
supported, they never send one again. Relay's send `doc_id`, and GraphQL over HTTP's appendix says
`documentId`, which may begin with `sha256:`. None of them makes the gateway remember a text: which
documents it knows is the operator's to say.

https://www.apollographql.com/docs/apollo-server/performance/apq
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from services.errors import InvalidInput, PersistedQueryNotFound, PersistedQueryNotSupported


def document_of(request: Mapping[str, Any], trusted: Mapping[str, str]) -> str:
    """Return the text of the document that a request is about.

    The messages of what is not found or not supported are Apollo's own: urql's exchange goes by
    them, not by the codes.

    Args:
        request: `query`, a string if it is there, `extensions`, an object if it is there, and
            whatever else the client sent.
        trusted: Texts by what names them.

    Raises:
        InvalidInput: There is none, or the hash is not the text's.
        PersistedQueryNotFound: No trusted document has this name.
        PersistedQueryNotSupported: There are no trusted documents.
    """
    text: str = request.get("query") or ""
    named = _hash_of_apollo(request.get("extensions") or {})
    if named is not None:
        if text and sha256(text.encode()).hexdigest() != named.lower():
            raise InvalidInput("the sha256Hash is not that of the query")
    elif not text:
        named = _named(request)
    if text:
        return text
    if named is None:
        raise InvalidInput("there is no 'query' in the request")
    if not trusted:
        raise PersistedQueryNotSupported("PersistedQueryNotSupported")
    known = trusted.get(named) or trusted.get(named.removeprefix("sha256:").lower())
    if known is None:
        raise PersistedQueryNotFound("PersistedQueryNotFound")
    return known


def _hash_of_apollo(extensions: Mapping[str, Any]) -> str | None:
    persisted = extensions.get("persistedQuery")
    if persisted is None:
        return None
    if not isinstance(persisted, dict) or not isinstance(persisted.get("sha256Hash"), str):
        raise InvalidInput("extensions.persistedQuery must be an object with a sha256Hash")
    version = persisted.get("version", 1)
    if isinstance(version, bool) or version != 1:
        raise InvalidInput("extensions.persistedQuery.version must be 1")
    named: str = persisted["sha256Hash"]
    return named


def _named(request: Mapping[str, Any]) -> str | None:
    for key in ("documentId", "doc_id"):
        named = request.get(key)
        if named is not None and not isinstance(named, str):
            raise InvalidInput(f"'{key}' must be a string")
        if named:
            return named
    return None
