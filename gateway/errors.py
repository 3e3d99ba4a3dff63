"""What the person at the keyboard is told in one line, without a traceback.

    OperatorError
    ├── SettingsError           an environment variable is wrong
    └── EmbeddedDatabaseError   the embedded MongoDB cannot run here, or may not

Callers of the API never see these; theirs are in `services.errors`.
"""


class OperatorError(Exception):
    """The command cannot go on. The message says what is wrong and what would be right."""


class SettingsError(OperatorError):
    """A setting is wrong. The message names the environment variable."""


class EmbeddedDatabaseError(OperatorError):
    """The embedded MongoDB cannot be started, or its data folder is not free."""
