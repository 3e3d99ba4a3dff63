"""Sessions of the real SDKs against a real gateway.

Each SDK runs unmodified in an environment of its own (`environments.py`), as a subprocess that
executes a script out of `drivers/`. `provider.py` answers as OpenAI and Anthropic do and
remembers what it was asked and what it answered; the tests read back through GraphQL what the
SDK logged, and compare.
"""
