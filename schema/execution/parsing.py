"""The text of a document, parsed and validated within bounds.

Parsing and validation run on the event loop, and whatever else the process does waits for them. So
each of their ways to take long is bounded: the text before it is read, tokens, comments and lines
(an error's location is found by counting them), the comparisons of fields that merge, the spreads
of fragments that operations share, and the number and the length of errors.
"""

from collections.abc import Sequence
from typing import Any, Final

from graphql import DocumentNode, GraphQLError, GraphQLSchema, GraphQLSyntaxError, parse, validate
from graphql.validation import validation_context
from graphql.validation.rules import overlapping_fields_can_be_merged
from graphql.validation.validate import ValidationAbortedError

from services.errors import TooComplex

# Both are meant to be set, and are read as a validation begins. What is counted takes up to 4 us.
overlapping_fields_can_be_merged.MAX_COMPLEXITY_BUDGET = 5_000
validation_context.MAX_FRAGMENT_WORK = 5_000

MOST_ERRORS: Final = 5
_LONGEST_MESSAGE: Final = 500
_MOST_LOCATIONS: Final = 10
_ABORTED: Final = "Validation aborted."


def check_text(text: str, *, max_bytes: int, max_lines: int) -> None:
    """Return if a text may be parsed.

    Raises:
        TooComplex: It is too long, or has too many lines.
    """
    # No character is less than a byte, so that what is far too long is not even encoded.
    if len(text) > max_bytes or len(text.encode(errors="surrogatepass")) > max_bytes:
        raise TooComplex(
            f"the document is longer than {max_bytes} bytes "
            "(LOG10_GATEWAY_GRAPHQL_MAX_DOCUMENT_BYTES): send values as variables"
        )
    if text.count("\n") + text.count("\r") >= max_lines:
        raise TooComplex(f"the document has more than {max_lines} lines")


def parse_document(text: str, *, max_tokens: int, max_comments: int) -> tuple[DocumentNode, int]:
    """Parse a text that has been checked.

    Returns:
        The document, and how many tokens it has.

    Raises:
        GraphQLSyntaxError: It is no document, or has too many tokens or comments.
    """
    try:
        document = parse(text, max_lexical_tokens=max_tokens, max_comments=max_comments)
    except GraphQLSyntaxError as error:
        error.message = _cut(error.message)
        raise
    return document, _unlink(document)


def _unlink(document: DocumentNode) -> int:
    """Take the tokens of a document apart, and return their number.

    Each knows the next and the last, which nobody asks for, and by which a document that is dropped
    would wait for a full garbage collection, which would then take tens of milliseconds.
    """
    token: Any = document.loc and document.loc.start_token
    number = 0
    while token is not None:
        after, token.prev, token.next = token.next, None, None
        token, number = after, number + 1
    return number


def validate_document(
    schema: GraphQLSchema, document: DocumentNode, rules: Sequence[Any], *, suggestions: bool
) -> list[GraphQLError]:
    """Validate a document; return what is wrong with it, up to `MOST_ERRORS` and a last one."""
    errors = validate(
        schema, document, rules, max_errors=MOST_ERRORS, hide_suggestions=not suggestions
    )
    return [_bounded(error) for error in errors]


def _bounded(error: GraphQLError) -> GraphQLError:
    if isinstance(error, ValidationAbortedError) and error.message == _ABORTED:
        too_complex = TooComplex(
            "the document has too many fields of one name, or fragments, that have to be compared"
        )
        return GraphQLError(str(too_complex), original_error=too_complex)
    nodes, message = error.nodes or [], error.message
    if len(message) <= _LONGEST_MESSAGE and len(nodes) <= _MOST_LOCATIONS:
        return error
    return GraphQLError(_cut(message), nodes[:_MOST_LOCATIONS])


def _cut(message: str) -> str:
    if len(message) <= _LONGEST_MESSAGE:
        return message
    return f"{message[:_LONGEST_MESSAGE]}..."
