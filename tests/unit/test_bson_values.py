"""What comes out of BSON, and where a payload may be."""

from typing import Any

import pytest

from models import CompletionDocument, FeedbackDocument, FeedbackTaskDocument, SessionDocument
from services.completions.stored_rows import WITHOUT_PAYLOAD
from services.storage.bson_values import may_hold_payload


@pytest.mark.parametrize(
    ("document", "projection", "may"),
    [
        (CompletionDocument, None, True),
        (CompletionDocument, {"_id": 1, "tags": 1, "usage.total_tokens": 1}, False),
        (CompletionDocument, {"_id": 1, "request.messages": 1}, True),
        (CompletionDocument, {"extra": 1}, True),
        (CompletionDocument, {"ranks": 0}, True),
        (CompletionDocument, WITHOUT_PAYLOAD, False),
        (FeedbackDocument, {"_id": 1, "comment": 1}, False),
        (FeedbackDocument, {"json_values": 1}, True),
        (FeedbackTaskDocument, None, True),
        (FeedbackTaskDocument, {"history": 1}, True),
        (FeedbackTaskDocument, {"name": 1}, False),
        (SessionDocument, None, False),
    ],
)
def test_only_what_clients_have_sent_may_hold_payload(
    document: Any, projection: dict[str, int] | None, may: bool
) -> None:
    assert may_hold_payload(document.Settings.name, projection) is may


def test_a_collection_that_is_not_known_may_hold_anything() -> None:
    assert may_hold_payload("elsewhere", {"_id": 1})
