"""Publishers without a grammar of their own: all that is particular to them stands in the table of publishers.

Grammar::

    designation = prefix, sep, ( adopted | annex | numbered | verbatim ) ;
    adopted     = designation of ISO, IEC, EN, HD, CISPR, ... (* the date at its end is the adopter's *) ;
    annex       = adopted, "/", ( "NA" | "CN" ), [ date ] ;
    numbered    = [ letters, " " ], number, { ( "-" | "." ), part }, [ ( ":" | "-" ), year, [ "-", month ] ],
                  [ "/", ministry ], { ( "+" | "/" ), "A", n, [ ":", year ] } ;
    verbatim    = (* words and digits with at least one digit, as printed *), [ ( ":" | "-" ), year ] ;

ISO/IEC Guide 21-1 and the CEN-CENELEC Internal Regulations Part 2 on how an adoption is numbered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from .._build import build
from .._model import Wrapping
from .._registry import convention_of, split_prefix
from .._scan import Rule, full_year, optional_int, pattern, print_year
from .._wrap import render_wrapped, wrap
from .cen import read_supplements, render_supplements

if TYPE_CHECKING:
    from .._model import StandardId
    from .._publishers import Convention

__all__ = ["REWRITES", "read", "render"]

_FRENCH = frozenset({"NF", "XP", "FD", "UTE"})  # the letter of the subject stands at the number: C15-100
_CMEA = pattern(r"(\d{1,5}(?:\.\d{1,3})*)(?:-((?:19)?\d\d))?")
_INNER = pattern(r"(?:pr|Fpr)?(?:EN|HD|ISO|IEC|CISPR|CEN|CLC|ETSI|ITU-T|ETS|IWA|CWA|ENV|R-EN|IECEE|IEEE)[ /-]")
_NUMBERED = pattern(
    r"(?:([A-ZБ]{1,4}) )?((?:(?!EN\d|HD\d)[A-Z]{1,3}|No\. ?)?\d{1,7}(?:\.\d{1,5})*[A-Z]?|[A-ZА-Я](?:\.\d{1,2}){2,3})((?:-[A-Z0-9]{1,6})*?)"
    r"(?:[:-]((?:1[89]|20|25)\d\d)(?:-(\d\d))?)?(?:/([A-Z]{2,8}))?"
    r"((?:[+/ ](?:AC|AMD|A)\d{0,3}(?::(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)?){0,8})( \(all parts\))?"
)
_BRACKETED_PARTS = pattern(
    r"()([1-9]\d{0,4})((?: \(Part \d{1,3}(?:/Sec ?\d{1,2})?\))?)(?::((?:19|20)\d\d)()())?((?:[+/](?:AMD|A)\d{0,2}(?::\d{4})?)*)( \(all parts\))?"
)
_VERBATIM = pattern(
    r"([ /.-]{0,2})((?:[A-Za-z0-9./()_,+§&'-]|(?<! ) ){1,60}?)(?:([:-])((?:19|20)\d\d))?(\([^()]{1,20}\))?"
)
# A separator, or a word of the sentence around it; what a year follows is no such word ("T204 os:1976").
_OPEN_END = pattern(r"[ /,-]$|[0-9] [a-z]{2,}$")
_WHOLE = pattern(r":((?:19|20)\d\d)")
_ACT = pattern(r"(\d{2,4}/\d{1,4})/(EC|EEC|EU)")

REWRITES = (
    Rule(r"^([A-ZÖČ]+[ -]EN|[A-ZÖČ]+[ -]EN[ -]ISO|[A-ZÖČ]+ ISO|[A-ZÖČ]+ IEC)(?=[0-9])", r"\1 ", "spacing"),
    Rule(r"^(NF|XP|FD|UTE) ?([A-Z]) ?(?=[0-9])", r"\1 \2", "spacing"),
    Rule(r" ?/ ?(?=(?:NA|CN)(?:$|:))", "/", "spacing"),
    Rule(r"^((?:AS|AS/NZS|NZS) [0-9]+),? ?(?i:part) ?([0-9]{1,3})$", r"\1.\2", "part"),
    Rule(r"^(DIN|NF|UNI|SN|ÖNORM)/EN ", r"\1 EN ", "separator"),
    Rule(r"^(DIN [0-9]+)[ /]{0,2}(?:Tei[lL] |T|第)([0-9]+)(?:部分)?", r"\1-\2", "part"),
    Rule(r"^(DIN [0-9]+)/([0-9]+)", r"\1-\2", "part"),
    Rule(r"^(DIN [0-9]+)\(T([0-9]+)\)", r"\1-\2", "part"),
    Rule(r"^(DIN [0-9]{2}) (?=[0-9]{3}$)", r"\1", "spacing"),
    Rule(r"^NEN-EN-ISO/IEC", "NEN-EN ISO/IEC", "spacing"),
    Rule(r"^((?:NEN|UNE|SS|PN|NS|SFS|EVS)-EN)-(ISO|IEC)[- ]", r"\1 \2 ", "spacing"),
    Rule(r"^(NEN|UNE|SS|PN|NS|SFS|EVS) (?=EN |ISO|IEC)", r"\1-", "spacing"),
    Rule(r"^(DIN|NF|BS|UNI|ÖNORM|SN|SR|LST)[-_](?=EN|ISO|IEC)", r"\1 ", "spacing"),
    Rule(r"^IS ?0 ?(?=[0-9]{4,5}(?![0-9]))", "ISO ", "scanning error"),
    Rule(r"^IS[ :-]+(?=ISO|IEC)", "IS/", "spacing"),
    Rule(r"^SASO[-/ ]+(IEC|ISO|CISPR)[- ]+", r"SASO \1 ", "spacing"),
    Rule(r"^IS (\d+) ?: ?(\d{4})$", r"IS \1:\2", "spacing"),
    Rule(r"^(IS \d+) ?: ?\(? ?Part ?-?(\d+) ?\)?", r"\1 (Part \2)", "part"),
    Rule(r"^(IS \d+) ?\( ?(?:Part|Pt\.?) ?-?(\d+)((?:/Sec ?\d+)?) ?\) ?", r"\1 (Part \2\3)", "part"),
    Rule(r"^(IS \d+)-(\d{1,2})(?=$|:)", r"\1 (Part \2)", "part"),
    Rule(r"^CAN/CSA-(?=[A-Z])", "CAN/CSA ", "spacing"),
    Rule(r"^O[`'‘’ʻ]z ?D[Ss][Tt]", "O'zDSt", "prefix"),
    Rule(r"Ⅰ", "I", "characters"),
    Rule(r"Ⅲ", "3", "characters"),
    Rule(r"Ⅳ", "4", "characters"),
    Rule(r"Ⅴ", "5", "characters"),
    Rule(r"\((第[^()]{1,12})\)", "", r"edition \1"),
    Rule(r"[\u4e00-\u9fff《》]{2,40}", " ", "words"),
    Rule(r"  +", " ", "spacing"),
    Rule(r"^([A-Z]{2,7}) ?\(((?:19|20)[0-9]{2})\)$", r"\1:\2", "year"),
    Rule(r"^(ECE) ?(?=R)", r"\1 ", "spacing"),
    Rule(r"^(CAC) (?:Codex)(?=Stan)", r"CODEX ", "prefix"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("DIN EN ISO 9001:2015-11").wrapped
    StandardId(publisher='EN', number='9001', wrapped=StandardId(publisher='ISO', number='9001'), \
wrapping=<Wrapping.ADOPTION: 'adoption'>)
    >>> read("OECD 302C")
    StandardId(publisher='OECD', number='302C', style=' ')
    """
    found = split_prefix(text)
    if found is None:
        act = _ACT.fullmatch(text)
        return None if act is None else build(act[2], "act", act[1])
    one, end = found
    sep, rest = text[end : end + 1], text[end + 1 :]
    if one.grammar == "verbatim":
        result = _read_verbatim(one, text[end:])
    elif one.joins and _INNER.match(rest):
        result = read_adoption(one, rest) if sep == one.joins else None
    else:
        result = _read_numbered(one, rest) if sep == " " else None
    if result is not None and text[:end] != one.prints:
        return attrs.evolve(result, normalized_from=text, notes=("prefix",))
    return result


def _read_numbered(one: Convention, rest: str) -> StandardId | None:
    if one.code == "СТ СЭВ":
        match = _CMEA.fullmatch(rest)
        if match is None:
            return None
        number, year = match.groups()
        style = "short" if year and len(year) == 2 else None
        return build(one.code, None, number, year=full_year(year) if year else None, style=style)
    match = (_BRACKETED_PARTS if one.parts == "(Part)" else _NUMBERED).fullmatch(rest)
    if match is None:
        return None
    letters, number, part, year, month, ministry, tail, series = match.groups()
    if letters and one.code in _FRENCH:
        return None
    if one.parts == "(Part)" and part:
        part = f"-{part[7:-1]}"
    return build(
        one.code,
        letters or None,
        number,
        part[1:] or None,
        optional_int(year),
        optional_int(month),
        supplements=read_supplements(tail) if tail else (),
        all_parts=series is not None,
        suffix=ministry or None,
    )


def _read_verbatim(one: Convention, rest: str) -> StandardId | None:
    whole = _WHOLE.fullmatch(rest)
    if whole is not None:
        return build(one.code, None, None, None, int(whole[1]))
    match = _VERBATIM.fullmatch(rest)
    if match is None:
        return None
    sep, number, colon, year, note = match.groups()
    if not any(char.isdigit() for char in number + (year or "")) or _OPEN_END.search(number + (year or "")):
        return None
    return build(
        one.code, None, number, None, optional_int(year), suffix=note, style=f"{sep}{colon}" if colon == "-" else sep
    )


# The national annex or complement to a European standard is a document of its own (``DIN EN 1993-1-1/NA:2018-12``).
_ANNEX = pattern(r"/(NA|CN)(?=$|[:+/])")
_ALL = " (all parts)"
_DOT_PARTS = pattern(r"(?<=[0-9A-Z])\.(?=[0-9A-Z])")
_LAST_YEAR = pattern(r"-((?:19|20)\d\d)(?=$|[+/])")


def read_adoption(one: Convention, rest: str) -> StandardId | None:
    """Read what follows a national prefix."""
    from .._parse import read as read_any

    if one.parts == ".":
        rest = _DOT_PARTS.sub("-", rest)
    elif one.year == "-":
        rest = _LAST_YEAR.sub(r":\1", rest)
    annex = _ANNEX.search(rest)
    inner = read_any(rest if annex is None else rest[: annex.start()] + rest[annex.end() :])
    if inner is None:
        return None
    if annex is None:
        return wrap(one.code, inner)
    return attrs.evolve(wrap(one.code, inner, Wrapping.ANNEX), suffix=annex[1])


def render(id: StandardId) -> str:
    """Print a designation of an ordinary publisher."""
    one = convention_of(id.publisher)
    if one is None or one.grammar == "verbatim":
        return _render_verbatim(id)
    body = one.prints
    if body == "СТ СЭВ":
        text = f"{body} {id.number}"
        return text if id.year is None else f"{text}-{print_year(id.year, short=id.style == 'short', until=2000)}"
    if id.wrapping is Wrapping.ANNEX:
        whole = _ALL if id.all_parts else ""
        dated = attrs.evolve(id, suffix=None, wrapping=Wrapping.ADOPTION)
        document = render(attrs.evolve(dated, year=None, month=None, supplements=())).removesuffix(whole)
        return f"{document}/{id.suffix}{render(dated).removeprefix(document)}"
    if id.wrapped is not None:
        return _render_adoption(id, one)
    text = f"{body} {id.type} {id.number}" if id.type else f"{body} {id.number}"
    if id.part:
        text += f" (Part {id.part})" if one.parts == "(Part)" else f"-{id.part}"
    if id.year:
        text += one.year + str(id.year)
        if id.month:
            text += f"-{id.month:02}"
    if id.suffix:
        text += f"/{id.suffix}"
    text += render_supplements(id.supplements)
    return text + _ALL if id.all_parts else text


def _render_adoption(id: StandardId, one: Convention) -> str:
    rest = render_wrapped(id)
    if one.parts == "." and id.part:
        rest = rest.replace(f"{id.number}-{id.part}", f"{id.number}.{id.part.replace('-', '.')}", 1)
    elif one.year == "-" and id.year:
        rest = rest.replace(f":{id.year}", f"-{id.year}", 1)
    return one.prints + one.joins + rest


def _render_verbatim(id: StandardId) -> str:
    if id.number is None:
        return f"{id.publisher}:{id.year}" if id.year else id.publisher
    if id.type == "act":
        return f"{id.number}/{id.publisher}"
    style = " " if id.style is None else id.style
    hyphen = style.endswith("-") and len(style) > 1
    sep = style[:-1] if hyphen else style
    text = f"{id.publisher}{sep}{id.number}"
    if id.year:
        text += f"{'-' if hyphen else ':'}{id.year}"
    return text + (id.suffix or "")
