"""What is stored, and which indexes serve it.

A document declares fields, types and indexes. Rows that are only passed through never become
instances: `services` reads and writes them as the driver's plain dicts.
"""

from beanie import Document

from models.base import StoredDocument
from models.completion import CompletionDocument
from models.deleted import DeletedCompletionDocument, DeletedFeedbackDocument
from models.feedback import FeedbackDocument
from models.feedback_task import FeedbackTaskDocument
from models.former_indexes import FORMER_INDEXES
from models.job import JobDocument
from models.large_value import LargeValueDocument
from models.organization import OrganizationDocument
from models.price_list import PriceListDocument
from models.queue_item import QueueItemDocument
from models.saved_view import SavedViewDocument
from models.schema_version import SchemaVersionDocument
from models.session import SessionDocument
from models.token import TokenDocument

__all__ = [
    "DOCUMENTS",
    "LISTED",
    "CompletionDocument",
    "DeletedCompletionDocument",
    "DeletedFeedbackDocument",
    "FeedbackDocument",
    "FeedbackTaskDocument",
    "JobDocument",
    "LargeValueDocument",
    "OrganizationDocument",
    "PriceListDocument",
    "QueueItemDocument",
    "SavedViewDocument",
    "SchemaVersionDocument",
    "SessionDocument",
    "TokenDocument",
]

# What `init_beanie` gets.
DOCUMENTS: tuple[type[Document], ...] = (
    OrganizationDocument,
    TokenDocument,
    CompletionDocument,
    LargeValueDocument,
    DeletedCompletionDocument,
    DeletedFeedbackDocument,
    SessionDocument,
    FeedbackTaskDocument,
    FeedbackDocument,
    QueueItemDocument,
    SavedViewDocument,
    PriceListDocument,
    JobDocument,
    SchemaVersionDocument,
)
# Those whose lists go by the order key, and went otherwise in the version before.
LISTED: tuple[type[StoredDocument], ...] = tuple(
    document
    for document in DOCUMENTS
    if issubclass(document, StoredDocument) and document.Settings.name in FORMER_INDEXES
)
