"""ASHRAE standards, guidelines, their addenda, errata and interpretations.

Grammar::

    designation = [ "Interpretations for " ], [ publishers, " " ], [ addenda, ( " to " | " for " ), [ publishers, " " ] ],
                  [ "Standard " | "Guideline " ], number, [ "-", year, [ "R" | "P" ] ], { reaffirmed | addenda | date | errata } ;
    publishers  = [ "ANSI/" ], "ASHRAE", { "/", publisher } ;
    addenda     = ( "Addendum" | "Addenda" ), " ", letters, { ( ", " | " and " ), letters } ;
"""

from __future__ import annotations

from .._build import build
from .._model import StandardId, Supplement
from .._scan import Rule, optional_int, pattern

__all__ = ["REWRITES", "read", "render"]

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_PUBLISHERS = r"(?:ANSI/)?ASHRAE(?:/[A-Z]{3,6}){0,4}"
_MAIN = pattern(
    rf"(Interpretations for |\d{{4}} Addenda Supplement Package to |\d{{4}} Supplement (?:Addenda [a-z, and]{{1,60}} )?to )?(?:({_PUBLISHERS}) )?"
    rf"(?:(Add[ae]nd(?:um|a) (?:[0-9]{{0,3}}[a-z]{{1,2}})(?:(?:,? and |, )[a-z]{{1,2}}){{0,20}}) (to|for) (?:({_PUBLISHERS}) )?)?"
    r"(?:(Standard|Guideline) )?(\d{1,3}(?:\.\d{1,2})?P?)(?: ?- ?((?:19|20)\d\d)([RP]?))?"
    r"((?:[:,]? ?(?:Add[ae]nd(?:um|a)(?: Supplement(?: Package)?)?|add[ae]nd(?:um|a))"
    r"(?: [a-z]{1,2}(?:(?:,? and |, ?| through )[a-z]{1,2}){0,20})?"
    rf"| ?\((?:RA ?\d{{2,4}}|{_MONTH}(?: \d{{1,2}})?,? ?(?:\d{{4}})?|PDF|I-P and SI versions|(?:includes?|Contains) [Aa]ddend(?:a|um) [a-z]{{1,2}}(?:(?:,? and |, )[a-z]{{1,2}}){{0,26}}|"
    r"Addendum [a-z]{1,2}|(?:ANSI/)?AMCA [0-9-]{3,8})\)| RA \d{4}| Errata|/AMCA [0-9-]{3,8}){0,6})"
)

REWRITES = (
    Rule(r"^(?i:ashrae)[ -]?(?:(?i:std)\.? ?)?(?=\d)", "ASHRAE ", "spacing"),
    Rule(r"^((?:ANSI/)?ASHRAE(?:/[A-Z]+)*) (?:standard|STANDARD) ", r"\1 Standard ", "case"),
    Rule(r"(?<=[0-9]):(?=(?:19|20)[0-9]{2}$)", "-", "year"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("ASHRAE Standard 90.1-2022").year
    2022
    """
    match = _MAIN.fullmatch(text)
    if match is None:
        return None
    lead, publisher, addenda, link, inner, kind, number, year, letter, tail = match.groups()
    if (not publisher and not lead) or (not kind and not publisher and not inner):
        return None
    before = (lead or "") + "|" + (f"{addenda} {link}" if addenda else "") + "|" + (inner or "")
    if publisher is None:
        before += "|bare"
    return build(
        publisher or "ASHRAE",
        kind,
        number,
        None,
        optional_int(year),
        stage=letter or None,
        supplements=(Supplement("Addendum", addenda.partition(" ")[2]),) if addenda else (),
        suffix=tail or None,
        version=before if before != "||" else None,
        style="spaced"
        if year and f"{number} -{year}" in text
        else "gap"
        if year and f"{number}- {year}" in text
        else None,
    )


def render(id: StandardId) -> str:
    """Print an ASHRAE designation."""
    lead, addenda, inner, *bare = (id.version or "||").split("|")
    words = [lead.rstrip()] if lead else []
    if not bare:
        words.append(id.publisher)
    if addenda:
        words.append(addenda)
    words += [word for word in (inner, id.type) if word]
    text = " ".join((*words, id.number or ""))
    if id.year:
        text += {"spaced": " -", "gap": "- "}.get(id.style or "", "-") + f"{id.year}{id.stage or ''}"
    return text + (id.suffix or "")
