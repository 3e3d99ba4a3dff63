"""Locks on files, by which processes of one host keep out of each other's way."""

import sys
from io import IOBase

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def try_lock(file: IOBase) -> bool:
    """Lock a file if no one else has.

    The lock ends when the file is closed, in all processes that have got it by inheritance, however
    they end.
    """
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
