"""British Standards (BS 0): own series, PD, DD, PAS, and adoptions of European and international standards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stdcompat._records import evolve

from .._build import build
from .._model import Supplement, Wrapping
from .._registry import read as read_any
from .._scan import Rule, optional_int, pattern
from .._wrap import read_adopted, render_wrapped, wrap
from .cen import read_supplements, render_supplements

if TYPE_CHECKING:
    from .._model import StandardId

__all__ = ["REWRITES", "read", "render"]

_BODY = pattern(
    r"(BS|PD|DD|PAS|NA to BS|NA(?:\+A\d(?::\d{4})?) to BS|DISC PD)"
    r" (?=(?:pr|Fpr)?(?:EN|HD|ISO|IEC|CISPR|CEN|CLC|ETS|IWA|CWA|ENV|CECC|CR|R-EN|NB)\b)"
)
_COMMENTARY = pattern(
    r"( - TC| \((?i:incorporating|including|incl\.) [^()]{3,60}\)| ExComm(?: \([A-Z][a-z]+\))?| Expert Commentary| PDF| \([A-Z][a-z]+\)| AMD\d)$"
)
_FRAGMENT = pattern(r"(.*?)((?:/| )?(?:FRAG|Fragments? )[0-9][0-9, -]{0,12}| \(AS BS \d{4}\))")
_SERIES = r"(?:[0-9]?[A-Z]{1,2} ?)?"
_NUMBER = (
    r"(?:OHSAS |[0-9]?[A-Z]{1,3} )?[A-Z]?\d{1,6}[A-Za-z]?(?:\[[0-9]\])?(?:[-./][A-Z0-9]{1,7}[a-z]?)*(?: [NC]\d{1,4}(?:-\d{1,4})?)?"
    r"(?:,? ?(?:[,;&-]|and|to|TO) (?:BS )?(?:[0-9]?[A-Z]{1,2} )?\d{1,6}|-[A-Z] \d{1,4}|,\d{1,6}| & [A-Z])*"
    r"(?:[: ](?:Section [A-Z0-9]{1,4}|Sections 1 and 2|Methods? [0-9A-Z]{1,6}(?: to [0-9A-Z]{1,6})?|[A-Z]\d{1,2}[A-Z]?(?=:)|LFS\d|Issue \d{1,2}(?:\.\d)?|(?:Supplementary )?Index(?: Issue \d)?|"
    r"Explanatory Supplement|(?:Addendum|Supplement|Amendment) (?:No\. )?\d{1,2}(?=:|$|[ ]))){0,3}"
)
_OWN = pattern(
    rf"(BS|PD|DD|PAS|HB|EP|PP|BIP|DISC PD|Handbook|TS|AMD(?: Corrigendum)?|BSI Flex|PD CR) ({_NUMBER})(/AMD)?(?: v(\d\.\d))?(?::([1-9]\d{{3}})(?:-(\d\d))?)?"
    r"((?:[+/ ](?:AC|AMD|A|C)\d{0,3}(?::[1-9]\d{3}(?![-\d]))?|:(?:Addendum|Supplement) No\. \d{1,2}:[1-9]\d{3})*)"
    r"( - TC| ExComm(?: \([A-Z][a-z]+\))?| PDF| \([A-Z][a-z]+\)| Issue \d\.\d| \(IEC [0-9:-]+\))?( \(all parts\))?"
)
_ISSUED = pattern(r"(Supplement|Amendment) No\. (\d{1,2})(?: \(([1-9]\d{3})\))? to (BS .*)")
_DRAFT = pattern(r"(\d\d/\d{8}) DC( BS [A-Z0-9].{2,60})?")

REWRITES = (
    Rule(r"^BSI (?=[0-9]{2}/[0-9]{8} DC)", "", "publisher BSI"),
    Rule(r" ?\+ ?(BS )?", lambda match: " + BS " if match[1] else "+", "spacing"),
    Rule(r"^(BS [0-9]+):? ?(?:[Pp]art|第) ?A?([0-9]+)(?:部分)?", r"\1-\2", "part"),
    Rule(r"^(BS [0-9]+(?:-[0-9]+)*)-((?:19|20)[0-9]{2})", r"\1:\2", "year"),
    Rule(r"^(BS)(?=EN)", r"\1 ", "spacing"),
    Rule(r"^((?:BS|PD|DD) (?:IEC|CISPR|ISO/IEC))/(?=T[SR]|PAS|GUIDE|Guide)", r"\1 ", "separator"),
    Rule(r"GUIDE", "Guide", "case"),
    Rule(r"^(?:UK |BS )?NA (?:to )?(?:BS )?(?=EN )", "NA to BS ", "annex"),
    Rule(r"(BSI Flex \d+):? (v\d\.\d) ?[: ](?=\d{4})", r"\1 \2:", "separator"),
    Rule(r"(NA\+A\d:)(\d\d)(?= to)", r"\g<1>20\2", "year"),
    Rule(r"(?<=\+A\d:)(\d\d)$", r"20\1", "year"),
    Rule(r"( \([A-Z][a-z]+) Translation\)", r"\1)", "Translation"),
    Rule(r" ([A-Z])([A-Z]+) TRANSLATION$", lambda match: f" ({match[1]}{match[2].lower()})", r"\1\2 TRANSLATION"),
    Rule(r" Amendment ([0-9]):([A-Z][a-z]+) ((?:19|20)[0-9]{2})$", r"/A\1:\3", r"Amendment of \2"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("BS EN ISO 9001:2015").year
    2015
    """
    head = _BODY.match(text)
    if head is not None:
        result = _read_adoption(head[1], text[head.end() :])
        if result is not None:
            return result
    match = _OWN.fullmatch(text)
    if match is None:
        return _read_rare(text)
    body, number, amendment, version, year, month, tail, comment, whole = match.groups()
    supplements, late = _supplements(tail) if tail else ((), "")
    if any(item.kind == "A" and item.number is None for item in supplements):
        return None  # an amendment has a number
    series, _, plain = number.partition(" ")
    part = None
    if _PLAIN.fullmatch(plain) and not series[-1].isdecimal():
        number, part = _split(plain)
        kind = series
    elif _PLAIN.fullmatch(number):
        number, part = _split(number)
        kind = None
    else:
        kind = None
    return build(
        body,
        kind,
        number + (amendment or ""),
        part,
        int(year) if year else None,
        int(month) if month else None,
        version,
        supplements=supplements,
        all_parts=whole is not None,
        suffix=late + (comment or "") or None,
    )


def _read_rare(text: str) -> StandardId | None:
    """Read a draft for comment, a supplement named before its standard, or standards sold as one."""
    match = _DRAFT.fullmatch(text)
    if match is not None:
        return build("BS", "DC", match[1], suffix=match[2])
    match = _ISSUED.fullmatch(text)
    if match is not None:
        kind, issue, year, rest = match.groups()
        base = read(rest)
        if base is None or base.supplements or base.suffix:
            return None
        return evolve(base, supplements=(Supplement(f"{kind} No.", issue, optional_int(year), stage="before"),))
    first, *others = text.split(" + BS ", 8)
    if not others or " + " in first:
        return None
    base, twins = read(first), [read(f"BS {other}") for other in others]
    if base is None or base.suffix or None in twins:
        return None
    return evolve(base, joint=tuple(twin for twin in twins if twin is not None))


_PLAIN = pattern(r"\d{1,6}[A-Za-z]?(?:-[A-Z0-9.]+)*")


def _split(number: str) -> tuple[str, str | None]:
    number, _, part = number.partition("-")
    return number, part or None


def _supplements(tail: str) -> tuple[tuple[Supplement, ...], str]:
    if tail.startswith(":"):
        return (), tail
    return read_supplements(tail), ""


def _read_adoption(body: str, rest: str) -> StandardId | None:
    suffix = ""
    wrapping = Wrapping.ANNEX if body.startswith("NA") else Wrapping.ADOPTION
    if rest.startswith(("EN ", "HD ")):
        inner = read_adopted(rest)
        if inner is not None and inner.suffix is None:
            return wrap(body, inner, wrapping)
    comment = _COMMENTARY.search(rest)
    if comment is not None:
        rest, suffix = rest[: comment.start()], comment[1]
    fragment = _FRAGMENT.fullmatch(rest)
    inner = read_any(rest)
    if inner is None and fragment is not None:
        inner, suffix = read_any(fragment[1]), fragment[2] + (suffix or "")
    if inner is None and "+" in rest:
        inner = read_plus(rest)
    if inner is None:
        return None
    result = wrap(body, evolve(inner, style=None) if inner.style == "iec" else inner, wrapping)
    if inner.suffix and inner.suffix[0].isalnum():
        suffix = f" {inner.suffix}{suffix or ''}"
    return result if not suffix else evolve(result, suffix=suffix)


def read_plus(rest: str) -> StandardId | None:
    """Read an international designation with European amendments: ``ISO/IEC 19794-2:2011+A2:2015``."""
    base, plus, tail = rest.partition("+")
    inner = read_any(base)
    match = re.fullmatch(r"(?:\+A[C0-9]{0,3}(?::(?:19|20)\d\d)?){1,6}", plus + tail)
    if inner is None or match is None or inner.all_parts or inner.suffix:
        return None
    return evolve(inner, supplements=inner.supplements + read_supplements(plus + tail))


def render(id: StandardId) -> str:
    """Print a British designation."""
    if id.joint:
        return " + ".join(map(str, (evolve(id, joint=()), *id.joint)))
    if id.supplements and id.supplements[0].stage == "before":
        item = id.supplements[0]
        year = f" ({item.year})" if item.year else ""
        return f"{item.kind} {item.number}{year} to {evolve(id, supplements=())}"
    if id.type == "DC":
        return f"{id.number} DC{id.suffix or ''}"
    if id.wrapped is not None:
        plus = tuple(item for item in id.supplements if item.kind.startswith("A") and len(item.kind) < 3)
        if plus and not id.wrapped.publisher.startswith(("EN", "HD", "CEN", "CLC", "CWA")):
            plain = evolve(id, supplements=tuple(item for item in id.supplements if item not in plus), suffix=None)
            text = f"{id.publisher} {render_wrapped(plain)}{render_supplements(plus)}"
        else:
            text = f"{id.publisher} {render_wrapped(evolve(id, suffix=None))}"
        return text + (id.suffix or "")
    text = f"{id.publisher} {id.type} {id.number}" if id.type else f"{id.publisher} {id.number}"
    if id.part:
        text += f"-{id.part}"
    if id.version:
        text += f" v{id.version}"
    if id.year:
        text += f":{id.year}" + (f"-{id.month:02}" if id.month else "")
    text += render_supplements(id.supplements) + (id.suffix or "")
    return text + " (all parts)" if id.all_parts else text
