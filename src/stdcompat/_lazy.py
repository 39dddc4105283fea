"""Names that a package exports without loading the modules they live in (PEP 562)."""

from __future__ import annotations

import contextlib
import sys
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["exports"]


def exports(
    package: str, names: Sequence[str], homes: Mapping[str, Sequence[str]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return a package's `__getattr__` and `__dir__`.

    Args:
        package: the package's name.
        names: what it exports, its ``__all__``.
        homes: the names that are loaded when they are first used, by the module they live in.
    """
    home_of = {name: f"{package}.{module}" for module, found in homes.items() for name in found}

    def get(name: str) -> object:
        if name not in home_of:
            if not name.startswith("_"):
                with contextlib.suppress(ModuleNotFoundError):
                    return import_module(f"{package}.{name}")  # a module inside, as if it had been imported
            msg = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(msg, name=name, obj=sys.modules[package])  # so that Python says what is near
        value = getattr(import_module(home_of[name]), name)
        vars(sys.modules[package])[name] = value  # the next use finds it without asking
        return value

    return get, lambda: list(names)
