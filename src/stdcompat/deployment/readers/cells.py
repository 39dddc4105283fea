"""A cell as people write it: the designations in it with what is said of each, marks, and what could not be read.

>>> cell = read_cell("GB/T 28181-2022、3C证书；见附件")
>>> [str(one.found.id) for one in cell.claims], [one.code for one in cell.marks], cell.unread[0][0]
(['GB/T 28181-2022'], ['ccc'], '见附件')
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._patterns import pattern
from stdcompat.agreement.model import Evidence, EvidenceKind
from stdcompat.catalogs.vocabulary import Trait, read_vocabulary
from stdcompat.deployment.model import Statement
from stdcompat.deployment.readers import words
from stdcompat.deployment.statements import Said, statement_of, statements_of
from stdcompat.identifiers import find_identifiers, split_identifiers, try_parse
from stdcompat.identifiers._own import OWN
from stdcompat.sheets.answers import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.identifiers import Found
    from stdcompat.language import Bilingual

__all__ = ["Content", "Mark", "Stated", "dated", "is_ditto", "marks_in", "named_in", "read_cell", "unraised"]

_YEAR: Final = pattern(r"(?:19|20)\d\d")
_DITTO: Final = frozenset(
    "同上 同前 同左 〃 ″ \" '' “ ” ditto do. idem id. same as above as above same 同上述 см. выше то же wie oben dito 위와 같음 sda".split()
)
_DITTO_PHRASES: Final = frozenset(
    ("same as above", "as above", "см. выше", "то же", "wie oben", "위와 같음", "ver arriba", "voir ci-dessus")
)
_MEMBER: Final = r"(?:(?:part|parts|第|teil|часть)\s*)?(?:[A-Z][A-Z/]{0,9}(?:[ /][A-Z]{1,6})?\s?)?-?\d[\d.\-]{0,15}(?::\d{4})?(?:部分)?"
_MEMBERS: Final = rf"{_MEMBER}(?:\s*(?:,|;|、|/|&|\band\b|\bor\b|\bund\b|\bet\b|\by\b|и|和|及|与)\s*{_MEMBER}){{0,5}}"
_LEFT_OUT: Final = pattern(
    r"(?:[,;，；] ?)?[(\[（【]? ?(?:(?:(?:with\s+the\s+exception\s+of|except(?:ing)?(?:\s+for)?|excluding|excludes|excl\.?|other\s+than|but\s+not|ausser|außer|ausgenommen|ohne|sauf"
    r"|hors|excepté|excepto|salvo|exceto|eccetto|tranne|кроме|за\s+исключением|исключая)(?![A-Za-z])|不含|不包括|除)\s*[:：]?\s*"
    rf"(?P<behind>{_MEMBERS})\s*(?:除外|以外|之外|外)?|(?P<before>{_MEMBERS})\s*(?:除外|以外|は除く|を除く|excluded|excepted|ausgenommen))\s*[)\]）】]?(?![\w.-])",
    re.IGNORECASE,
)
"""Members that are left out of a range or a series: ``-2 to -6 (excluding -5)``, ``17626.2~6（17626.5除外）``."""

_EDITION_LEFT: Final = pattern(
    r"[-/]?\s*(?:19|20)\d\d(?:版)?|-\d\d|\d{3}/(?:19|20)\d\d|[Pp]arts?\s*\d+|(?:含|及|和)?\s*(?:第?\s*[\d一二三四五]+\s*号\s*)?(?:修改单|局部修订)(?:\s*第?\s*[\d一二三四五]+\s*号?)?"
)
"""What is left of a second edition, a month that is none, a further part or an amendment: it would be another claim."""

_ONE: Final = pattern(_MEMBER, re.IGNORECASE)
# Words around designations and marks that say nothing by themselves.
_NOISE: Final = pattern(
    r"(?<![A-Za-z])(?:and|or|the|of|to|with|for|in|on|as|per|acc|according|accordance|compl\w+|conform\w*|compliance|meets?|standards?|norms?|series|parts?"
    r"|type|test(?:s|ed|ing)?|reports?|certificat\w*|certified|certs?|approv\w+|marks?|marking|attached|available|enclosed|no|nos|number|level|class|rating"
    r"|grade|ref|yes|ok|version|latest|current|edition|listed|licen[cs]e|registration|valid|issued|by|i\.e|e\.g|etc|incl\w*|safety|emc|y|et|und|e|и|selon"
    r"|gemäß|según|conforme|conformément|norme|normas?|norma)(?![A-Za-z])"
    r"|符合|满足|执行|通过|取得|获得|具有|具备|提供|按照?|依据|根据|遵循|应|须|均|已|等|标准|要求|规定|规范|认证|证书|报告|检测|检验|合格|产品|相关|及|和|与|或|的|级|类|项|第|部分|系列|最新|现行|版|备案|标志|编号|有|国家"
    r"|[\W\d_]",
    re.IGNORECASE,
)
_ELSEWHERE: Final = pattern(
    r"见|详见|参见|附件|附录|另附|后附|\b(?:see|refer(?:s|red)?|attach\w*|annex|appendix|enclosed|as per (?:tender|spec\w*|data ?sheet|drawing|requirement)|voir|siehe|ver|см)\b",
    re.IGNORECASE,
)
_VAGUE: Final = pattern(
    r"相关|有关|国家标准|行业标准|国标|行标|企标|国家规定|现行|\b(?:relevant|applicable|national|international|all|related|industry|local|manufacturer|company|internal)\b.{0,30}\b(?:standards?|norms?|regulations?|requirements?)\b"
    r"|\bstandards?\b|标准|规范|規格|стандарт|norm",
    re.IGNORECASE,
)
_RATING: Final = pattern(
    r"(?:IP\s?(?:\d[\dXx]|[Xx]\d)[A-DKHMSW]?(?:\s?/\s?IP\s?\d\d)*|IK\s?(?:0\d|10)|SIL\s?-?[1-4]|PL\s?[a-e]|CAT\s?\.?\s?(?:[5-8][aAeE]?|I{1,3}V?)|UL\s?94\s?-?\s?V-?[0-2]|Class\s?[IABC012]{1,3}"
    r"|Ex\s?[a-z]{1,2}(?:\s?\[?[a-z]{1,2}\]?)?(?:\s(?:II[ABC]|T[1-6]|G[abc]|M[ab])){0,3}|EAL\s?[1-7]\+?|[Nn]型|A级|B级|[一二三四]级能效|Energy\s?class\s?[A-G]|A\+{1,3})(?!\w)",
)
_LICENCE: Final = pattern(r"(?<!\w)CM/L\s?[-–]?\s?\d{6,}")
_ACT: Final = pattern(
    r"(?:\bRED\b|\bLVD\b|\bEMC\b|\bRoHS\b|\bDirective\b|\bRegulation\b|\bRèglement\b|\bDirectiva\b|\bRichtlinie\b)?\s*\(?(?:EU|EC|EEC|CE)?\)?\s?(?:19|20)\d{2}/\d{1,4}/?(?:EU|EC|EEC|CE|UE)?",
    re.IGNORECASE,
)
_EAEU: Final = pattern(r"(?:ЕАЭС|EAEU|EAЭC|ТС|TC)\s+(?:N\s+)?(?:RU|KZ|BY|KG|AM)\s+[СДCD]-[\w./-]{4,60}")
_NUMBER: Final = pattern(
    r"(?:\s*(?:No|Nr|№|N°|nº)\.?\s*[:：]?\s*(?=\S*\d))([\w./-]{1,40})(?:\s+(?:от|dated|du|de|vom)\s+[\d./-]{6,10})?"
    r"|(?:No|Nr|№|编号|号|#)?\.?\s*[:：]?\s*\(?((?:CM/L|R)\s?[-–]\s?\d{4,}|[A-Z]{0,6}[-/]?[A-Z0-9]*\d{4,}[-/A-Z0-9.]*)\)?",
    re.IGNORECASE,
)
_LIKELY: Final = pattern(r"(?<![A-Za-z])[A-ZА-Я]{2,}[A-Z/. -]*\d{3,}|\d{4,}-\d|见|附件|\battach|\bsee\b")
_FIGURES: Final = pattern(r"\s*\d(?!GPP|\d* ?CFR)")
_DIGITS_AND_CAPITALS: Final = pattern(r"(?=.*\d)[A-ZА-Я]{2,}|\d{3,}", re.DOTALL)
_WELL_KNOWN: Final = pattern(
    r"(?<![A-Za-z])(?:ISO|IEC|EN|prEN|GB|ITU|IEEE|UL|ASTM|JIS|DIN|BS|YD|GA|DL|NB|JT|GOST|ГОСТ|IS|CISPR|ETSI|ANSI|NFPA|API|AS|SANS|KS|CNS|UNE|ABNT|NBR"
    r"|CSA|JB|HG|SJ|CJ|JG|TB|GY|T/[A-Z]+)(?![a-z])[A-Z /.\-]*\d{2,}"
)
_CODED: Final = pattern(r"\s*[(（]\s*(?:N\.?C|P\.?C|F\.?C|N/?A|Y|N|C)\.?\s*[)）]\s*$", re.IGNORECASE)
_RAISED: Final = pattern(r"(?<=[0-9)）])[¹²³⁰⁴-⁹]{1,2}")
_SEPARATOR: Final = pattern(r"[,，;；、\n]|\s[/|&+]\s")
_MOST: Final = 4000  # characters of a cell that are looked into


class Mark(NamedTuple):
    """A mark, certificate or act in the place of a standard: what it is, and its number if it has one."""

    code: str
    text: str
    number: str | None = None

    @property
    def name(self) -> tuple[str, str]:
        """What it is called, in English and Chinese."""
        row = read_vocabulary()["marks"].get(self.code)
        return (self.text, self.text) if row is None else (row["name"], row["name_zh"])

    @property
    def traits(self) -> tuple[Trait, ...]:
        """The traits of a product that bears it: what has a CCC certificate is in the catalogue of CCC."""
        return tuple(map(Trait, read_vocabulary()["marks"].get(self.code, {}).get("traits", ())))

    def shows(self, designation: str) -> Evidence | None:
        """Return the evidence that it is for a claim on a standard, or None."""
        row = read_vocabulary()["marks"].get(self.code, {})
        if "kind" not in row or not designation.startswith(tuple(row.get("publishers", ()))):
            return None
        return Evidence(EvidenceKind(row["kind"]), scheme=row.get("scheme"), number=self.number)


class Stated(NamedTuple):
    """One designation of a cell, and what is said of it."""

    found: Found
    said: Said


class Content(NamedTuple):
    """What a cell holds.

    Attributes:
        claims: its designations, with what is said of each.
        marks: marks and certificates, which are no standards.
        unread: the pieces that were not understood, each with the reason.
        said: what a cell without designations says, if it says something.
    """

    claims: tuple[Stated, ...] = ()
    marks: tuple[Mark, ...] = ()
    unread: tuple[tuple[str, Bilingual], ...] = ()
    said: Said | None = None


def dated(one: Stated, year: str) -> Stated:
    """Return what a cell states with the year of the edition that stands in a cell beside it, where it states none.

    >>> str(dated(read_cell("GB 4943.1").claims[0], "2022").found.id)
    'GB 4943.1-2022'
    """
    said = one.found.id
    if said is None or said.year is not None or _YEAR.fullmatch(year.strip()) is None:
        return one
    found = try_parse(f"{said}:{year.strip()}")
    same = found is not None and found.year == int(year) and str(found).startswith(str(said))
    return one._replace(found=one.found._replace(id=found)) if same else one


def is_ditto(text: str) -> bool:
    """Return whether a cell says that it holds what the one above holds.

    >>> is_ditto("同上"), is_ditto("ditto"), is_ditto("same")
    (True, True, True)
    """
    folded = text.strip().casefold()
    return folded in _DITTO or folded in _DITTO_PHRASES


def read_cell(text: str) -> Content:
    """Read a cell of standards, certificates or answers; nothing that it holds is lost.

    >>> [(one.said.statement.value, one.said.words) for one in read_cell("IEC 62368-1:2018 (pending)").claims]
    [('pending', 'pending')]
    >>> read_cell("符合国家相关标准").unread[0][1]
    'names no standard'
    """
    # what prefixes of the caller's own mean is true within their context only
    return _read(text) if OWN.get() else _remembered(text)


@functools.lru_cache(maxsize=10_000)
def _remembered(text: str) -> Content:
    return _read(text)


def _read(text: str) -> Content:
    text = unraised(text[:_MOST])
    text, left_out = _without_left_out(text)
    pieces = [_tight(piece) for piece in _pieces(text)]
    found = [piece for piece in pieces if piece.id is not None and not _is_mark(piece)]
    stated = [Stated(one, said) for one, said in zip(found, statements_of(text, found), strict=True)]
    claims = tuple(_as_left_out(stated, left_out)) if left_out else tuple(stated)
    marks: list[Mark] = []
    unread: list[tuple[str, Bilingual]] = []
    said: list[Said] = []
    for piece in pieces:
        if piece not in found:
            one = piece.text.strip(" \t\r\n,，;；、。.()（）")
            if not one or is_blank(one):
                continue
            if found and _EDITION_LEFT.fullmatch(one):
                unread.append((one, words.NOT_A_DESIGNATION()))
                continue
            known, rest = marks_in(one)
            spoken = statement_of(rest) if rest else None
            if spoken is not None and spoken.statement is not Statement.CLAIMED:
                known = [Mark("", one) for _ in known[:1]]  # "CCC pending" shows nothing
            marks += known
            if spoken is not None and not claims:
                said.append(spoken)
            reason = _reason(one, rest, spoken)
            if reason is not None and found and reason.zh != words.NAMES_NO_STANDARD().zh and not _LIKELY.search(rest):
                continue  # words beside designations: what a product is made of
            if reason is not None and not (known and _is_plain(rest)):
                unread.append((one, reason))
    if not pieces and not is_blank(text):
        unread.append((text.strip(), words.NOT_A_DESIGNATION()))
    return Content(claims, tuple(dict.fromkeys(marks)), tuple(dict.fromkeys(unread)), said[0] if said else None)


def _without_left_out(text: str) -> tuple[str, dict[str, str]]:
    """Return a text without the members that are left out of ranges and series in it, and these with the words for it.

    >>> _without_left_out("IEC 61000-4-2 to 61000-4-6 (excluding 61000-4-5)")
    ('IEC 61000-4-2 to 61000-4-6                      ', {'61000-4-5': '(excluding 61000-4-5)'})
    """
    left_out: dict[str, str] = {}
    for match in _LEFT_OUT.finditer(text):
        rest = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
        members = [one[0] for one in _ONE.finditer(match["behind"] or match["before"])]
        named = [str(one.id.undated) for one in find_identifiers(rest) if one.id is not None]
        if all(any(_is_member(name, one) or _is_of(name, one) for name in named) for one in members):
            text = rest
            left_out |= dict.fromkeys(members, match[0].strip(" ,;，；"))
    return text, left_out


def _bare(member: str) -> str:
    """Return the number of a member, without prefix and year: what names it in a range."""
    number = re.sub(r"^[^\d]*?(?=-?\d)|部分$", "", member)
    return re.sub(r"[-:](?:19|20)\d\d$", "", number).lstrip("-")


def _is_member(name: str, member: str) -> bool:
    """Return whether a member is a part by its last figures: ``61000-4-5`` and ``-5`` are IEC 61000-4-5."""
    head = name.removesuffix(_bare(member))
    return head != name and head[-1:] in {"-", ".", " "}


def _is_of(name: str, member: str) -> bool:
    """Return whether a member is a part of a whole series that is named: 17626.5 of GB/T 17626."""
    number = name.rsplit(" ", maxsplit=1)[-1]
    return number.isdecimal() and _bare(member).startswith((f"{number}.", f"{number}-"))


def _as_left_out(stated: list[Stated], left_out: dict[str, str]) -> Iterator[Stated]:
    """Yield what is stated, with the members that are left out as such: also those of a whole series."""
    told: set[str] = set()
    for one in stated:
        name = "" if one.found.id is None else str(one.found.id.undated)
        member = next((member for member in left_out if _is_member(name, member)), None)
        if member is not None:
            told.add(member)
        yield one if member is None else Stated(one.found, Said(Statement.DENIED, left_out[member]))
        for other, said in left_out.items():
            id_ = try_parse(f"{name.rpartition(' ')[0]} {_bare(other)}") if _is_of(name, other) else None
            if id_ is not None and other not in told:
                told.add(other)
                yield Stated(one.found._replace(id=id_, text=other), Said(Statement.DENIED, said))


def unraised(text: str) -> str:
    """Return a text with the raised figures behind figures in brackets: they number notes, and are no year.

    >>> unraised("ISO 9001:2015¹"), unraised("2 m²")
    ('ISO 9001:2015[1]', '2 m²')
    """
    return text if text.isascii() else _RAISED.sub(lambda match: f"[{unicodedata.normalize('NFKC', match[0])}]", text)


@functools.lru_cache(maxsize=10_000)
def named_in(text: str) -> tuple[str, ...]:
    """Return the designations in a text that nobody expects to hold any: those of well-known prefixes only.

    >>> named_in("tested to IEC 62368-1:2018"), named_in("HD-10K")
    (('IEC 62368-1:2018',), ())
    """
    if "://" in text or not _WELL_KNOWN.search(text):
        return ()
    found = (piece for piece in split_identifiers(text[:_MOST]) if piece.id is not None and piece.id.number)
    return tuple(dict.fromkeys(str(piece.id) for piece in found if _WELL_KNOWN.search(piece.text)))


def _pieces(text: str) -> Iterator[Found]:
    """Split a cell; what was read as one designation over a separator of lists is read piece by piece."""
    for piece in split_identifiers(text):
        if piece.id is None or not _SEPARATOR.search(str(piece.id)):
            yield piece
            continue
        start = piece.start
        for part in _SEPARATOR.split(piece.text):
            at = text.find(part, start)
            for inner in split_identifiers(part):
                yield inner._replace(start=at + inner.start, end=at + inner.end)
            start = at + len(part)


def _tight(piece: Found) -> Found:
    """Return a piece without the words around its designation: they may say something of it."""
    coded = _CODED.search(piece.text)
    if piece.id is not None and coded is not None:  # "(NC)" says something, and is no language
        plain = try_parse(piece.text[: coded.start()])
        if plain is not None:
            text = piece.text[: coded.start()]
            return piece._replace(id=plain, text=text, end=piece.start + len(text))
    if piece.id is None or len(piece.text) <= len(str(piece.id)) + 2:
        return piece
    for inner in find_identifiers(piece.text):
        if inner.id == piece.id:
            return piece._replace(text=inner.text, start=piece.start + inner.start, end=piece.start + inner.end)
    return piece


def _is_mark(piece: Found) -> bool:
    """Return whether what was read as a designation is a mark or a rating: `CB` and `UL listed` carry no number."""
    if piece.id is not None and piece.id.number is None and not any(char.isdigit() for char in piece.text):
        return True
    return _RATING.fullmatch(piece.text.strip()) is not None or _FIGURES.match(str(piece.id)) is not None


def _reason(text: str, rest: str, spoken: Said | None) -> Bilingual | None:
    """Return why a piece without a designation was not understood; None when nothing of it is left over."""
    if not rest or _is_plain(rest):
        return None if rest != text or not _VAGUE.search(text) else words.NAMES_NO_STANDARD()
    if _DIGITS_AND_CAPITALS.search(rest):
        return words.NOT_A_DESIGNATION()
    if _ELSEWHERE.search(rest):
        return words.ELSEWHERE()
    if spoken is not None and spoken.statement is not Statement.CLAIMED:
        return None
    if _VAGUE.search(rest):
        return words.NAMES_NO_STANDARD()
    return None if spoken is not None else words.NO_DESIGNATION()


def _is_plain(text: str) -> bool:
    return not _NOISE.sub("", text)


def marks_in(text: str) -> tuple[list[Mark], str]:
    """Return the marks of a text, and what is left of it.

    >>> marks_in("BIS licence CM/L-7700012345")
    ([Mark(code='bis', text='CM/L-7700012345', number='CM/L-7700012345'), Mark(code='bis', text='BIS licence', number=None)], '')
    >>> marks_in("IP65")[0][0].code, marks_in("cabinet")
    ('rating', ([], 'cabinet'))
    """
    found, rest = _marks_of(text)
    return list(found), rest


@functools.lru_cache(maxsize=10_000)
def _marks_of(text: str) -> tuple[tuple[Mark, ...], str]:
    found: list[Mark] = []
    rest = text
    for code, kind in (("rating", _RATING), ("act", _ACT), ("bis", _LICENCE), ("eac", _EAEU)):
        for match in kind.finditer(rest):
            text_ = match[0].strip()
            found.append(Mark(code, text_, text_ if kind in {_LICENCE, _EAEU} else None))
        rest = kind.sub(" ", rest)
    names = list(_named(rest))
    for code, start, end in reversed(names):
        number = _NUMBER.match(rest, end)
        until = number.end() if number else end
        found.append(Mark(code, rest[start:end].strip(), (number[1] or number[2]) if number else None))
        rest = f"{rest[:start]} {rest[until:]}"
    return tuple(found), rest.strip(" \t\r\n,，;；、。.:：-–/()（）&+")


def _named(text: str) -> Iterator[tuple[str, int, int]]:
    """Find the marks of the vocabulary in a text, the longest at each place."""
    marks, place = _marks(), 0
    while place < len(text):
        known = marks.get(text[place].casefold())
        match = None if known is None else known[0].match(text, place)
        if known is not None and match is not None:
            yield known[1][(match.lastindex or 1) - 1], match.start(), match.end()
            place = match.end()
        else:
            place += 1


@functools.cache
def _marks() -> dict[str, tuple[re.Pattern[str], tuple[str, ...]]]:
    """Return by its first letter the pattern of all marks, a group each, and their codes.

    Short Latin ones count in their own letters.
    """
    spelled = {word: code for code, row in read_vocabulary()["marks"].items() for word in row.get("words", ())}
    by_first: dict[str, list[tuple[str, str]]] = {}
    for word, code in sorted(spelled.items(), key=lambda item: (-len(item[0]), item)):
        letters = [char for char in word if char.isalpha()]
        strict = len(letters) <= 4 and word.isascii()  # noqa: PLR2004  # "ul", "nom", "red" are words too
        apart = r"[\s-]+" if strict else r"[\s-]*"  # CBTC is how trains are controlled, "CB TC" a certificate
        body = apart.join(re.escape(part) for part in re.split(r"[\s-]+", word))
        left = r"(?<![A-Za-z0-9])" if word[0].isascii() else ""
        right = r"(?![A-Za-z0-9])" if word[-1].isascii() else ""
        piece = f"({left}{body}{right})" if strict else f"({left}(?i:{body}){right})"
        by_first.setdefault(word[0].casefold(), []).append((piece, code))
    return {
        first: (re.compile("|".join(piece for piece, _ in some)), tuple(code for _, code in some))
        for first, some in by_first.items()
    }
