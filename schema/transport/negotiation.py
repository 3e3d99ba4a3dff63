"""Which media type a response has, by the request's `Accept` (RFC 9110, 12.5.1)."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import mimeparse

JSON: Final = "application/json"
GRAPHQL_RESPONSE: Final = "application/graphql-response+json"
EVENT_STREAM: Final = "text/event-stream"
HTML: Final = "text/html"
# More than any client names. What comes after is not looked at.
_MOST_RANGES: Final = 50


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a client takes.

    Attributes:
        json: The media type of a response that is no stream; None where it takes none.
        stream: Whether it names the media type of a stream of events.
        page: Whether it would rather have a page, as browsers do that navigate.
    """

    json: str | None
    stream: bool
    page: bool


@lru_cache(maxsize=256)
def accepted(accept: str) -> Accepted:
    """Read an `Accept` header, all of its lines joined by commas; an empty one takes anything.

    A range that cannot be read is passed over. The newer media type is for those who name it, and
    like it as much as the older one: other clients expect the older one's statuses.
    """
    ranges = _ranges(accept)
    if not ranges:
        return Accepted(JSON, stream=False, page=False)
    newer, older = (_weight(offer, ranges) for offer in (GRAPHQL_RESPONSE, JSON))
    names_newer = _names(GRAPHQL_RESPONSE, ranges)
    json = None
    if newer > 0 and (newer > older or (names_newer and newer == older)):
        json = GRAPHQL_RESPONSE
    elif older > 0:
        json = JSON
    stream = _weight(EVENT_STREAM, ranges) if _names(EVENT_STREAM, ranges) else 0.0
    return Accepted(json, stream=stream > 0, page=_prefers_page(ranges, max(newer, older, stream)))


# Type, subtype, and parameters with the weight as `q`, as `mimeparse` has them.
_Range = tuple[str, str, dict[str, str]]


def _ranges(accept: str) -> list[_Range]:
    ranges = []
    for part in accept.lower().split(",")[:_MOST_RANGES]:
        try:
            ranges.append(mimeparse.parse_media_range(part))
        except (mimeparse.MimeTypeParseException, ValueError):
            continue
    return ranges


def _names(offer: str, ranges: list[_Range]) -> bool:
    return any(f"{type_}/{subtype}" == offer for type_, subtype, _ in ranges)


def _weight(offer: str, ranges: list[_Range]) -> float:
    return float(mimeparse.quality_parsed(offer, ranges))


def _prefers_page(ranges: list[_Range], data: float) -> bool:
    """Tell whether HTML weighs more than data, or as much while only HTML is named."""
    html = _weight(HTML, ranges)
    if html != data:
        return html > data
    names_data = any(_names(offer, ranges) for offer in (JSON, GRAPHQL_RESPONSE, EVENT_STREAM))
    return html > 0 and _names(HTML, ranges) and not names_data
