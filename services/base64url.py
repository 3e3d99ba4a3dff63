"""Bytes as text that URLs and headers carry: base64url (RFC 4648, section 5) without padding."""

import base64


def encoded(raw: bytes) -> str:
    """Return bytes as base64url."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """Return the bytes that `encoded` was given.

    Raises:
        ValueError: It makes no such text. Decoders take several spellings for the same bytes: the
            characters of plain base64 too, padding, and bits that stand for nothing.
    """
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if encoded(raw) != text:
        raise ValueError("it has another spelling")
    return raw
