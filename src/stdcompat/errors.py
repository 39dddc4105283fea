"""Every exception of the library.

One root, `StdcompatError`; each leaf also inherits the builtin that callers already catch.
Exceptions are values with fields: the fields are public API, the wording of the message is not.
"""

from __future__ import annotations

import errno
import functools
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "CatalogError",
    "CatalogNotCompiledError",
    "DeploymentError",
    "DocumentError",
    "IdentifierError",
    "InputError",
    "InvalidTypeError",
    "InvalidValueError",
    "MarketError",
    "MissingExtraError",
    "Problem",
    "StdcompatError",
    "UnknownMarketError",
    "UnknownPublisherError",
    "UnknownStandardError",
    "UnknownSystemError",
    "did_you_mean",
]

_FEW = 12
_SHORT = 4  # letters of a word whose pairs say little


class StdcompatError(Exception):
    """Root of every error that stdcompat raises on purpose."""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return ``did you mean 'x'?``, or the choices when they are few, or nothing.

    >>> did_you_mean("refernce", ["reference", "evidence"])
    "did you mean 'reference'?"
    """
    return _nearest(word, tuple(sorted(choices)))


@functools.lru_cache(maxsize=256)  # the same mistake stands on many lines
def _nearest(word: str, known: tuple[str, ...]) -> str:
    import difflib  # only when something is wrong

    own = _pairs(word)
    likely = [one for one, pairs in _with_pairs(known) if len(one) < _SHORT or not own.isdisjoint(pairs)]
    near = difflib.get_close_matches(word, likely, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"one of {', '.join(known)}" if len(known) <= _FEW else ""


def _pairs(word: str) -> set[str]:
    return {word[place : place + 2] for place in range(len(word) - 1)}


@functools.lru_cache(maxsize=32)
def _with_pairs(known: tuple[str, ...]) -> list[tuple[str, set[str]]]:
    """Return words with their pairs of letters: what shares none is not near, and most are ruled out at once."""
    return [(one, _pairs(one)) for one in known]


class _RefusedError(StdcompatError):
    """Shared form of what is said of one value: which it is, what is wrong with it, and what to give instead."""

    def __init__(self, what: str, hint: str = "", place: str = "") -> None:
        super().__init__(what, hint, place)
        self.what = what
        self.hint = hint
        self.place = place

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.what}" + (f"; {self.hint}" if self.hint else "")


class InvalidValueError(_RefusedError, ValueError):
    """Raise when an argument is of the right type and cannot be used.

    Attributes:
        what: what is wrong with it.
        hint: what to give instead, or nothing.
        place: the class and field, or the function, that it was given to, or nothing.

    >>> str(InvalidValueError("unknown kind of component 'camra'", "did you mean 'camera'?", "Component.kind"))
    "Component.kind: unknown kind of component 'camra'; did you mean 'camera'?"
    """


class InvalidTypeError(_RefusedError, TypeError):
    """Raise when an argument is of a type that is not taken; the fields are those of `InvalidValueError`."""


class IdentifierError(StdcompatError, ValueError):
    """Raise when a text cannot be read as a standard's identifier.

    Attributes:
        text: the input as given.
        span: start and end (characters, end exclusive) of the part that could not be read.
        expected: what the grammar wanted there.
        suggestion: the nearest designation that would be read, or None.
    """

    def __init__(
        self,
        text: str,
        span: tuple[int, int],
        expected: str,
        suggestion: str | None = None,
    ) -> None:
        super().__init__(text, span, expected, suggestion)
        self.text = text
        self.span = span
        self.expected = expected
        self.suggestion = suggestion

    def __str__(self) -> str:
        start, end = self.span
        # Long inputs are cut to a window around the span, so that the message stays short.
        left, right = max(0, start - 40), min(len(self.text), start + 40)
        window = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in self.text[left:right])
        if left:
            window, start, end = "..." + window, start - left + 3, end - left + 3
        if right < len(self.text):
            window += "..."
        caret = " " * start + "^" * max(1, min(end, len(window)) - start)
        hint = f"; did you mean {self.suggestion}?" if self.suggestion else ""
        return f"not a standard's identifier: expected {self.expected}{hint}\n  {window}\n  {caret}"


class Problem:
    """One thing that is wrong in one input file: where it is, what it is, and what to try.

    >>> str(Problem("stack.toml", "component[2].kind", "unknown kind 'camra'", "did you mean 'camera'?"))
    "stack.toml: component[2].kind: unknown kind 'camra'; did you mean 'camera'?"
    """

    __slots__ = ("file", "hint", "place", "what")

    def __init__(self, file: str, place: str, what: str, hint: str = "") -> None:
        self.file = file
        self.place = place
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        where = f"{self.file}: {self.place}" if self.place else self.file
        return f"{where}: {self.what}" + (f"; {self.hint}" if self.hint else "")

    def __repr__(self) -> str:
        return f"Problem({self.file!r}, {self.place!r}, {self.what!r}, {self.hint!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problem) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[str, str, str, str]:
        return (self.file, self.place, self.what, self.hint)


def in_words(error: OSError) -> str:
    """Return what an error of the system says, to go on after the name of the file.

    >>> in_words(OSError(2, "No such file or directory"))
    'no such file or directory'
    """
    said = error.strerror or str(error)
    return said[:1].lower() + said[1:]


def not_read(file: str, error: OSError) -> Problem:
    """Return the problem that a file cannot be read at all."""
    return Problem(file, "", in_words(error), "split it" if error.errno == errno.EFBIG else "check the path")


class InputError(StdcompatError, ValueError):
    """Raise when input files hold something that cannot be used: all problems at once.

    Attributes:
        problems: every `Problem` found, in the order of the files.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(tuple(problems))
        self.problems = tuple(problems)

    def __str__(self) -> str:
        if len(self.problems) == 1:
            return str(self.problems[0])
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        return f"{len(self.problems)} problems:\n{lines}"


class CatalogError(InputError):
    """Raise when a catalog of facts cannot be used as it is written."""


def _above(path: str) -> Iterator[str]:
    while (folder := os.path.dirname(path)) != path:
        yield folder
        path = folder


class CatalogNotCompiledError(StdcompatError, FileNotFoundError):
    """Raise when the shipped facts have not been compiled into the package."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        if any(os.path.isfile(folder) for folder in _above(self.path)):
            return (
                f"{self.path} is inside an archive, and the facts are files: unpack the archive, or install the package"
            )
        return f"{self.path} is missing: run 'python -m stdcompat.bundle' in a checkout, or reinstall the package"


class DeploymentError(InputError):
    """Raise when a deployment (a stack file) cannot be used as it is written.

    Attributes:
        columns: what the columns of a sheet were taken for, so that it can be written and corrected all the same.
    """

    columns: tuple[Any, ...] = ()


class DocumentError(InputError):
    """Raise when a document (text, PDF, DOCX) cannot be read."""


class MarketError(InputError):
    """Raise when a market or a profile cannot be used as it is written."""


class _LookUpError(StdcompatError, KeyError):
    """Shared form of the look-up errors: what was asked for and what was near it."""

    noun = "entry"

    def __init__(self, asked: str, near: Sequence[str] = ()) -> None:
        super().__init__(asked, tuple(near))
        self.asked = asked
        self.near = tuple(near)

    def __str__(self) -> str:
        hint = f"; did you mean {' or '.join(self.near)}?" if self.near else ""
        return f"no {self.noun} {self.asked!r} in this catalog{hint}"


class UnknownStandardError(_LookUpError):
    """Raise when a catalog holds no entry for an identifier."""

    noun = "standard"


class UnknownMarketError(_LookUpError):
    """Raise when no market has the code or the name that was asked for.

    Attributes:
        asked: what was asked for.
        near: the codes of markets that are written alike.
        known: the codes of all markets.
    """

    def __init__(self, asked: str, near: Sequence[str] = (), known: Sequence[str] = ()) -> None:
        super().__init__(asked, near)
        self.args = (asked, tuple(near), tuple(known))
        self.known = tuple(known)

    def __str__(self) -> str:
        hint = f"; did you mean {' or '.join(self.near)}?" if self.near else ""
        if not hint and self.known:
            hint = f"; there are {', '.join(self.known)}"
        return f"no market {self.asked!r}{hint}"


class UnknownPublisherError(_LookUpError):
    """Raise when a catalog knows no prefix and no body of publishers by the name that was asked for."""

    noun = "publisher"


class UnknownSystemError(_LookUpError):
    """Raise when no standard system has the id that was asked for."""

    noun = "standard system"


class MissingExtraError(StdcompatError, ImportError):
    """Raise when a feature needs an optional package that is not installed."""

    def __init__(self, extra: str, package: str) -> None:
        super().__init__(extra, package)
        self.extra = extra
        self.package = package

    def __str__(self) -> str:
        return f"this needs {self.package}: pip install 'stdcompat[{self.extra}]'"
