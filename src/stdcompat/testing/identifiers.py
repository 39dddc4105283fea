"""Strategies for designations, one per publisher: what they draw is canonical, so that it must read back exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat.identifiers import StandardId, parse

try:
    from hypothesis import strategies as st
except ImportError as error:
    from stdcompat.errors import MissingExtraError

    msg = "testing"
    raise MissingExtraError(msg, "hypothesis") from error

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["PUBLISHERS", "Listed", "designations", "lenient", "lists", "standard_ids"]

_year = st.integers(1950, 2030)
_number = st.integers(1, 99999).map(str)
_part = st.lists(st.integers(1, 99).map(str), max_size=2).map("-".join)
_month = st.integers(1, 12)
_region = st.sampled_from(
    ["GB", "GB/T", "GB/Z", "YD/T", "SJ/T", "GA/T", "GM/T", "JR/T", "NB/T", "DL/T", "TB/T", "YY/T", "JB/T", "JJF", "JJG"]
)


def _numbered(draw: DrawFn, prefix: str, sep: str = ":") -> str:
    part = draw(_part)
    text = f"{prefix} {draw(_number)}" + (f"-{part}" if part else "")
    return text + (f"{sep}{draw(_year)}" if draw(st.booleans()) else "")


def _iso(draw: DrawFn) -> str:
    prefix = draw(
        st.sampled_from(
            [
                "ISO",
                "ISO/TS",
                "ISO/TR",
                "ISO/IEC",
                "ISO/IEC TS",
                "ISO/IEC TR",
                "ISO/IEC/IEEE",
                "ISO/DIS",
                "ISO/IEC FDIS",
            ]
        )
    )
    text = _numbered(draw, prefix)
    if ":" in text and draw(st.booleans()):
        text += f"/{draw(st.sampled_from(['Amd', 'Cor']))} {draw(st.integers(1, 9))}:{draw(_year)}"
    return text


def _iec(draw: DrawFn) -> str:
    text = _numbered(draw, draw(st.sampled_from(["IEC", "IEC TS", "IEC TR", "IEC PAS", "CISPR"])))
    if ":" in text:
        for number in range(1, draw(st.integers(0, 2)) + 1):
            text += f"+AMD{number}:{draw(_year)}"
        if "+" in text and draw(st.booleans()):
            text += " CSV"
    return text


def _itu(draw: DrawFn) -> str:
    text = f"ITU-T {draw(st.sampled_from('ADEFGHIJKLMNOPQRSTUVXYZ'))}.{draw(st.integers(1, 9999))}"
    if draw(st.booleans()):
        text += f" ({draw(_month):02}/{draw(_year)})"
    return text


def _china(draw: DrawFn) -> str:
    text = f"{draw(_region)} {draw(_number)}"
    if draw(st.booleans()):
        text += f".{draw(st.integers(1, 200))}"
    if draw(st.booleans()):
        text += f"-{draw(_year)}"
        if draw(st.booleans()) and draw(st.booleans()):
            text += f"/ISO {draw(_number)}:{draw(_year)}"
    return text


def _cen(draw: DrawFn) -> str:
    text = _numbered(
        draw,
        draw(
            st.sampled_from(
                ["EN", "EN ISO", "EN IEC", "EN ISO/IEC", "CEN/TR", "CLC/TR", "CEN/TS", "HD", "prEN", "EN ISO/TS"]
            )
        ),
    )
    if ":" in text:
        for number in range(11, 11 + draw(st.integers(0, 2))):
            text += f"+A{number}:{draw(_year)}"
    return text


def _wrapped(prefix: str) -> Callable[[DrawFn], str]:
    return lambda draw: f"{prefix} {_cen(draw) if draw(st.booleans()) else _iso(draw)}"


def _etsi(draw: DrawFn) -> str:
    text = f"ETSI {draw(st.sampled_from(['EN', 'TS', 'TR', 'ES', 'EG']))} {draw(st.integers(100, 399))} {draw(st.integers(0, 999)):03}"
    if draw(st.booleans()):
        text += f"-{draw(st.integers(1, 30))}"
    if draw(st.booleans()):
        text += f" V{draw(st.integers(1, 19))}.{draw(st.integers(0, 19))}.{draw(st.integers(0, 19))} ({draw(_year)}-{draw(_month):02})"
    return text


def _jis(draw: DrawFn) -> str:
    text = f"JIS {draw(st.sampled_from('ABCDEFGHKLMPQRSTWXZ'))} {draw(st.integers(0, 9999)):04}"
    if draw(st.booleans()):
        text += f"-{draw(st.integers(1, 99))}"
    return text + (f":{draw(_year)}" if draw(st.booleans()) else "")


def _gost(draw: DrawFn) -> str:
    prefix = draw(st.sampled_from(["GOST", "GOST R", "GOST ISO", "GOST R ISO/IEC", "GOST IEC"]))
    return f"{prefix} {draw(_number)}-{draw(_year)}"


def _tgpp(draw: DrawFn) -> str:
    text = f"3GPP {draw(st.sampled_from(['TS', 'TR']))} {draw(st.integers(21, 55))}.{draw(st.integers(0, 999)):03}"
    return text + (
        f" V{draw(st.integers(3, 19))}.{draw(st.integers(0, 30))}.{draw(st.integers(0, 9))}"
        if draw(st.booleans())
        else ""
    )


def _ieee(draw: DrawFn) -> str:
    text = f"IEEE Std {draw(st.integers(1, 3999))}.{draw(st.integers(1, 99))}-{draw(_year)}"
    return f"{text}/Cor {draw(st.integers(1, 3))}-{draw(_year)}" if draw(st.booleans()) else text


def _csa(draw: DrawFn) -> str:
    text = f"CSA C22.2 NO. {draw(_number)}:{draw(st.integers(0, 39)):02}"
    return f"{text}/A1:{draw(st.integers(0, 39)):02}" if draw(st.booleans()) else text


def _nist(draw: DrawFn) -> str:
    text = f"NIST SP 800-{draw(st.integers(1, 240))}"
    return text + (f"r{draw(st.integers(1, 6))}" if draw(st.booleans()) else "")


_DRAWN: dict[str, Callable[[DrawFn], str]] = {
    "ISO": _iso,
    "IEC": _iec,
    "ITU-T": _itu,
    "GB": _china,
    "EN": _cen,
    "BS": _wrapped("BS"),
    "DIN": _wrapped("DIN"),
    "NF": _wrapped("NF"),
    "ETSI": _etsi,
    "JIS": _jis,
    "GOST": _gost,
    "3GPP": _tgpp,
    "IEEE": _ieee,
    "NIST": _nist,
    "AASHTO": lambda draw: f"AASHTO {draw(st.sampled_from(['M', 'T', 'R']))} {draw(st.integers(1, 399))}",
    "AMCA": lambda draw: f"AMCA {draw(st.integers(1, 999))}-{draw(_year)}",
    "API": lambda draw: f"API {draw(st.sampled_from(['RP', 'STD', 'SPEC']))} {draw(st.integers(500, 1199))}",
    "ASHRAE": lambda draw: f"ASHRAE Standard {draw(st.integers(1, 299))}-{draw(_year)}",
    "ASME": lambda draw: (
        f"ASME {draw(st.sampled_from('AB'))}{draw(st.integers(1, 120))}.{draw(st.integers(1, 50))}-{draw(_year)}"
    ),
    "BICSI": lambda draw: f"BICSI {draw(st.integers(1, 9)):03}-{draw(_year)}",
    "CIE": lambda draw: f"CIE {draw(st.integers(1, 260)):03}:{draw(_year)}",
    "CSA": _csa,
    "DSTU": lambda draw: f"ДСТУ Б В.2.{draw(st.integers(1, 9))}-{draw(st.integers(1, 199))}:{draw(_year)}",
    "ECMA": lambda draw: f"ECMA-{draw(st.integers(1, 430))}",
    "J-STD": lambda draw: f"J-STD-{draw(st.integers(1, 99)):03}{draw(st.sampled_from('ABCDEFGHJ'))}",
    "NFPA": lambda draw: f"NFPA {draw(st.integers(1, 1999))}-{draw(_year)}",
    "NSF/ANSI": lambda draw: f"NSF/ANSI {draw(st.integers(1, 499))}-{draw(_year)}",
    "OIML": lambda draw: f"OIML R {draw(st.integers(1, 150))}",
    "SAE": lambda draw: f"SAE J {draw(st.integers(1, 3999))}",
    "SEMI": lambda draw: f"SEMI {draw(st.sampled_from('CEFMPSTX'))}{draw(st.integers(1, 199))}",
    "UL": lambda draw: f"UL {draw(_number)}",
    "RFC": lambda draw: f"RFC {draw(st.integers(1, 9999))}",
    "CCSDS": lambda draw: f"CCSDS {draw(st.integers(100, 999))}.{draw(st.integers(0, 9))}-B-{draw(st.integers(1, 9))}",
    "KS": lambda draw: _numbered(draw, "KS C IEC"),
    "IS": lambda draw: f"IS {draw(st.integers(1, 19999))}:{draw(_year)}",
    "AS/NZS": lambda draw: f"AS/NZS {draw(_number)}:{draw(_year)}",
    "ASTM": lambda draw: (
        f"ASTM {draw(st.sampled_from('ABCDEFG'))}{draw(st.integers(1, 9999))}-{draw(st.integers(0, 99)):02}"
    ),
}

PUBLISHERS = tuple(_DRAWN)
"""The publishers that `designations` can draw for."""


def designations(publisher: str | None = None) -> SearchStrategy[str]:
    """Draw canonical designations of one publisher, or of all.

    >>> from hypothesis import given
    >>> from stdcompat.identifiers import parse
    >>> @given(designations("ISO"))
    ... def holds(text):
    ...     assert str(parse(text)) == text
    >>> holds()
    """
    if publisher is None:
        return st.one_of([designations(name) for name in PUBLISHERS])
    make = _DRAWN[publisher]
    return st.composite(make)()


def standard_ids(publisher: str | None = None) -> SearchStrategy[StandardId]:
    """Draw identifiers of one publisher, or of all.

    >>> standard_ids("GB").example().publisher  # doctest: +SKIP
    'GB'
    """
    return designations(publisher).map(parse)


_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"


def lenient(designation: str) -> SearchStrategy[str]:
    """Draw other spellings of a designation: other dashes, full width, other slashes and colons, more spaces.

    >>> lenient("GB/T 22239-2019").example()  # doctest: +SKIP
    'ＧＢ／Ｔ 22239—2019'
    """
    full = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in designation)
    return st.one_of(
        st.sampled_from(_DASHES).map(lambda dash: designation.replace("-", dash)),
        st.sampled_from(["\u2215", "\uff0f", "\u2044"]).map(lambda slash: designation.replace("/", slash)),
        st.sampled_from(["\uff1a", "\u2236"]).map(lambda colon: designation.replace(":", colon)),
        st.sampled_from(["\u00a0", "\u2009", "\u3000", "  "]).map(lambda space: designation.replace(" ", space)),
        st.just(full),
    )


class Listed(NamedTuple):
    """A list as people write it, and the designations that it names.

    Attributes:
        text: the list.
        names: what it names, in order, in canonical form.
    """

    text: str
    names: tuple[str, ...]


_COMMAS: Final = (", ", "; ", "、", "，", "；", ",", " / ", " + ")
_ANDS: Final = (" and ", " or ", ", and ", " & ", " und ", " et ", " y ", " и ", "和", "及", " e ", " oraz ", "与")
_RANGES: Final = ("~", "～", " to ", " through ", " ~ ", "至")
_PREFIXES: Final = (
    "IEC",
    "EN",
    "EN IEC",
    "BS EN",
    "DIN EN",
    "NF EN",
    "UNE-EN",
    "PN-EN",
    "SANS IEC",
    "AS/NZS IEC",
)
# Five digits, so that nothing of a list looks like a year or a count.
_long = st.integers(50001, 63999).map(str)
_levels = st.lists(st.integers(1, 40).map(str), min_size=1, max_size=2).map(tuple)


def _joined(draw: DrawFn, items: list[str]) -> str:
    """Join items as a list: one mark between them, and perhaps a word before the last."""
    comma = draw(st.sampled_from(_COMMAS))
    last = draw(st.sampled_from([comma, *_ANDS]))
    return comma.join(items[:-1]) + (last if len(items) > 1 else "") + items[-1]


def _dotted(prefix: str) -> bool:
    return prefix.startswith("AS/NZS")


def _printed(prefix: str, number: str, levels: tuple[str, ...]) -> str:
    sep = "." if _dotted(prefix) else "-"
    return f"{prefix} {sep.join((number, *levels))}"


def _without_publisher(draw: DrawFn) -> Listed:
    """Draw a list that names its publisher once: ``EN 50126-1, 50128 and 50129``."""
    prefix = draw(st.sampled_from(_PREFIXES))
    documents = draw(st.lists(st.tuples(_long, st.one_of(st.just(()), _levels)), min_size=2, max_size=5, unique=True))
    names = [_printed(prefix, number, levels) for number, levels in documents]
    items = [names[0], *(name.removeprefix(f"{prefix} ") for name in names[1:])]
    return Listed(_joined(draw, items), tuple(names))


def _without_number(draw: DrawFn) -> Listed:
    """Draw a list that names its number once: ``IEC 61000-4-2, -4-3``, ``IEC 61000-4-2/3``, ``EN 61000-6-2/6-4``."""
    prefix = draw(st.sampled_from([prefix for prefix in _PREFIXES if not _dotted(prefix)]))
    number, depth = draw(_long), draw(st.integers(1, 2))
    parts = draw(st.lists(st.integers(1, 40).map(str), min_size=2, max_size=5, unique=True))
    stem = draw(st.integers(1, 9).map(str))
    levels = [(stem, part) if depth > 1 else (part,) for part in parts]
    names = [_printed(prefix, number, level) for level in levels]
    said = draw(st.integers(1, depth))  # how many levels an item says
    written = ["-".join(level[-said:]) for level in levels[1:]]
    if draw(st.booleans()):
        return Listed("/".join([names[0], *written]), tuple(names))
    return Listed(_joined(draw, [names[0], *(f"-{item}" for item in written)]), tuple(names))


def _range(draw: DrawFn) -> Listed:
    """Draw a range of parts: ``GB/T 20234.1~3-2015``."""
    first, more = draw(st.integers(1, 20)), draw(st.integers(1, 8))
    number, year = draw(st.integers(20000, 45000).map(str)), draw(st.sampled_from(["", "-2015", "-2023"]))
    sign = draw(st.sampled_from(_RANGES))
    names = tuple(f"GB/T {number}.{part}{year}" for part in range(first, first + more + 1))
    return Listed(f"GB/T {number}.{first}{sign}{first + more}{year}", names)


def _of_several(draw: DrawFn) -> Listed:
    """Draw one number of several publishers: ``IEC/EN 62368-1``."""
    prefixes = draw(st.permutations(["IEC", "EN", "UL"]))[: draw(st.integers(2, 3))]
    number = _printed("", draw(_long), draw(_levels)).strip()
    year = draw(st.sampled_from(["", ":2014"]))
    return Listed(f"{'/'.join(prefixes)} {number}{year}", tuple(f"{prefix} {number}{year}" for prefix in prefixes))


def lists() -> SearchStrategy[Listed]:
    """Draw lists that leave out publishers, numbers and levels of parts, with what they name.

    >>> lists().example()  # doctest: +SKIP
    Listed(text='IEC 61000-4-2, -3 and -11', names=('IEC 61000-4-2', 'IEC 61000-4-3', 'IEC 61000-4-11'))
    """
    return st.one_of([st.composite(draw)() for draw in (_without_publisher, _without_number, _range, _of_several)])
