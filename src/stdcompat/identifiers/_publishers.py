"""How each publisher writes its designations: the table of `catalogs/publishers.toml`, compiled to one small file.

No prefix stands in code: whatever reads, finds or prints designations asks this table.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["COMPILED_PATH", "TRAITS", "Convention", "compile_conventions", "convention", "load_conventions"]

_PACKAGE: Final = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COMPILED_PATH: Final = os.path.join(_PACKAGE, "_data", "publishers.tsv")
"""Where the build puts the compiled table, inside the package."""
_SOURCE: Final = os.path.join(_PACKAGE, "..", "..", "catalogs", "publishers.toml")


class Convention(NamedTuple):
    """How one publisher writes its designations.

    Attributes:
        code: `StandardId.publisher`; the prefix as it is printed, where no other publisher has the same.
        body: who publishes.
        family: the module of `families` that reads and prints them.
        prefixes: what else they begin with, in any script.
        words: the same, but words too common to be looked for in running text.
        grammar: how an ordinary publisher numbers: ``numbered`` (number, parts, year), ``verbatim`` (kept as printed).
        joins: what it prints between its prefix and a designation that it adopts (``space``, ``-``, ``/``); empty when
            it adopts none.
        parts: what it prints before a part: ``-``, ``.`` or ``(Part)``.
        before: what it prints between its prefix and a number of its own.
        year: what it prints before the year.
        edition: the word that it prints before the number of an edition, where numbers alone tell editions apart.
        names: numbers without a digit (``RSS-Gen``).
        calendar: the calendar of its years.
        series: the prefix whose series of numbers it shares.
        prints: the prefix as it is printed, where another publisher has the same (``KS`` of Korea and of Kenya).
        small: prefixes that have lost their capitals, as in titles and names of files.
        renamed: its prefix under another name; a regular expression for each, to be matched at the beginning.
        unnamed: what its designations begin with where its prefix is left out, the same.
        doubtful: prefixes that are words, units or initials too: in running text they need more than a bare number.
        certain: the numbers that need no more all the same, a regular expression.
        follows: what follows one of its `words` where it is looked for in running text, a regular expression.
        traits: what else is particular to it, of `TRAITS`.
    """

    code: str
    body: str = ""
    family: str = "ordinary"
    prefixes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    grammar: str = "numbered"
    joins: str = ""
    parts: str = "-"
    year: str = ":"
    calendar: str = ""
    series: str = ""
    prints: str = ""
    before: str = " "
    edition: str = ""
    names: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    certain: str = ""
    follows: str = ""
    traits: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every text that its designations begin with, but the words."""
        return (self.code, *self.prefixes) if self.prints == self.code else self.prefixes


TRAITS: Final = {
    "shares numbers": "gives its numbers together with others (``IEC/EN 62368-1``)",
    "mark": "is a mark of conformity too, which stands beside a standard without being one",
    "owner": "stands before a year in lines that say whose text it is (``ISO/IEC 2013``)",
    "slashed": "has numbers with a slash (``AHRI 210/240``)",
    "colon": "is told from the word by a colon before its number (``IS : 2026``)",
    "revisions": "ends its numbers with the letter of a revision (``MIL-STD-810H``)",
    "subjects": "puts the letter of a subject before its number (``NF C15-100``)",
    "ministries": "prints the ministry after the year, which counts by itself (``QCVN 132:2022/BTTTT``)",
}
"""What a publisher may have besides."""
_LISTS: Final = frozenset(name for name, value in Convention._field_defaults.items() if value == ())
_SEPARATOR: Final = "\x1f"
_HEADER: Final = "\t".join(Convention._fields) + "\n"
_SIGNS: Final = {"space": " ", "nothing": ""}


def convention(publisher: Mapping[str, Any]) -> Convention:
    """Return the convention of one entry of a table of publishers.

    >>> convention({"code": "VW", "body": "Volkswagen", "year": "-"}).year
    '-'
    """
    said: dict[str, Any] = {name: publisher[name] for name in Convention._fields if name in publisher}
    said.update({name: tuple(said[name]) for name in _LISTS & said.keys()})
    said.update({name: _SIGNS.get(said[name], said[name]) for name in ("joins", "before") if name in said})
    return Convention(**{"prints": said["code"], **said})


def compile_conventions(publishers: Iterable[Mapping[str, Any]]) -> str:
    r"""Return the table of publishers, as `catalogs/publishers.toml` holds them, as lines of fields.

    >>> compile_conventions([{"code": "GB", "family": "china", "name": "National standards of China"}]).splitlines()[1]
    'GB\t\tchina\t\t\tnumbered\t\t-\t:\t\t\tGB\t \t\t\t\t\t\t\t\t\t'
    """
    lines = [_HEADER]
    for publisher in publishers:
        fields = convention(publisher)
        lines.append(
            "\t".join(_SEPARATOR.join(field) if isinstance(field, tuple) else field for field in fields) + "\n"
        )
    return "".join(lines)


def load_conventions() -> tuple[Convention, ...]:
    """Return the shipped table; in a checkout whose source is newer, or was never compiled, as the source holds it.

    Raises:
        CatalogNotCompiledError: when neither is there.
    """
    text = ""
    compiled = _modified(COMPILED_PATH)
    if compiled is not None and compiled >= (_modified(_SOURCE) or 0):
        with open(COMPILED_PATH, encoding="utf-8", newline="") as stream:
            text = stream.read()
    if not text.startswith(_HEADER):
        text = _from_source()
    made = tuple.__new__
    conventions = []
    for line in text.splitlines()[1:]:
        fields: list[Any] = line.split("\t")
        for place in _PLACES:
            fields[place] = tuple(fields[place].split(_SEPARATOR)) if fields[place] else ()
        conventions.append(made(Convention, fields))
    return tuple(conventions)


_PLACES: Final = [Convention._fields.index(name) for name in Convention._fields if name in _LISTS]


def _modified(path: str) -> float | None:
    try:
        return os.stat(path).st_mtime
    except (FileNotFoundError, NotADirectoryError):  # the latter inside an archive
        return None


def _from_source() -> str:
    import tomllib

    from ..errors import CatalogNotCompiledError

    try:
        with open(_SOURCE, "rb") as stream:
            return compile_conventions(tomllib.load(stream)["publisher"])
    except (FileNotFoundError, NotADirectoryError):
        raise CatalogNotCompiledError(COMPILED_PATH) from None
