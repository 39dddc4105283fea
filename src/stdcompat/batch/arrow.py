"""The one door to pyarrow and numpy: absent, they are named with the command that installs them."""

from __future__ import annotations

from stdcompat.errors import MissingExtraError

try:
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc
except ImportError as error:
    msg = "arrow"
    raise MissingExtraError(msg, "pyarrow") from error

__all__ = ["np", "pa", "pc"]
