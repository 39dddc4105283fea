"""Files that strangers made: read once and to a bound, whatever they are."""

from __future__ import annotations

import errno
import os
import stat
from typing import IO, Final

__all__ = ["be_a_path", "is_stream", "read_whole", "regular"]

_MIB: Final = 1 << 20
_DEVICE: Final = 16 * _MIB  # no device is a file of anybody's, and some never end


def read_whole(source: str | os.PathLike[str] | IO[bytes], most: int) -> bytes:
    """Return the bytes of a file, a pipe or an open stream, read once.

    The size is counted while reading: what the file system says of it is 0 for pipes, and may change meanwhile.

    Args:
        source: a path, or what is open already.
        most: how many bytes there may be.

    Raises:
        OSError: if it cannot be read, or there are more; `strerror` says so in words.
    """
    if isinstance(source, (str, os.PathLike)):
        be_a_path(source)
        with open(source, "rb", buffering=0) as file:
            mode = os.fstat(file.fileno()).st_mode
            bound = min(most, _DEVICE) if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) else most
            return _read(file, bound, os.fspath(source))
    return _read(source, most, None)


def be_a_path(path: str | os.PathLike[str]) -> None:
    """Refuse a text that no file system takes as the error that everybody expects of a path.

    Raises:
        OSError: if it holds a NUL or half a character.
    """
    try:
        if b"\0" not in os.fsencode(path):
            return
    except UnicodeEncodeError:
        pass
    raise OSError(errno.EINVAL, "is no path: it holds a character that none can", ascii(os.fspath(path)))


def _read(file: IO[bytes], most: int, name: str | None) -> bytes:
    pieces, size = [], 0
    while piece := file.read(min(_MIB, most + 1 - size)):
        size += len(piece)
        if size > most:
            raise OSError(errno.EFBIG, f"larger than {most // _MIB} MiB", name)
        pieces.append(piece)
    return b"".join(pieces)


def is_stream(path: str | os.PathLike[str]) -> bool:
    """Return whether a path is a pipe, a socket or a device, which gives its bytes once."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def regular(path: str | os.PathLike[str]) -> None:
    """Make sure that a path can be read several times.

    Raises:
        OSError: if it is a pipe, a socket or a device.
    """
    if is_stream(path):
        raise OSError(
            errno.ESPIPE, "is a pipe or a device, and is read more than once; save it as a file", os.fspath(path)
        )
