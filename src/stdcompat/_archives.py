"""What reading a damaged archive raises."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from typing import Final

__all__ = ["DAMAGED"]

DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,  # versions and methods that there are not
    RuntimeError,  # encrypted
    ValueError,  # names and places that cannot be
    OverflowError,
    OSError,
)
"""What reading a damaged archive raises: its own errors, and those of whatever the damage hits first."""
