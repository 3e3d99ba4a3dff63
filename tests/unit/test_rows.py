"""Rows have the documents' fields."""

from collections.abc import Mapping
from typing import Any

import pytest

from models import (
    CompletionDocument,
    FeedbackDocument,
    FeedbackTaskDocument,
    JobDocument,
    OrganizationDocument,
    SavedViewDocument,
    SessionDocument,
    TokenDocument,
)
from services import rows
from services.clock import EPOCH
from services.completions.stored_rows import INTERNAL_FIELDS
from services.session_summaries import stored_summary

HIDDEN: Mapping[str, tuple[str, ...]] = {
    "CompletionDocument": INTERNAL_FIELDS,
    "SessionDocument": (*stored_summary(EPOCH), "summary_revision", "summed_revision", "stale"),
    "FeedbackDocument": ("create_digest", "copied"),
    "JobDocument": ("lease_owner", "lease_number", "tries", "checkpoint", "removed_at"),
    "TokenDocument": ("secret_sha256",),
}


@pytest.mark.parametrize(
    ("document", "row"),
    [
        (CompletionDocument, rows.CompletionRow),
        (SessionDocument, rows.SessionRow),
        (FeedbackTaskDocument, rows.FeedbackTaskRow),
        (FeedbackDocument, rows.FeedbackRow),
        (SavedViewDocument, rows.SavedViewRow),
        (OrganizationDocument, rows.OrganizationRow),
        (JobDocument, rows.JobRow),
        (TokenDocument, rows.TokenRow),
    ],
)
def test_a_row_has_the_fields_of_its_document(document: Any, row: Any) -> None:
    hidden = {*HIDDEN.get(document.__name__, ()), "revision_id"}

    assert set(row.__annotations__) == set(document.model_fields) - hidden
