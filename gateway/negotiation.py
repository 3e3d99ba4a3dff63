"""Which media type a GraphQL response has, by the request's `Accept` (RFC 9110, 12.5.1)."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import mimeparse

JSON: Final = "application/json"
GRAPHQL_RESPONSE: Final = "application/graphql-response+json"
EVENT_STREAM: Final = "text/event-stream"
# More than any client names. What comes after is not looked at.
_MOST_RANGES: Final = 50


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a client takes.

    Attributes:
        json: The media type of a response that is no stream; None where it takes none.
        stream: Whether it names the media type of a stream of events.
    """

    json: str | None
    stream: bool


@lru_cache(maxsize=256)
def accepted(accept: str) -> Accepted:
    """Read an `Accept` header, all of its lines joined by commas; an empty one takes anything.

    A range that cannot be read is passed over. The newer media type is for those who name it, and
    like it as much as the older one: other clients expect the older one's statuses.
    """
    ranges = _ranges(accept)
    if not ranges:
        return Accepted(JSON, stream=False)
    newer, older = (_weight(offer, ranges) for offer in (GRAPHQL_RESPONSE, JSON))
    names_newer = any(one[:2] == ("application", "graphql-response+json") for one in ranges)
    names_stream = any(one[:2] == ("text", "event-stream") for one in ranges)
    json = None
    if newer > 0 and (newer > older or (names_newer and newer == older)):
        json = GRAPHQL_RESPONSE
    elif older > 0:
        json = JSON
    return Accepted(json, stream=names_stream and _weight(EVENT_STREAM, ranges) > 0)


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


def _weight(offer: str, ranges: list[_Range]) -> float:
    return float(mimeparse.quality_parsed(offer, ranges))
