"""What is in a completion, read out of its row: parts of payloads, the conversation, highlights."""

from asyncio import to_thread
from collections.abc import Sequence
from typing import Any, Final

from services.completions import shapes
from services.completions.altering import alterations_of
from services.completions.payload_path import PayloadPath
from services.errors import InvalidInput
from services.insight.found_rows import SEARCHED
from services.insight.highlights import MAX_HIGHLIGHTS, Highlight, highlights_of
from services.rows import AlterationRow, CompletionRow
from services.storage.read_budget import charge_items

_FRAME_KEYS: Final = ("file", "line", "lineno", "name")


def value_at(row: CompletionRow, root: str, path: str) -> Any:
    """Return what is at a path below `request`, `response` or `extra`; see `PayloadPath.read`.

    Raises:
        InvalidInput: The path can match nothing.
        TooComplex: The operation searches too many elements of lists.
    """
    return PayloadPath.below(root, path).read(row)


def values_at(row: CompletionRow, paths: Sequence[str]) -> list[Any]:
    """Return what is at each of some paths, in their order; see `PayloadPath.read`.

    Raises:
        InvalidInput: A path can match nothing, or there are too many.
        TooComplex: The operation searches too many elements of lists.
    """
    return [path.read(row) for path in PayloadPath.parse_all(paths)]


# What has been read of a row's payloads stands in the row, so that each of them is read once,
# however many fields show it.
_ASKED: Final = "_asked"
_ANSWERED: Final = "_answered"
# An item that is read, and not shown, takes twice the time of an element that is searched.
_READ: Final = 2


def _asked(row: Any, *, shown: bool = False) -> shapes.Asked:
    """Read a request.

    Args:
        row: A completion.
        shown: Whether each of its items is in the response.

    Raises:
        TooComplex: The operation makes too many values out of payloads.
    """
    known = row.get(_ASKED)
    if known is None or shown:
        times = 1 if shown else _READ
        charge_items(lambda: times * shapes.item_count(row.get("request"), None), shown=shown)
    if known is None:
        known = row[_ASKED] = shapes.read_request(row.get("request"))
    return known  # type: ignore[no-any-return]  # put there above


def _answered(row: Any, *, shown: bool = False) -> shapes.Answered:
    """Read a response; as `_asked`."""
    known = row.get(_ANSWERED)
    if known is None or shown:
        times = 1 if shown else _READ
        charge_items(lambda: times * shapes.item_count(None, row.get("response")), shown=shown)
    if known is None:
        known = row[_ANSWERED] = shapes.read_response(row.get("response"))
    return known  # type: ignore[no-any-return]  # put there above


def messages(row: CompletionRow) -> list[shapes.Turn]:
    """Return request and response as one conversation.

    Raises:
        TooComplex: The operation makes too many values out of payloads.
    """
    turn = _answered(row, shown=True).turn
    turns = _asked(row, shown=True).messages
    return turns if turn is None else [*turns, turn]


def prompt(row: CompletionRow) -> str | None:
    """Return the last message of the user, or the prompt, as text."""
    return _asked(row).prompt


def output(row: CompletionRow) -> str | None:
    """Return the first answer as text; of a refusal its text."""
    return _answered(row).output


def tool_calls(row: CompletionRow) -> list[shapes.ToolCall]:
    """Return the tools that the first answer calls.

    Raises:
        TooComplex: The operation makes too many values out of payloads.
    """
    return _answered(row, shown=True).tool_calls


def reasoning(row: CompletionRow) -> str | None:
    """Return the first answer's reasoning, as far as the provider shows it."""
    return _answered(row).reasoning


def is_refusal(row: CompletionRow) -> bool:
    """Say whether the model or the provider refused to answer."""
    return _answered(row).is_refusal


def provider_finish_reason(row: CompletionRow) -> str | None:
    """Return why the first answer ended, in the provider's word."""
    return _answered(row).provider_finish_reason


async def highlights(rows: Sequence[CompletionRow], most: int) -> list[list[Highlight] | None]:
    """Find the words that a list of completions was searched for; None of one that was not.

    Raises:
        InvalidInput: `most` is out of bounds.
        TooComplex: The operation makes too many values out of payloads.
    """
    if not 1 <= most <= MAX_HIGHLIGHTS:
        raise InvalidInput(f"'max' is {most}; it must be 1 to {MAX_HIGHLIGHTS}")
    searched: list[Any] = [row.get(SEARCHED) for row in rows]
    for row, phrases in zip(rows, searched, strict=True):
        if phrases is not None:
            _charge_reading(row)

    def find() -> list[list[Highlight] | None]:
        return [
            None if phrases is None else highlights_of(row, phrases, most)
            for row, phrases in zip(rows, searched, strict=True)
        ]

    return await to_thread(find) if any(searched) else find()


def _charge_reading(row: Any) -> None:
    count = shapes.item_count
    charge_items(lambda: _READ * count(row.get("request"), row.get("response")), shown=False)


def alterations(row: CompletionRow) -> list[AlterationRow]:
    """Return where what is stored differs from what was logged."""
    listed = alterations_of(row.get("altered") or {})
    charge_items(lambda: len(listed), shown=True)
    return listed


def stack_frames(row: CompletionRow) -> list[dict[str, Any]]:
    """Return the frames of the stack trace; log10js sends numbers and nulls for text."""
    charge_items(lambda: len(row.get("stacktrace") or ()), shown=True)
    frames = []
    for sent in row.get("stacktrace") or ():
        frame = {key: sent.get(key) for key in _FRAME_KEYS}
        frame["lineno"] = _line_number(sent.get("lineno"))
        for key in ("file", "line", "name"):
            frame[key] = None if frame[key] is None else str(frame[key])
        frames.append(frame)
    return frames


def _line_number(value: object) -> int | None:
    is_whole = isinstance(value, int | float) and abs(value) < 2**31 and value == int(value)
    return int(value) if is_whole else None  # type: ignore[call-overload]  # a number
