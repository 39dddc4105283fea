"""What every test shares: where the checkout is, and how hard properties are tried."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from stdcompat import language
from stdcompat.language import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
_PACKAGE = os.path.dirname(language.__file__)

# `default` keeps the whole suite under ten minutes and draws the same examples each time, so that a failure is news of
# the change; HYPOTHESIS_PROFILE=long draws new ones, for a night.
settings.register_profile(
    "default", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", parent=settings.get_profile("default"), max_examples=5_000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the checkout."""
    return ROOT


# What gives a piece of a text, or a text made of it: in English only.
_ONE_LANGUAGE = frozenset(
    "__format__ __getitem__ __mod__ __mul__ capitalize casefold center expandtabs format join ljust lower lstrip partition "
    "removeprefix removesuffix replace rjust rpartition rsplit rstrip split splitlines strip swapcase title translate upper".split()
)


@pytest.fixture(scope="session", autouse=True)
def _no_chinese_is_lost() -> Iterator[None]:
    """Refuse, in the package's own code, whatever takes the English of a text in two languages without saying so.

    Code that means the English says ``str(text)``; `in_language` returns a plain text.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in _ONE_LANGUAGE:
            patch.setattr(Bilingual, name, _refusing(name), raising=False)
        yield


def _refusing(name: str) -> Callable[..., Any]:
    plain = getattr(str, name)

    def method(self: Bilingual, *arguments: Any, **named: Any) -> Any:
        caller = sys._getframe(1).f_code.co_filename
        if caller.startswith(_PACKAGE) and not caller.endswith("language.py"):  # which fills phrases in each language
            msg = f"{name} of {str(self)!r} loses {self.zh!r}"
            raise AssertionError(msg)
        return plain(str(self), *arguments, **named)

    return method
