"""Python's collector of cycles, put aside while many records are made that hold none."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["without_collector"]


@contextlib.contextmanager
def without_collector() -> Iterator[None]:
    """Leave objects to their counts of references for as long as this lasts.

    A check makes tens of thousands of records that are kept and refer to no record that refers to
    them. The collector would walk all of them again and again: a third of the time of a large check.

    >>> with without_collector():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    if not gc.isenabled():  # somebody outside has put it aside, and will put it back
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
