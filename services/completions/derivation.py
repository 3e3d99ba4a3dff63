"""What is stored of a completion so that it can be found, summed up and paid for.

It follows from the payloads: `services.completions.shapes` reads facts out of each of them, and
here they are put together, with the price that held when the call was made. A create that comes
whole is derived in Python (`derived`), and so is a row that is merged into another: MongoDB decides
within the same write whether that is what the whole comes to
(`services.completions.derivation_pipeline`). Where it cannot tell, it marks the completion as
`underived`, and `services.jobs.derivations` derives it from the payloads within a second.

To derive something else, or otherwise, change what is here or below `shapes`, and raise
`DERIVED_VERSION`: what an older version has derived is derived again, while it is in use. So is
what was derived with other keys of the metadata (`current_version`).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from models.indexes import FACETS
from services.completions.labels import LabelKeys
from services.completions.metadata import labels_of
from services.completions.shapes import (
    EXTRA_KEYS,
    extra_facts,
    request_facts,
    response_facts,
)
from services.pricing import Prices, price_of, provider_of_model
from services.runtime import part as part_of_runtime

DERIVED_VERSION: Final = 1

# Where each fact is taken from: the first that says it. Of the provider a client's own word counts
# more than what the bodies look like, and these more than the model's name.
SOURCES: Final[Mapping[str, tuple[str, ...]]] = {
    "model": ("response", "request", "extra"),
    "operation": ("response", "request", "extra"),
    "finish_reason": ("response", "extra"),
    "tool_names": ("response",),
    "usage": ("response", "extra"),
    "user_id": ("request", "extra"),
    "time_to_first_token": ("extra", "response"),
    "prompt_version": ("extra", "request"),
}
PROVIDER_SOURCES: Final = ("extra", "response", "request")
MODEL_SOURCES: Final = SOURCES["model"]
LABEL_SOURCES: Final = ("extra", "request")
# The stored fields, without what only this package reads.
DERIVED_FIELDS: Final = (*SOURCES, "provider", "cost", "facets")
# Before the metadata in `facets`.
LABEL: Final = "meta:"
_READERS: Final[Mapping[str, Callable[[Mapping[str, Any]], Mapping[str, Any]]]] = {
    "request": request_facts,
    "response": response_facts,
    "extra": extra_facts,
}
PARTS: Final = tuple(_READERS)
_BODIES: Final = ("request", "response")
EXTRA_KEY_SET: Final = frozenset(EXTRA_KEYS)

# What one payload says: facts, but for the metadata, in whose place there may be `labels`, by their
# keys, and what the model's name tells of its provider, as `model_provider`.
Said = dict[str, Any]


def current_version() -> int:
    """Return what is stored as the version of what is derived now."""
    return part_of_runtime(LabelKeys).version(DERIVED_VERSION)


def said_by(part: str, payload: Mapping[str, Any], keys: Sequence[str]) -> Said:
    """Return what one payload says.

    Args:
        part: One of `PARTS`.
        payload: The payload.
        keys: Of the metadata, those that have labels.
    """
    said: Said = dict(_READERS[part](payload))
    if "metadata" in said:  # large, and nothing is found by it but by labels
        metadata = said.pop("metadata")
        if keys and (labels := labels_of(metadata, keys)):
            said["labels"] = labels
    if "model" in said and "provider" not in said:
        provider = provider_of_model(said["model"])
        if provider is not None:
            said["model_provider"] = provider
    return said


def derived(fields: Mapping[str, Any], created_at: datetime, prices: Prices) -> dict[str, Any]:
    """Compute what is stored of a completion that has some fields and no others.

    Args:
        fields: As `services.completions.fields.check_fields` returns them.
        created_at: The completion's time.
        prices: Of its organization.
    """
    labels = part_of_runtime(LabelKeys)
    said = {part: said_by(part, fields[part], labels.keys) for part in _BODIES if part in fields}
    has_hints = "extra" in fields and not EXTRA_KEY_SET.isdisjoint(fields["extra"])
    if has_hints:
        said["extra"] = said_by("extra", fields["extra"], labels.keys)
    row = combined(said, created_at, prices)
    row["derived_version"] = labels.version(DERIVED_VERSION)
    if has_hints:
        row["hints"] = extra_says(fields["extra"], said["extra"])
    return row


def extra_says(extra: Mapping[str, Any], said: Said) -> dict[str, Any]:
    """Return what is stored of an `extra` that says something: two with the same say the same."""
    return {"keys": sorted(EXTRA_KEY_SET.intersection(extra)), "said": said}


def combined(
    said: Mapping[str, Mapping[str, Any]], created_at: datetime, prices: Prices
) -> dict[str, Any]:
    """Put together what the payloads say, with the price; what nobody says is absent."""
    row: dict[str, Any] = {}
    for name, sources in SOURCES.items():
        for part in sources:
            if part in said and name in said[part]:
                row[name] = said[part][name]
                break
    provider = _provider(said)
    if provider is not None:
        row["provider"] = provider
    if "usage" in row and "model" in row:
        cost = price_of(provider, row["model"], row["usage"], created_at, prices)
        if cost is not None:
            row["cost"] = cost
    facets = _facets(row, said)
    if facets:
        row["facets"] = facets
    return row


def _provider(said: Mapping[str, Mapping[str, Any]]) -> str | None:
    for name, sources in (("provider", PROVIDER_SOURCES), ("model_provider", MODEL_SOURCES)):
        for part in sources:
            if part in said and name in said[part]:
                provider: str = said[part][name]
                return provider
    return None


def _facets(row: Mapping[str, Any], said: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return what one index finds completions by."""
    facets = []
    for name, prefix in FACETS.items():
        value = row.get(name)
        if value is not None:
            facets += [prefix + value] if type(value) is str else [prefix + one for one in value]
    labels: dict[str, str] = {}
    for part in reversed(LABEL_SOURCES):
        if part in said and "labels" in said[part]:
            labels |= said[part]["labels"]
    facets += labels.values()
    return facets
