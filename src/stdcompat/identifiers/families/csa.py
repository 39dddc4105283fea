"""CSA Group, Canada (CSA Directives and Guidelines Governing Standardization).

Grammar::

    designation = ( "CSA " | "CAN/CSA-" | "CAN3-" | "CAN1-" | "CAN/CGSB..." ), ( adopted | code ), [ " NO. ", number ],
                  ( ":" | "-" | "-M" ), year, { ( "/" | " + " ), "A", n, ":", year }, [ " (R", year, ")" ] ;
"""

from __future__ import annotations

from .._build import build
from .._model import StandardId, Supplement, Wrapping
from .._scan import Rule, full_year, pattern, print_year

__all__ = ["REWRITES", "read", "render"]

_YEAR = r"[1-9]\d{3}|\d\d"
# Two digits at the end are the year, but for the particular requirements of adopted standards (60335-2-40).
_PART = r"-(?!(?<!-2-)[MF]?\d\d(?:$| [(P]|/A\d))[A-Z]?\d{1,5}[A-Z]?(?=[-:./ ]|$)"
_MAIN = pattern(
    r"((?:CAN[/-]?)?(?:CSA(?:[/ ]ANSI)?|CGSB/CSA|CGSB|CGA|BNQ|ULC|UL)[ -]|CAN[123]-|)"
    r"((?:(?:CEI/IEC|ISO) )?(?:ISO|IEC|CISPR|CEI|IEEE|IWA)(?:/(?:IEC|IEEE|ASTM|HL7|CEI))*[ /])?"
    r"((?:GUIDE|Guide|(?:IEC )?TR|TS|ISP|SP|R|PAS)[ /])?"
    rf"((?:[A-Z]{{0,4}}|[A-Z]\.|[A-Z]{{2,4}}[ -]|(?<=CGA )[A-Z]{{1,2}}-)\d[A-Z0-9]*(?:\.\d[A-Z0-9]*|{_PART})*(?: NO\. ?[A-Z]?\d[A-Z0-9.]*(?:{_PART})*)?"
    r"(?: (?:SERIES|HB|CONSOLIDATED|BUNDLE))?)"
    rf"(?:([:-][MF]?)({_YEAR}))?((?:(?: ?\+ ?|/)[A-Z]{{1,3}}\d{{0,2}}[:-](?:{_YEAR}))*)"
    r"((?: SERIES(?: [A-Z])?)?(?: PACKAGE)?(?: \((?:R\d{4}|CONSOLIDATED|W\d{4}|[A-Z][A-Za-z ]{2,30})\)(?:/A\d:\d\d)?)*(?: PACKAGE| SERIES)?(?: & [A-Z][A-Za-z]+ Package)?(?: ed\. \d{1,2})?)"
)
_SUPPLEMENT = pattern(rf"( ?\+ ?|/)([A-Z]{{1,3}}\d{{0,2}})[:-]({_YEAR})")
_HYPHENATED = ("CAN/CSA", "CAN/CGSB", "CAN/ULC", "CAN1", "CAN2", "CAN3")
_ITEM = r"[A-Z]\d{1,4}(?:\.\d{1,3})*(?: SERIES)?(?:[:-]\d\d)?"
_PAIR = pattern(rf"CSA ({_ITEM}(?:(?:/|, )(?:CSA )?{_ITEM})+)( \(R\d{{4}}\)| & [A-Z][A-Za-z ]{{2,30}})?")

REWRITES = (
    Rule(r"^(CSA|CAN/CSA)[ -]C(\d\d\.\d)[ -]No\.? ?", r"\1 C\2 NO. ", "case"),
    Rule(r"^CAN/CSA (?=[A-Z])", "CAN/CSA-", "spacing"),
    Rule(r" No\.? ?(?=\d)", " NO. ", "case"),
    Rule(r"^(CSA|CAN/CSA)(?=\d)", r"\1 ", "spacing"),
    Rule(r"^CSA-(?=[A-Z])", "CSA ", "spacing"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> str(read("CSA C22.2 NO. 62368-1:19"))
    'CSA C22.2 NO. 62368-1:19'
    """
    match = _MAIN.fullmatch(text)
    if match is None:
        match = _PAIR.fullmatch(text)
        return None if match is None else build("CSA", None, match[1], suffix=match[2], style="CSA ||")
    prefix, origin, kind, number, sep, year, tail, suffix = match.groups()
    if (not prefix and " PACKAGE" not in suffix) or (origin and " NO" in number):
        return None
    part, wrapped = None, None
    if origin:
        from .._parse import read as read_any

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
            Supplement(item, None, full_year(since), consolidated="+" in plus)
            for plus, item, since in _SUPPLEMENT.findall(tail)
        ),
        suffix=suffix or None,
        wrapped=wrapped,
        wrapping=Wrapping.ADOPTION if wrapped else None,
        style=f"{prefix}|{sep or ''}|{'short' if year and len(year) == 2 else ''}",
    )


def render(id: StandardId) -> str:
    """Print a Canadian designation."""
    own = f"{id.publisher}{'-' if id.publisher.startswith(_HYPHENATED) else ' '}|:|"
    prefix, sep, width = (id.style or own).split("|")
    text = f"{prefix}{id.type or ''}{id.number}"
    if id.part:
        text += f"-{id.part}"
    if id.year is not None:
        text += (sep or ":") + print_year(id.year, short=width == "short")
    for item in id.supplements:
        year = print_year(item.year or 0, short=width == "short")
        text += f"{' + ' if item.consolidated else '/'}{item.kind}:{year}"
    return text + (id.suffix or "")
