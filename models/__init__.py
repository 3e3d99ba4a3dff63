"""What is stored, and which indexes serve it.

A document declares fields, types and indexes. Rows that are only passed through never become
instances: `services` reads and writes them as the driver's plain dicts.
"""

from beanie import Document

from models.base import StoredDocument
from models.completion import CompletionDocument
from models.deleted_completion import DeletedCompletionDocument
from models.feedback import FeedbackDocument
from models.feedback_task import FeedbackTaskDocument
from models.job import JobDocument
from models.organization import OrganizationDocument
from models.schema_version import SchemaVersionDocument
from models.session import SessionDocument
from models.token import TokenDocument

__all__ = [
    "DOCUMENTS",
    "LISTED",
    "CompletionDocument",
    "DeletedCompletionDocument",
    "FeedbackDocument",
    "FeedbackTaskDocument",
    "JobDocument",
    "OrganizationDocument",
    "SchemaVersionDocument",
    "SessionDocument",
    "TokenDocument",
]

# What `init_beanie` gets.
DOCUMENTS: tuple[type[Document], ...] = (
    OrganizationDocument,
    TokenDocument,
    CompletionDocument,
    DeletedCompletionDocument,
    SessionDocument,
    FeedbackTaskDocument,
    FeedbackDocument,
    JobDocument,
    SchemaVersionDocument,
)
# Those whose lists go by the order key.
LISTED: tuple[type[StoredDocument], ...] = tuple(
    document for document in DOCUMENTS if issubclass(document, StoredDocument)
)
