"""ITU-T and ITU-R recommendations (ITU-T Resolution 1, A.1 and A.11; ITU-R Resolution 1).

Grammar::

    designation = sector, " ", numbers, [ " ", ( "bis" | "ter" | "R" | letter ) ], [ " (V", n, ")" ],
                  { [ " (", year, ")" ], supplement }, [ " (", [ month, "/" ], year, ")" ], { " | ", designation } ;
    sector      = "ITU-T" | "ITU-R" | "ITU-D" | "CCITT" | "CCIR" | "ITU" ;
    numbers     = number, { "/", number } ;
    supplement  = " ", ( "Amd." | "Cor." | "Err." | "Suppl." | "Add." | "App." | "Annex" ), [ " ", n ] ;
    bulletin    = [ "Annex to " ], ( "ITU" | "ITU-T" ), " OB No. ", n, [ "-", language ], [ " (", month, "/", year, ")" ] ;
"""

from __future__ import annotations

from stdcompat._records import evolve

from .._build import build
from .._model import StandardId, Supplement
from .._registry import read as read_any
from .._scan import Rule, optional_int, pattern

__all__ = ["REWRITES", "read", "render"]

_DATE = r" \((?:(?:0[1-9]|1[0-2])/)?(?:18|19|20)\d\d\)"
_WORD = r"Amd\.?|Cor\.|Technical Cor\.|Err\.|Add\.|Suppl\.|App\.|Annex|Rev\.|attachment"
_MAIN = pattern(
    r"(ITU-[TRD]|CCITT|CCIR|ITU) (?!REC-|T-|R-|ITU)"
    r"((?:[A-Z]{1,4}\.?(?=\d)|[A-Z]{1,4}\.(?=[A-Z]{1,2}(?:$|[ /]))|[A-Z]{1,4}(?=\d*-\d| Suppl|-\d)|)"
    r"[A-Z0-9]{0,6}[a-z]?(?:\.[A-Z0-9]{1,5}[a-z]?)*(?:-(?:[A-Z]{1,2}\.[A-Z0-9]{1,6}|(?![A-Z]{1,2}\.)[A-Z0-9]{1,8})(?:\.\d+)?)*(?: [Ss]eries)?)"
    r"((?:/(?:[A-Z]{1,4}\.[A-Z0-9]{1,5}|(?![A-Z]{1,4}\.)[A-Z0-9]{1,5})(?:[.-][0-9A-Z]{1,4})*)*:?)"
    r"((?:bis)?(?: bis| ter| quater| R| [A-G](?= \(|$))*)(?: (\(V\d{1,2}\)|v\.\d))?"
    rf"((?:{_DATE})?)((?:(?:{_DATE})?[ /](?:{_WORD})(?: (?:(?:[A-Z]{{1,5}}|[A-Z]{{0,4}}[0-9]{{1,3}}[A-Z]?)?(?:\.\d+)?\+?(?=[ /]|$)))?(?: test vectors| Software)?)*)((?:{_DATE})?)"
)
_SIMPLE = pattern(
    r"(ITU-[TR]) ([A-Z]{1,3}\.\d{1,4}(?:-\d{1,2}|\.\d{1,3})?)(?: \((0[1-9]|1[0-2])/((?:18|19|20)\d\d)\))?"
)
# One publication once, with its date (``Q.310-Q.332 (11/1988)``); without one, a range of Recommendations.
_RANGE = pattern(r"-[A-Z]{1,2}\.[0-9]")
_SUPPLEMENT = pattern(
    rf"({_DATE})?([ /])({_WORD})(?: ([A-Z]{{0,4}}[0-9]{{0,3}}[A-Z]?(?:\.\d+)?\+?(?=[ /]|$)))?( test vectors| Software)?"
)
_BULLETIN = pattern(r"(Annex to )?(ITU(?:-T)?) OB No\. (\d{1,5})(?:-([A-Z]))?(?: \((?:(\d\d)/)?([1-9]\d{3})\))?")

_ROMAN = {r: f"{i:02}" for i, r in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}

REWRITES = (
    Rule(r"^(?:МСЭ|UIT)[- ]?[ТT] ?", "ITU-T ", "language"),
    Rule(r"^(?:МСЭ|UIT)[- ]?[РR] ?", "ITU-R ", "language"),
    # A recommendation without its body: the series that only one sector has.
    Rule(r"^(?i:rec(?:ommendation)?\.?) ?(?=[ADEGHIJKLNOQRTUVXYZ]\.[0-9])", "ITU-T ", "publisher"),
    Rule(r"^(?i:rec(?:ommendation)?\.?) ?(?=(?:BO|BR|BS|BT|RA|RS|SA|SF|SM|TF)\.[0-9])", "ITU-R ", "publisher"),
    Rule(r"^(?i:rec(?:ommendations?|s?\.)?) (?=ITU|CCITT|CCIR)", "", "word"),
    Rule(r"^(ITU-[TR]|CCITT|CCIR) (?i:rec(?:ommendations?|s?\.)?)[ -]", r"\1 ", "word"),
    Rule(r"^ITU ([TR])[- ](?i:REC)[- ]", r"ITU-\1 ", "word"),
    Rule(r"^(CCITT|CCIR|ITU-[TR]) ?建议(?:书)? ?", r"\1 ", "language"),
    Rule(r"^ITU[- ]?([TRD]) ?(?=[A-Z])", r"ITU-\1 ", "spacing"),
    Rule(r"^(ITU-[TR]|CCITT|CCIR) (?:Recom|Rec|REC)\.? ?", r"\1 ", "word"),
    Rule(r"^(ITU-T|ITU|CCITT) ([A-Z])\.? ?(?=[0-9])", r"\1 \2.", "separator"),
    Rule(r"^ITU-R ([A-Z]{1,3}) (?=[0-9])", r"ITU-R \1.", "separator"),
    Rule(r"(?<=[0-9])-\((?=[0-9]{4}\))", " (", "separator"),
    Rule(r"\)/(Amd\.|Cor\.) ?(?=[0-9])", r") \1 ", "spacing"),
    Rule(r"^((?:ITU-[TR]|ITU|CCITT) [A-Z]{1,3}\.[0-9.]+)-((?:19|20)[0-9]{2})$", r"\1 (\2)", "year"),
    Rule(r"^((?:ITU-[TR]|ITU|CCITT) [A-Z]{1,3}\.[0-9.]+)-([6-9][0-9])$", r"\1 (19\2)", "year"),
    Rule(r"建议书?$", "", "word"),
    Rule(r"^(ITU-T) Operational Bulletin", r"\1 OB", "word"),
    Rule(
        r"(ITU-T) OB\.(\d+) - (\d+)\.([IVX]+)\.([1-9]\d{3})",
        lambda m: f"{m[1]} OB No. {m[2]} ({_ROMAN.get(m[4], '00')}/{m[5]})",
        r"day \3 \4",
    ),
    Rule(r"OB\.(?=\d)", "OB No. ", "word"),
    Rule(r" (?:Amend\.|Amendment|Amd) (?=\d)", " Amd. ", "supplement"),
    Rule(r" (?:Corrigendum|Corr?\.?) (?=\d)", " Cor. ", "supplement"),
    Rule(r" (?:Supplement|Supp?l?\.?) (?=\d)", " Suppl. ", "supplement"),
    Rule(r"(App\.)(?=[IVX])", r"\1 ", "spacing"),
    Rule(r"(?<=[0-9]) ?\((?=(?:\d\d/)?\d{4}\))", " (", "spacing"),
    Rule(r"(?<=[0-9])[:-](?=(?:19|20)\d\d$)", ":", "year"),
    Rule(r":((?:19|20)\d\d)$", r" (\1)", "year"),
    Rule(r"^(ITU-T [A-Z]) (?=\d)", r"\1.", "spacing"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("ITU-T G.7043/Y.1343 (2004) Amd. 1 (01/2005)").supplements
    (Supplement(kind='Amd', number='1', year=2005, month=1),)
    """
    match = _SIMPLE.fullmatch(text)
    if match is not None:
        publisher, number, month, year = match.groups()
        edition = None
        if publisher == "ITU-R" and "-" in number:
            number, _, edition = number.partition("-")
        if year:
            return build(publisher, None, number, None, int(year), int(month), None, edition)
        return build(publisher, None, number, None, None, None, None, edition)
    return _revised(text) if text.startswith(("ITU-R", "CCIR")) else _read_any(text)


_REVISION = pattern(r"((?:ITU-R|CCIR) [A-Z]{1,4}\.[0-9]{1,4})-([0-9]{1,2})((?:(?: |/(?=[A-Z][a-z])).*)?)")


def _revised(text: str) -> StandardId | None:
    """Read a Recommendation of the radio sector, whose last number counts its revisions (``M.2150-3``)."""
    match = _REVISION.fullmatch(text)
    if match is None:
        return _read_any(text)
    found = _read_any(match[1] + match[3])
    if found is None or not match[1].endswith(f" {found.number}"):
        return _read_any(text)  # what follows belongs to the number, as in "M.491-1 series"
    return evolve(found, edition=match[2])


def _read_any(text: str) -> StandardId | None:
    if " | " in text:
        return _read_common_text(text)
    match = _MAIN.fullmatch(text)
    if match is None:
        return _read_bulletin(text)
    publisher, number, others, letters, version, first, tail, last = match.groups()
    if (
        not number
        or (publisher == "ITU-T" and number.isdecimal())
        or (not (first or last) and _RANGE.search(number))
        or (not tail and "-" not in number and "." not in number and not _numbered(number))
    ):
        return None
    year = month = None
    if first:
        month, year = _date(first)
    supplements: tuple[Supplement, ...] = ()
    if tail:
        supplements = _read_supplements(tail, last)
        if not first and tail.startswith(" ("):
            month, year = _date(tail[: tail.index(")") + 1])
    elif last:
        return None
    colon = others.endswith(":")
    if colon:
        others = others[:-1]
    if others:
        if others[-len(others) :].count("/") > 6:
            return None
        names = others[1:].split("/")
        if "." in names[0] and names[0][0].isalpha():
            if letters:
                names[-1] += letters
                letters = ""
            joint = tuple([build(publisher, None, name) for name in names])
        else:
            number += others
            joint = ()
    else:
        joint = ()
    return build(
        publisher,
        None,
        number + letters + (":" if colon else ""),
        None,
        year,
        month,
        version,
        None,
        None,
        None,
        supplements,
        None,
        None,
        joint,
    )


def _numbered(number: str) -> bool:
    return (
        number.isdecimal()
        or number == "SNG"
        or (len(number) == 1 and number.isalpha())
        or (number[0].isalpha() and number[-1].isdecimal() and "." in number)
    )


def _date(text: str) -> tuple[int | None, int]:
    """Read `` (MM/YYYY)`` or `` (YYYY)``."""
    return (int(text[2:4]), int(text[5:9])) if text[4] == "/" else (None, int(text[2:6]))


def _read_supplements(tail: str, last: str) -> tuple[Supplement, ...]:
    """Read supplements: a date stands after the one that it dates, and the last date is the whole's."""
    found = _SUPPLEMENT.findall(tail)
    dates = [date for date, *_ in found[1:]] + [last]
    result = []
    for index, ((_, _sep, word, number, extra), date) in enumerate(zip(found, dates, strict=True)):
        month, year = _date(date) if date else (None, None)
        kind = word.rstrip(".") + extra
        result.append(Supplement(kind, number or None, year, month, None, False, index > 0))
    return tuple(result)


def _read_common_text(text: str) -> StandardId | None:
    first, *others = text.split(" | ")
    if len(others) > 3:
        return None
    base = read(first)
    twins = [read_any(other) for other in others]
    if base is None or None in twins:
        return None
    return build(
        base.publisher,
        None,
        base.number,
        None,
        base.year,
        base.month,
        base.version,
        supplements=base.supplements,
        joint=(*base.joint, *(twin for twin in twins if twin is not None)),
    )


def _read_bulletin(text: str) -> StandardId | None:
    match = _BULLETIN.fullmatch(text)
    if match is None:
        return None
    annex, publisher, number, language, month, year = match.groups()
    return build(
        publisher,
        "OB",
        number,
        None,
        optional_int(year),
        optional_int(month),
        language=language,
        supplements=(Supplement("Annex"),) if annex else (),
    )


def render(id: StandardId) -> str:
    """Print a recommendation as ITU's own catalogue does."""
    if id.type == "OB":
        text = f"{'Annex to ' if id.supplements else ''}{id.publisher} OB No. {id.number}"
        text += f"-{id.language}" if id.language else ""
        return text + _render_date(id.year, id.month)
    text = f"{id.publisher} {id.number}" + (f"-{id.edition}" if id.edition else "")
    for other in id.joint:
        if other.publisher == id.publisher:
            text += f"/{other.number}"
    if id.version:
        text += f" {id.version}"
    text += _render_date(id.year, id.month)
    for item in id.supplements:
        kind, _, extra = item.kind.partition(" ") if not item.kind.startswith("Technical") else (item.kind, "", "")
        word = kind if kind in ("Annex", "attachment") else kind + "."
        text += ("/" if item.nested and kind == "Technical Cor" else " ") + word
        if item.number:
            text += f" {item.number}"
        if extra:
            text += f" {extra}"
        text += _render_date(item.year, item.month)
    for other in id.joint:
        if other.publisher != id.publisher:
            text += f" | {other}"
    return text


def _render_date(year: int | None, month: int | None) -> str:
    if not year:
        return ""
    return f" ({month:02}/{year})" if month else f" ({year})"
