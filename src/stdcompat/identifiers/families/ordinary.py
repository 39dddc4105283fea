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

from stdcompat._records import evolve

from .._build import build
from .._model import Wrapping
from .._publishers import Convention
from .._registry import convention_of, split_prefix
from .._scan import Rule, full_year, optional_int, pattern, print_year
from .._wrap import read_adopted, render_wrapped, wrap
from .cen import read_supplements, render_supplements

if TYPE_CHECKING:
    from .._model import StandardId

__all__ = ["REWRITES", "read", "render"]

_CMEA = pattern(r"(\d{1,5}(?:\.\d{1,3})*)(?:-((?:19)?\d\d))?")
_INNER = pattern(
    r"(?:pr|Fpr)?(?:EN|HD|ISO|IEC|CISPR|CEN|CLC|ETSI|ITU-T|ETS|IWA|CWA|ENV|R-EN|IECEE|IEEE|EAS|GSO|GOST(?: R)?)[ /-]"
)
# Letters, number, parts, year and month, ministry, supplements, edition.
_TAIL = (
    r"(?:[:-]((?:1[89]|20|25)\d\d)(?:-(\d\d))?)?(?:/([A-ZĐ]{2,8}))?"
    r"((?:[+/ ](?:AC|AMD|A)\d{0,3}(?::(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)?){0,8})(?: ed\. (\d{1,2}))?( \(all parts\))?"
)
_NUMBERED = pattern(
    r"((?:[A-ZБ]{1,4} ){0,3})((?:(?!(?:EN|HD|ISO|IEC)\d)[A-Z]{1,3}|[A-Z]-(?=\d{4})|No\. ?)?\d{1,7}(?:\.\d{1,5})*[A-Z]?|[A-ZА-Я](?:\.\d{1,2}){2,3})((?:-[A-Z0-9]{1,6}(?:\.\d{1,3})?)*?)"
    + _TAIL
)
# The Czech, Slovak and Swedish classes: 33 2000-4-41, 436 40 00.
_SPACED = pattern(r"()(\d{1,7}(?: \d{2,4}){0,2})((?:-[A-Z0-9]{1,6})*?)" + _TAIL)
_BRACKETED_PARTS = pattern(
    r"()([1-9]\d{0,4})((?: \(Part \d{1,3}(?:/Sec ?\d{1,3})?\))?)(?::((?:19|20)\d\d)()())?((?:[+/](?:AMD|A)\d{0,2}(?::\d{4})?)*)()( \(all parts\))?"
)
_VERBATIM = pattern(
    r"([ /.-]{0,2})((?:[A-Za-zА-Я0-9./()_,+§&'-]|(?<! ) ){1,60}?)(?:([:-])((?:19|20|25)\d\d)(?:-(0[1-9]|1[0-2]))?)?(\([^()]{1,20}\))?"
)
# A separator, or a word of the sentence around it; what a year follows is no such word ("T204 os:1976").
_OPEN_END = pattern(r"[ /,-]$|[0-9] [a-z]{2,}$|[,;] [a-z]{2,} | (?:and|or|the|to|see|per|with|und|et|y|e|и) ")
_COMMA = pattern(r" ?, ?")
_LEVELS = frozenset(
    "part parts pt subpart section sec sect chapter ch class cl category type method annex appendix app volume vol book rev revision"
    " issue iss edition ed version ver add addendum supplement sup corr chg change notice table rule article art no module level grade".split()
)
"""Words that name a level of one designation; any other word after a comma begins another, or the sentence around it."""
_ISSUE = pattern(r"(.+?),? (?:Issue|Iss\.|issue) ?(\d{1,2})")
_WHOLE = pattern(r":((?:19|20)\d\d)")
_ACT = pattern(r"(\d{2,4}/\d{1,4})/(EC|EEC|EU)")
_ADOPTED = (" ISO ", " IEC ")  # these begin another designation, and end nobody's letters
_LONGEST_COMMITTEE = 3  # Italy's CEI numbers by committee: 64-8, 306-10

REWRITES = (
    # Acts of Brazil's ANATEL, with or without its name and the day.
    Rule(r"^(ANATEL)? ?(?i:ato) (?i:(?:da )?anatel )?[nN][ºo°.]? ?(?=[0-9])", "ANATEL Ato ", "word"),
    Rule(r"^(ANATEL Ato .*) da (?i:anatel)$", r"\1", "word"),
    Rule(r"^(ANATEL Ato [0-9]{1,2})[.](?=[0-9]{3}(?![0-9]))", r"\1", "separator"),
    Rule(
        r"^(ANATEL Ato [0-9]+)(?:,? de|,) ([0-9]{1,2})[º°]? de ([a-zç]+) de ((?:19|20)[0-9]{2})$",
        r"\1/\4",
        r"day \2 \3",
    ),
    Rule(r"^(RTCA DO) ?(?=[0-9]{3})", r"\1-", "separator"),
    Rule(r"^MIL[ -]?(STD|PRF|DTL|HDBK|SPEC)[ -]?(?=[0-9])", r"MIL-\1-", "separator"),
    # Spain's older numbers are grouped by thousands, and their years have two digits.
    Rule(r"^(UNE [0-9]{2,3})[. ](?=[0-9]{3}(?![0-9]))", r"\1", "separator"),
    Rule(r"^(UNE [0-9]{5,6}(?:-[0-9]{1,2})?)[/:-]([6-9][0-9])$", r"\1:19\2", "year"),
    Rule(r"^(NF|XP|FD|UTE) ?([A-Z]) ?([0-9]{2}) (?=[0-9]{3}$)", r"\1 \2\3-", "spacing"),
    Rule(
        r"^(NF|XP|FD|UTE)(?: ([A-Z]) ?(?=[0-9])|([A-Z]) ?(?=[0-9]{2}[- ]?[0-9]{3}))",
        lambda m: f"{m[1]} {m[2] or m[3]}",
        "spacing",
    ),
    Rule(r" ?/ ?(?=(?:NA|CN)(?:$|:))", "/", "spacing"),
    Rule(r"^((?:AS|AS/NZS|NZS) [0-9]+),? ?(?i:part) ?([0-9]{1,3})$", r"\1.\2", "part"),
    Rule(r"^(DIN [0-9]+)[ /]{0,2}(?:Tei[lL] |T|第)([0-9]+)(?:部分)?", r"\1-\2", "part"),
    Rule(r"^(DIN [0-9]+)/([0-9]+)", r"\1-\2", "part"),
    Rule(r"^(DIN [0-9]+)\(T([0-9]+)\)", r"\1-\2", "part"),
    Rule(r"^(DIN [0-9]{2}) (?=[0-9]{3}$)", r"\1", "spacing"),
    Rule(r"^IS ?0 ?(?=[0-9]{4,5}(?![0-9]))", "ISO ", "scanning error"),
    # India's parts stand in brackets, its years after a colon.
    Rule(r"^IS ?[:-] ?(?=\d)", "IS ", "separator"),
    Rule(r"^(IS \d+(?: \([^()]*\))?) ?[:-] ?(\d{4})$", r"\1:\2", "year"),
    Rule(r"^(IS \d+) ?[:,]? ?\(? ?(?:Part|PART|Pt\.?) ?-?(\d+) ?\)?(?=$|:| ?:)", r"\1 (Part \2)", "part"),
    Rule(
        r"^(IS \d+) ?\( ?(?:Part|PART|Pt\.?) ?-?(\d+) ?(?:[/,:] ?Sec(?:tion|\.)? ?(\d+))? ?\) ?",
        lambda m: f"{m[1]} (Part {m[2]}{f'/Sec {m[3]}' if m[3] else ''})",
        "part",
    ),
    Rule(
        r"^(IS \d+) ?[:,]? ?\(? ?(?:Part|PART|Pt\.?)[ -]?(I{1,3}|IV|VI{0,3}) ?\)?(?=$|:)",
        lambda m: f"{m[1]} (Part {'I II III IV V VI VII VIII'.split().index(m[2]) + 1})",
        "part",
    ),
    Rule(r"^(IS [^/]*) / (?=IEC |ISO[ /])", r"\1/", "spacing"),
    Rule(r"^(IS \d+)-(\d{1,2})(?=$|:)", r"\1 (Part \2)", "part"),
    Rule(r"^(IS \d+)-(\d{1,2})-(\d{1,3})(?=$|:)", r"\1 (Part \2/Sec \3)", "part"),
    Rule(r"^(IS .*\)) ?: ?(?=\d{4}$)", r"\1:", "spacing"),
    Rule(r"^O[`'‘’ʻ]z ?D[Ss][Tt]", "O'zDSt", "prefix"),
    Rule(r"Ⅰ", "I", "characters"),
    Rule(r"Ⅲ", "3", "characters"),
    Rule(r"Ⅳ", "4", "characters"),
    Rule(r"Ⅴ", "5", "characters"),
    Rule(r"^(TIS [0-9]+),? (?:[Pp]art|เล่ม) ?([0-9]+)", r"\1-\2", "part"),
    # Taiwan counts its years from 1911, and its laws write numbers in numerals of their own.
    Rule(r"^(CNS [0-9]+(?:-[0-9]+)*) ?\(?(\d{2,3}) ?年版?\)?$", lambda m: f"{m[1]}:{int(m[2]) + 1911}", r"year \2"),
    Rule(
        r"^CNS ?[〇零一二三四五六七八九]{3,6}$",
        lambda m: "CNS " + "".join(str(_NUMERALS.index(c) % 10) for c in m[0].removeprefix("CNS").strip()),
        "characters",
    ),
    Rule(r"\((第[^()]{1,12})\)", "", r"edition \1"),
    Rule(r"[\u4e00-\u9fff《》]{2,40}", " ", "words"),
    Rule(r"  +", " ", "spacing"),
    Rule(r"^([A-Z]{2,7}) ?\(((?:19|20)[0-9]{2})\)$", r"\1:\2", "year"),
    Rule(r"^(ECE) ?(?=R)", r"\1 ", "spacing"),
    Rule(r"^(CAC) (?:Codex)(?=Stan)", r"CODEX ", "prefix"),
)
_NUMERALS = "零一二三四五六七八九〇"


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("DIN EN ISO 9001:2015-11").wrapped
    StandardId(publisher='EN', number='9001', wrapped=StandardId(publisher='ISO', number='9001'), \
wrapping=<Wrapping.ADOPTION: 'adoption'>)
    >>> read("OECD 302C")
    StandardId(publisher='OECD', number='302C')
    """
    found = split_prefix(text)
    if found is None:
        act = _ACT.fullmatch(text)
        return None if act is None else build(act[2], "act", act[1])
    one, end = found
    result = read_of(one, text[end:]) or _read_stated(one, text[end:])
    if result is None or (text[:end] in one.words and not _tells(result, text[end : end + 1])):
        return None
    if text[:end] != one.prints:
        return evolve(result, normalized_from=text, notes=(f"prefix {text[:end]}",))
    return result


# What a national number states to be: ``IS 16046 (Part 2):2018/IEC 62133-2:2017``, ``TCVN 7189:2009 (CISPR 22:2006)``.
_STATED = pattern(r"(.*[0-9)])(?:/((?:ISO|IEC|CISPR)[ /].+)| \(((?:ISO|IEC|CISPR|EN)[ /][^()]+)\))")


def _read_stated(one: Convention, rest: str) -> StandardId | None:
    """Read a number of its own that says which document it is identical with, or related to."""
    match = _STATED.fullmatch(rest) if one.grammar == "numbered" else None
    if match is None:
        return None
    own, inner = read_of(one, match[1]), read_adopted(match[2] or match[3])
    if own is None or own.wrapped is not None or inner is None:
        return None
    return evolve(own, wrapped=inner, wrapping=Wrapping.DUAL if match[2] else Wrapping.RELATED)


def _tells(id: StandardId, sep: str) -> bool:
    """Tell whether more than a bare number follows a prefix that is a common word too (``RS 232``, ``PN 16``)."""
    number = id.number or ""
    return (
        sep != " "
        or id.is_dated
        or id.wrapped is not None
        or not number.isdecimal()
        or (len(number) > 4 and id.part is not None)
    )


def read_of(one: Convention, rest: str) -> StandardId | None:
    """Read what follows the prefix of a publisher."""
    if one.joins and rest.startswith(one.joins) and _INNER.match(rest, 1):
        return None if one.code == "CEI" and rest.startswith(" IEC") else read_adoption(one, rest[1:])
    if one.grammar == "verbatim":
        return _read_verbatim(one, rest)
    return _read_numbered(one, rest[1:]) if rest[:1] == one.before and not _INNER.match(rest, 1) else None


def _read_numbered(one: Convention, rest: str) -> StandardId | None:
    if one.code == "СТ СЭВ":
        match = _CMEA.fullmatch(rest)
        if match is None:
            return None
        number, year = match.groups()
        style = "short" if year and len(year) == 2 else None
        return build(one.code, None, number, year=full_year(year) if year else None, style=style)
    grammar = _BRACKETED_PARTS if one.parts == "(Part)" else _SPACED if one.grammar == "spaced" else _NUMBERED
    match = grammar.fullmatch(rest)
    if match is None:
        return None
    letters, number, part, year, month, ministry, tail, edition, series = match.groups()
    if letters and ("subjects" in one.traits or letters.endswith(_ADOPTED)):
        return None
    if ministry and "ministries" not in one.traits:
        return None
    if one.code == "CEI" and len(number) > _LONGEST_COMMITTEE:
        return None  # the IEC's in French
    if one.code == "TS" and "." in number:
        return None  # 3GPP's
    if one.code == "KS (KE)" and letters:
        return None  # Korea's
    if one.parts == "(Part)" and part:
        part = f"-{part[7:-1]}"
    return build(
        one.code,
        letters[:-1] or None,
        number,
        part[1:] or None,
        _common_era(one, year),
        optional_int(month),
        edition=edition or None,
        supplements=read_supplements(tail) if tail else (),
        all_parts=series is not None,
        suffix=ministry or None,
        style=_calendar_style(one, year),
    )


def _common_era(one: Convention, year: str | None) -> int | None:
    """Return the year in the common era; 2563 of the Buddhist era is 2020."""
    if not year:
        return None
    return int(year) - 543 if one.calendar == "buddhist" and year >= "2400" else int(year)


def _calendar_style(one: Convention, year: str | None) -> str | None:
    """Return the style of a year that was not printed in the publisher's own calendar."""
    return "common era" if one.calendar and year and year < "2400" else None


def _read_verbatim(one: Convention, rest: str) -> StandardId | None:
    whole = _WHOLE.fullmatch(rest)
    if whole is not None:
        return build(one.code, None, None, None, int(whole[1]))
    match = _VERBATIM.fullmatch(rest)
    if match is None:
        return None
    sep, number, colon, year, month, note = match.groups()
    if (not sep and one.before) or sep == "  " or " / " in number:
        return None  # what a slash stands apart from is another designation
    edition = None
    if one.edition == "Issue":
        issue = _ISSUE.fullmatch(number)
        if issue is not None:
            number, edition = issue.groups()
    if number not in one.names and (
        not any(char.isdigit() for char in number + (year or "")) or _OPEN_END.search(number + (year or ""))
    ):
        return None
    if number not in one.names and not _is_one(number):
        return None
    printed = sep != one.before or (colon or one.year) != one.year
    return build(
        one.code,
        None,
        number,
        None,
        _common_era(one, year),
        optional_int(month),
        edition=edition,
        suffix=note,
        style=_calendar_style(one, year) or (f"{sep}|{colon or one.year}" if printed else None),
    )


def _is_one(number: str) -> bool:
    """Tell whether what is kept as printed is one designation: no list, and no sentence.

    >>> [_is_one(text) for text in ("Part 15, Subpart B", "518, TB/T 3027", "004/2011, 020/2011", "518 applies here")]
    [True, False, False, False]
    """
    first, *pieces = _COMMA.split(number)
    if any(piece.partition(" ")[0].rstrip(".").casefold() not in _LEVELS for piece in pieces):
        return False
    words = iter(first.split(" "))
    has_digit = any(any(map(str.isdigit, word)) for word in words)  # what follows the first number is left in `words`
    return not has_digit or all(
        word in _LEVELS for word in words if word.isalpha() and word.islower() and len(word) > 2
    )


# The national annex or complement to a European standard is a document of its own (``DIN EN 1993-1-1/NA:2018-12``).
_ANNEX = pattern(r"/(NA|CN)(?=$|[:+/])")
_ALL = " (all parts)"
_DOT_PARTS = pattern(r"(?<=[0-9A-Z])\.(?=[0-9A-Z])")
_LAST_YEAR = pattern(r"-((?:19|20)\d\d)(?=$|[+/ ])")


def read_adoption(one: Convention, rest: str) -> StandardId | None:
    """Read what follows a national prefix."""
    if one.parts == ".":
        rest = _DOT_PARTS.sub("-", rest)
    elif one.year == "-" and not rest.startswith("GOST"):
        rest = _LAST_YEAR.sub(r":\1", rest)
    annex = _ANNEX.search(rest)
    inner = read_adopted(rest if annex is None else rest[: annex.start()] + rest[annex.end() :])
    if inner is None:
        return None
    if annex is None:
        return wrap(one.code, inner)
    return evolve(wrap(one.code, inner, Wrapping.ANNEX), suffix=annex[1])


def render(id: StandardId) -> str:
    """Print a designation of an ordinary publisher."""
    one = convention_of(id.publisher) or Convention(id.publisher, grammar="verbatim", joins=" ", prints=id.publisher)
    if id.wrapping is Wrapping.ANNEX:
        whole = _ALL if id.all_parts else ""
        dated = evolve(id, suffix=None, wrapping=Wrapping.ADOPTION)
        document = render(evolve(dated, year=None, month=None, supplements=())).removesuffix(whole)
        return f"{document}/{id.suffix}{render(dated).removeprefix(document)}"
    if id.wrapping in (Wrapping.DUAL, Wrapping.RELATED):
        own = render(evolve(id, wrapped=None, wrapping=None))
        return f"{own}/{id.wrapped}" if id.wrapping is Wrapping.DUAL else f"{own} ({id.wrapped})"
    if id.wrapped is not None:
        return _render_adoption(id, one)
    if one.grammar == "verbatim":
        return _render_verbatim(id, one)
    body = one.prints
    if body == "СТ СЭВ":
        text = f"{body} {id.number}"
        return text if id.year is None else f"{text}-{print_year(id.year, short=id.style == 'short', until=2000)}"
    text = f"{body}{one.before}{id.type} {id.number}" if id.type else f"{body}{one.before}{id.number}"
    if id.part:
        text += f" (Part {id.part})" if one.parts == "(Part)" else f"-{id.part}"
    text += _dated(id, one, one.year)
    if id.suffix:
        text += f"/{id.suffix}"
    text += render_supplements(id.supplements)
    if id.edition:
        text += f" ed. {id.edition}"
    return text + _ALL if id.all_parts else text


def _dated(id: StandardId, one: Convention, sign: str) -> str:
    """Print the date in the publisher's calendar."""
    if id.year is None:
        return ""
    year = id.year + 543 if one.calendar == "buddhist" and id.style != "common era" else id.year
    return f"{sign}{year}" + (f"-{id.month:02}" if id.month else "")


def _render_adoption(id: StandardId, one: Convention) -> str:
    rest = render_wrapped(id)
    if one.parts == "." and id.part:
        rest = rest.replace(f"{id.number}-{id.part}", f"{id.number}.{id.part.replace('-', '.')}", 1)
    elif one.year == "-" and id.year:
        rest = rest.replace(f":{id.year}", f"-{id.year}", 1)
    return one.prints + one.joins + rest


def _render_verbatim(id: StandardId, one: Convention) -> str:
    if id.type == "act":
        return f"{id.number}/{id.publisher}"
    before, bar, sign = (id.style or "").partition("|")
    if not bar:
        before, sign = one.before, one.year
    text = one.prints if id.number is None else f"{one.prints}{before}{id.number}"
    if id.edition:
        text += f" {one.edition} {id.edition}"
    return text + _dated(id, one, sign) + (id.suffix or "")
