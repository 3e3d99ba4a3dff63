"""Request bodies that come packed: gzip and deflate, a piece at a time."""

import zlib
from typing import Final

# Small against any body, large against the cost of a call.
PIECE_BYTES: Final = 256 * 1024

_GZIP_WINDOW: Final = 16 + zlib.MAX_WBITS
_RAW_WINDOW: Final = -zlib.MAX_WBITS


class Garbled(Exception):
    """The bytes are not what was announced. The message is for the client."""


class Unpacker:
    """Decompresses one body, and holds no more of it than a piece.

    Args:
        encoding: One of `ENCODINGS`, as in `Content-Encoding`.
    """

    ENCODINGS: Final = frozenset({"gzip", "x-gzip", "deflate"})

    def __init__(self, encoding: str) -> None:
        self._is_deflate = encoding == "deflate"
        self._stream: zlib._Decompress | None = None
        self._packed = b""
        # A full piece: zlib may hold more, though it has taken all that was fed.
        self._has_more = False

    def feed(self, packed: bytes) -> None:
        """Take more of what came."""
        self._packed += packed

    def piece(self) -> bytes:
        """Decompress the next piece; empty where more has to be fed first.

        Raises:
            Garbled: It cannot be decompressed.
        """
        stream = self._begun()
        if stream is None or not (self._packed or self._has_more):
            return b""
        if stream.eof:
            raise Garbled("there is more after its end")
        try:
            piece = stream.decompress(self._packed, PIECE_BYTES)
        except zlib.error as error:
            raise Garbled(str(error)) from error
        self._packed = stream.unconsumed_tail or stream.unused_data
        self._has_more = len(piece) == PIECE_BYTES and not stream.eof
        return piece

    def check_end(self) -> None:
        """Return if all has come. Nothing at all stands for an empty body.

        Raises:
            Garbled: The body breaks off, or goes on after its end.
        """
        if self._stream is None and not self._packed:
            return
        if self._stream is None or not self._stream.eof:
            raise Garbled("it breaks off")
        if self._packed:
            raise Garbled("there is more after its end")

    def _begun(self) -> "zlib._Decompress | None":
        """Return the stream, once it is known which form it has."""
        if self._stream is None and len(self._packed) >= 2:
            window = _GZIP_WINDOW
            if self._is_deflate:
                # "deflate" means zlib's form (RFC 9110, 8.4.1.2), yet some send the bare stream.
                cmf, flg = self._packed[:2]
                is_zlib = cmf & 0x0F == 8 and (cmf << 8 | flg) % 31 == 0
                window = zlib.MAX_WBITS if is_zlib else _RAW_WINDOW
            self._stream = zlib.decompressobj(window)
        return self._stream
