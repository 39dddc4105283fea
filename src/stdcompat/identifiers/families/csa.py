"""CSA Group, Canada (CSA Directives and Guidelines Governing Standardization).

Grammar::

    designation = ( "CSA " | "CAN/CSA-" | "CAN3-" | "CAN1-" | "CAN/CGSB..." ), ( adopted | code ), [ " NO. ", number ],
                  ( ":" | "-" | "-M" ), year, { ( "/" | " + " ), "A", n, ":", year }, [ " (R", year, ")" ] ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._records import evolve

from .._build import build
from .._model import StandardId, Supplement, Wrapping
from .._registry import read as read_any
from .._scan import Rule, full_year, pattern, print_year

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["REWRITES", "read", "read_twins", "render"]

_YEAR = r"[1-9]\d{3}|\d\d"
# What could be a year at the end is the year, but for the particular requirements of adopted standards (60335-2-40).
_PART = r"-(?!(?<!-2-)[MF]?(?:(?:19|20)?\d\d(?:$| [(P+]|\+|/A\d)|[1-9]\d{3} ?\+))[A-Z]?\d{1,5}[A-Z]?(?=[-:./ ]|$)"
_MAIN = pattern(
    r"((?:CAN[/-]?)?(?:CSA(?:[/ ]ANSI)?|CGSB/CSA|CGSB|CGA|BNQ|ULC(?:/ORD)?|UL)[ -]|CAN/[A-Z]{3,5}[ -]|CAN[123]-|)"
    r"((?:(?:CEI/IEC|ISO) )?(?:ISO|IEC|CISPR|CEI|IEEE|IWA)(?:/(?:IEC|IEEE|ASTM|HL7|CEI))*[ /])?"
    r"((?:GUIDE|Guide|(?:IEC )?TR|TS|ISP|SP|R|PAS)[ /])?"
    rf"((?:[A-Z]{{0,4}}|[A-Z]\.|[A-Z]{{2,4}}[ -]|(?<=CGA )[A-Z]{{1,2}}-)\d[A-Z0-9]*(?:\.\d[A-Z0-9]*|{_PART})*(?: NO\. ?[A-Z]?\d[A-Z0-9.]*(?:{_PART})*(?:/\dE?(?=[-: ]|$))?)?"
    r"(?:/\dE?(?=[-: ]|$))?(?: (?:(?:[A-Z]{2} )?SERIES|HB|CONSOLIDATED|BUNDLE))?)"
    rf"(?:([:-][MF]?)({_YEAR}))?((?:(?: ?\+ ?|/)(?:[A-Z]{{1,3}}\d{{0,2}}[:-](?:{_YEAR})|[A-Z]{{1,3}}\d{{1,2}}(?=$| )))*)"
    r"((?: SERIES(?: [A-Z])?)?(?: PACKAGE)?(?: \((?:R\d{4}|CONSOLIDATED|W\d{4}|[A-Z][A-Za-z ]{2,30})\)(?:/A\d:\d\d)?)*(?: PACKAGE| SERIES)?(?: & [A-Z][A-Za-z]+ Package)?(?: ed\. \d{1,2})?)"
)
_SUPPLEMENT = pattern(rf"( ?\+ ?|/)([A-Z]{{1,3}}\d{{0,2}})(?:[:-]({_YEAR}))?")
_HYPHENATED = ("CAN/CSA", "CAN/CGSB", "CAN/ULC", "CAN1", "CAN2", "CAN3")
_FAMILY_OF_PARTS = pattern(r"C?22\.[2-6]")
_NO_MISSING = pattern(r"C22\.[2-6]-[0-9]{3}")
_ITEM = r"[A-Z]\d{1,4}(?:\.\d{1,3})*(?: SERIES)?(?:[:-](?:(?:19|20)\d\d|M?\d\d))?"
_PAIR = pattern(rf"(CSA |CAN/CSA-)({_ITEM}(?:(?:/|, )(?:CSA )?{_ITEM})+)( \(R\d{{4}}\)| & [A-Z][A-Za-z ]{{2,30}})?")
# Where the number of another body begins under which the same text is published.
_TWIN = pattern(r"/(?=[A-Z]{2,8} )")

REWRITES = (
    Rule(r"^(CSA|CAN/CSA)[ -]C(\d\d\.\d)[ -]No\.? ?", r"\1 C\2 NO. ", "case"),
    Rule(r"^CAN/CSA (?=[A-Z])", "CAN/CSA-", "spacing"),
    Rule(r" [Nn]o\.? ?(?=\d)| NO (?=\d)", " NO. ", "case"),
    Rule(r"^((?:CSA |CAN/CSA-)C22\.[2-6])[ -](?=[0-9])", r"\1 NO. ", "word"),
    Rule(r"^(CSA|CAN/CSA)(?=\d)", r"\1 ", "spacing"),
    Rule(r"^CSA-(?=[A-Z])", "CSA ", "spacing"),
    Rule(r"^(CSA |CAN/CSA-)(?=22\.[1-6] )", r"\1C", "letter"),
    Rule(r"(?<=[0-9]) ?# ?(?=[0-9])", " NO. ", "word"),
    Rule(r"(?<= )(?:Series|series)(?=$|[ :-])", "SERIES", "case"),
    Rule(r"^CSA Plus ", "CSA PLUS ", "case"),
    Rule(r"(?<=[0-9)])[,+ ]{1,3}(UPD|GI|U|AMD|A)(?=[0-9])", r" + \1", "separator"),
    Rule(r"(?<=[0-9])-(AMD)(?=[0-9]$)", r" + \1", "separator"),
    Rule(r"( \+ [A-Z]{1,3}[0-9]) \(((?:19|20)[0-9]{2})\)", r"\1:\2", "year"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> str(read("CSA C22.2 NO. 62368-1:19"))
    'CSA C22.2 NO. 62368-1:19'
    """
    return _read_one(text) or read_twins(text, _read_one)


def _read_one(text: str) -> StandardId | None:
    match = _MAIN.fullmatch(text)
    if match is None:
        match = _PAIR.fullmatch(text)
        if match is None:
            return None
        return build(match[1].rstrip(" -"), None, match[2], suffix=match[3], style=f"{match[1]}||")
    prefix, origin, kind, number, sep, year, tail, suffix = match.groups()
    if (not prefix and " PACKAGE" not in suffix) or (origin and " NO" in number):
        return None
    if (_FAMILY_OF_PARTS.fullmatch(number) and year is None) or _NO_MISSING.match(number):
        return None  # the number after "No." is missing, or "No." is
    part, wrapped = None, None
    if origin:
        adopted = f"{origin}{kind or ''}{number}"
        wrapped = read_any(adopted) or read_any(adopted.replace("ISO ", "ISO/", 1))
        number, _, part = number.partition("-")
    return build(
        prefix.rstrip(" -") or "CSA",
        (origin or "") + (kind or "") or None,
        number,
        part or None,
        full_year(year) if year else None,
        supplements=tuple(
            Supplement(item, None, full_year(since) if since else None, consolidated="+" in plus)
            for plus, item, since in _SUPPLEMENT.findall(tail)
        ),
        suffix=suffix or None,
        wrapped=wrapped,
        wrapping=Wrapping.ADOPTION if wrapped else None,
        style=f"{prefix}|{sep or ''}|{_width(year, [since for _, _, since in _SUPPLEMENT.findall(tail)])}",
    )


def _width(year: str | None, amended: list[str]) -> str:
    """Tell whether the year is printed with two digits, and, where that differs, those of the supplements."""
    own = "short" if year and len(year) == 2 else ""
    dated = [since for since in amended if since]
    other = "short" if dated and len(dated[0]) == 2 else "" if dated else own
    return own if own == other else f"{own or 'long'} {other or 'long'}"


def read_twins(text: str, read_one: Callable[[str], StandardId | None]) -> StandardId | None:
    """Read one text that two bodies publish, each under a number of its own (``CSA B44.1-11/ASME A17.5-2014``).

    Args:
        text: The designation.
        read_one: Reads what stands before the sign, which is one number: of all places only the first that leaves one
            is tried, so that a long row of numbers is read in one pass.
    """
    for sign in _TWIN.finditer(text):
        first = read_one(text[: sign.start()])
        if first is not None:
            second = None if first.joint else read_any(text[sign.end() :])
            return second and evolve(first, joint=(evolve(second, joint=()), *second.joint))
    return None


def render(id: StandardId) -> str:
    """Print a Canadian designation."""
    own = f"{id.publisher}{'-' if id.publisher.startswith(_HYPHENATED) else ' '}|:|"
    prefix, sep, width = (id.style or own).split("|")
    text = f"{prefix}{id.type or ''}{id.number}"
    if id.part:
        text += f"-{id.part}"
    if id.year is not None:
        text += (sep or ":") + print_year(id.year, short=width.startswith("short"))
    for item in id.supplements:
        text += f"{' + ' if item.consolidated else '/'}{item.kind}"
        if item.year:
            text += f":{print_year(item.year, short=width.endswith('short'))}"
    return "/".join((text + (id.suffix or ""), *map(str, id.joint)))
