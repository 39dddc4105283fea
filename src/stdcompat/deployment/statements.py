"""What a cell or a sentence says of conformity: that it is claimed, denied, pending, planned, partial, not applicable.

People write so beside the designation (``不符合GB 4943.1-2022``, ``IEC 62368-1:2018 (pending)``), or in a
column of its own (``C``, ``PC``, ``无偏离``). A phrase is looked for by rules of grammar, never by whole sentences;
what looks like a denial and is none (``不低于``, ``not only``) is matched first.

>>> from stdcompat.identifiers import find_identifiers
>>> text = "符合GB 4943.1-2022，GB/T 9254.1-2021申请中"
>>> [said.statement.value for said in statements_of(text, list(find_identifiers(text)))]
['claimed', 'pending']
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._patterns import pattern
from stdcompat.deployment.model import Statement
from stdcompat.deployment.phrases import phrase_table
from stdcompat.sheets.answers import GENERAL, Answer, Asked, answer_in, asked_by, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.identifiers import Found

__all__ = ["Said", "answer_of", "answer_under", "compliance_of", "statement_of", "statements_of", "worst"]


class Said(NamedTuple):
    """What is said, and the words that say it; no words where a designation stands by itself."""

    statement: Statement
    words: str | None = None


_WORST: Final = (
    Statement.DENIED,
    Statement.NOT_APPLICABLE,
    Statement.PENDING,
    Statement.PLANNED,
    Statement.PARTIAL,
    Statement.UNCLEAR,
)
"""Where several things are said of one designation, the first of these counts; conformity only where none is said."""

_STRONG: Final = pattern(
    r"[;；。\n\r!！|]|[?？](?=\s*\w)|(?<!\bп)(?<!\bcl)(?<!\bsec)(?<!\bart)(?<!\bno)(?<!\bnr)(?<!\babs)\.(?=\s|$)|\b(?:but|however|whereas|mais|pero|mas|aber|jedoch)\b(?!\s+not\s+limited)"
    r"|\b(?:но|однако)\b|但(?:是)?(?!不限)|然而",
    re.IGNORECASE,
)
_WORDS: Final = pattern(r"[^\W\d_]|[✗✘❌?？]")
_WEAK: Final = pattern(r"[,，]")
_ALL: Final = pattern(r"均|都|以上|上述|\b(?:all|both|above|tous|todos|alle|все)\b", re.IGNORECASE)
_OPENED: Final = pattern(r"[(（\[【]\s*$")
_MOSTLY: Final = 0.7
_NEAR: Final = 40
_CROSSES: Final = "✗✘❌☒☐✕✖"
_MARK: Final = pattern(f"[✓✔√☑{_CROSSES}]")
_BOX: Final = pattern(r"[□☐☑☒■▣⊠]|\[[ xX✓√v]?\]|[(（][ xX✓√][)）]")
_EMPTY_BOX: Final = pattern(r"[□☐]|\[ ?\]|[(（] [)）]")
_NOT_THIS: Final = pattern(
    r"(?P<not>(?:(?:^|[,;.]\s)no|\b(?:but\s+)?not|\bother\s+than|\binstead\s+of|\brather\s+than|而(?:非|不是)|不是|\b(?:aber\s+)?nicht|\b(?:an)?statt"
    r"|\banstelle\s+von|\bau\s+lieu\s+d['’e]|\ben\s+(?:lugar|vez)\s+de|\bвместо"
    # another edition or document that it came after or is merely near to
    r"|\b(?:replac|supersed)(?:es|ed|ing)(?!\s+by)|\bpredecessor\s+(?:of|to)|\bex|\bformer(?:ly)?|\b(?:ersetzt|remplace|reemplaza|substitui|заменяет|взамен)|代替|取代|替代|≠|≈|<|>|\bstatt)"
    r"|(?P<next>\b(?:replac|supersed)ed\s+by|\b(?:upgrad|migrat|transition)\w*\s+(?:to|towards)|\bsuccessor\s*:?|\b(?:ersetzt\s+durch|remplacée?\s+par|reemplazad[oa]\s+por|substituíd[oa]\s+por)|\bзаменен\w*\s+на"
    r"|升级(?:为|到|至)|过渡(?:到|至)|(?:被|由)|→|->|=>))\s*\Z",
    re.IGNORECASE,
)
"""What stands directly before a designation and says that it is not this one, or that it comes after the one that is."""
_ASKED: Final = pattern(
    r"(?:\b(?:required|requirements?|requested|tender(?:\s+(?:asks|requires|demands))?(?:\s+for)?|asked(?:\s+for)?|spec(?:ified|ification)?|we\s+need|buyer\s+wants"
    r"|gefordert|verlangt|anforderung|exigée?|demandée?|requerid[oa]|exigid[oa]|solicitado)|\bтребу\w+|招标要求|标书要求|要求|需求)\s*(?:is|are|ist|:|：|-|为|是)?\s*\Z",
    re.IGNORECASE,
)
_OFFERED: Final = pattern(
    r"(?:\b(?:offer(?:ed|s|ing)?|proposed|actual(?:ly)?|supplied|delivered|ours|angeboten|geliefert|offert|proposé|ofrecid[oa]|oferecid[oa]|fornecid[oa])|\b(?:предлага|постав)\w+|实际|响应|投标产品|所投|我方|我司|现有|提供)(?:\s*(?:is|:|：|为|是))?\s*\Z",
    re.IGNORECASE,
)
_LEGEND: Final = pattern(r"(\*+|[†‡])\s*[=:：]\s*([^()（）;；\n*†‡]{1,60})")
_LONGEST: Final = 4000
"""Of a longer text only so much is looked through for statements."""

_STATEMENTS: Final = {
    Answer.YES: Statement.CLAIMED,
    Answer.GOOD: Statement.CLAIMED,
    Answer.MET: Statement.CLAIMED,
    Answer.NO: Statement.DENIED,
    Answer.CROSSED: Statement.DENIED,
    Answer.NOT_MET: Statement.DENIED,
    Answer.HALF: Statement.PARTIAL,
    Answer.PARTLY_MET: Statement.PARTIAL,
    Answer.NOT_APPLICABLE: Statement.NOT_APPLICABLE,
    Answer.OPEN: Statement.PENDING,
    Answer.UNTESTED: Statement.PENDING,
    Answer.NONE: Statement.UNCLEAR,
}
"""What an answer says where conformity is asked for."""


_ABOUT: Final = pattern(
    r"\b(?:the|a|an|it|its|is|are|was|were|has|have|been|in|of|for|by|to|on|and|with|see|our|this|certificat\w*|certificad\w*|certificazion\w*|certyfikat\w*|zertifik\w*|zertifizierung"
    r"|approvals?|licen[cs]es?|accreditation|registration|validity|valid|standards?|norms?|normas?|normes?|reports?|tests?|products?|le|la|el|il|o|der|die|das|est|ist|está|срок(?:\s+действия)?|сертифика\w*|стандарт\w*)\b"
    r"|证书|认证|标准|资质|检测报告|报告|有效期|产品|该|本|目前|已|인증서?|認証|証明書",
    re.IGNORECASE,
)
"""Words for what an answer is about, which say nothing themselves."""
_ANSWERING: Final = pattern(
    r"(?-i:\b[A-Z]{2,}[A-Z/ .-]{0,20}\d[\w.:+/-]*)"  # a designation
    r"|\b(?:we|i|all|read|understood|taken|attached|enclosed|page|pages|per|cctp|fully|full|completely|wholly|totally|entirely|duly|strictly|hereby|noted|agreed|accepted|confirm(?:ed|s)?|yes|offer(?:ed|s)?|proposed|supplied|quoted|equipment|systems?|units?|solution|goods|items?|points?|bid(?:der)?|tender(?:er)?"
    r"|supplier|manufacturer|requirements?|requested|required|clauses?|sections?|paragraphs?|specifications?|specs?|stated|above|that|these|those|each|every|as|per|be|also|will|shall|no|nos|number|according|compliance|conformity|conformance|statement|full"
    r"|мы|полностью|полное|всем|все|данн\w+|требовани\w+|пункт\w*|предлага\w+|продукц\w+|оборудовани\w+|товар\w*|техническ\w+|заявлен\w+|да"
    r"|nous|produit|proposée?|offert|exigences?|enti[èe]rement|totalement|pleinement|aux?|les?|du|de|des|cahier|charges|oui|en|tous|toutes"
    r"|totalmente|plenamente|íntegramente|integralmente|completamente|con|los?|las?|aos?|às?|os?|as?|a|e|y|requisitos?|exig[êe]ncias?|especificaci[óo]n\w*|especificaç\w+|todos?|todas?|ofertado|sí|sim|si"
    r"|wir|das|den|dem|alle[nrs]?|vollständig|vollumfänglich|voll|Anforderung\w*|Angebot|angebotene[nrs]?|Produkt|Gerät|wird|werden|ja)\b"
    r"|我(?:方|司|公司|们)|本(?:公司|产品|项|条|投标人)|投标(?:人|产品|文件|货物)?|所投|所供|招标(?:文件)?|采购(?:文件)?|技术|参数|规格|指标|要求|需求|条款|条|项|款|规定|规范|内容|全部|完全|全面|均|都|各|该|此|的|及|和|并|能够?|可以?|为|对|予以|设备|货物|系统|国家|行业|相关|有关|和|应答|承诺|无|详",
    re.IGNORECASE,
)
"""Words of whoever answers, and of what is asked, which take nothing from a yes."""
_PIECES: Final = pattern(r"(?<![Nn]o)(?<![Nn]r)(?<![Pp])\.|[;,:!，；。：！、\n()（）\[\]]|\s[-–—/]\s|[–—]")

_LAPSED: Final = pattern(r"expired|withdrawn|revoked|过期|失效", re.IGNORECASE)
_WHEN: Final = pattern(r"\b(?:target|planned|expected|due)\b|计划|预计|目标日期|拟", re.IGNORECASE)
_SCOPE: Final = pattern(r"\bscope\b|范围|geltungsbereich|portée|alcance|область", re.IGNORECASE)
_WHOLE: Final = pattern(r"all(?:\s+\w+){0,2}|whole|full|全部(?:产品)?|所有(?:产品)?|alle|tous|todos|все", re.IGNORECASE)
_BRACKETED: Final = pattern(r"[(（][^()（）]*[)）]")
_IN_USE: Final = pattern(
    r"valid|active|current|in\s+force|in\s+stock|available|released?|(?:in\s+)?production|mass\s+production|maintained|published|new|ok|granted|issued|obtained|held|certified|approved"
    r"|有效|现行|在产|量产|在用|已(?:取得|获得|发布|获证|认证)|действу\w+|gültig|vigente|vig[êe]ncia|en\s+vigueur|valide",
    re.IGNORECASE,
)
"""What a column of states says of what holds; everything else there is no yes."""

_IN_HAN: Final = pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_IN_CYRILLIC: Final = pattern(r"[А-Яа-яёЁ]")
_IN_ARABIC: Final = pattern(r"[\u0600-\u06ff]")
_IN_LATIN: Final = pattern(r"[A-Za-z]")
_ESCAPE: Final = pattern(r"\\.|\(\?[:<!=i-]+")
_SCRIPTS: Final = (
    # what a text must hold for a phrase to be in it, and what it begins with: that rules out most places at once
    (_IN_HAN, r"(?=[\u3040-\uffff\s])"),
    (_IN_CYRILLIC, r"\b(?=[А-Яа-яёЁ])"),
    (_IN_LATIN, r"\b(?=\w)"),
    (_IN_ARABIC, r"(?<!\w)(?:[وفبل]|ال)?"),
    (re.compile(r"[(（✗✘❌A-Za-z]"), ""),
)


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return for each script one pattern for every phrase in it, a group for each row of the table."""
    rows: list[list[str]] = [[] for _ in _SCRIPTS]
    for n, (_, phrases) in enumerate(phrase_table()):
        by_script: list[list[str]] = [[] for _ in _SCRIPTS]
        for phrase in phrases:
            by_script[_script(phrase)].append(phrase)
        for row, some in zip(rows, by_script, strict=True):
            if some:
                row.append(f"(?P<g{n}>{'|'.join(some)})")
    return tuple(
        (needed, re.compile(f"{guard}(?:{'|'.join(row)})", re.IGNORECASE))
        for (needed, guard), row in zip(_SCRIPTS, rows, strict=True)
    )


def _script(phrase: str) -> int:
    r"""Return the place among `_SCRIPTS` of a phrase.

    >>> _script("未(?:通过|满足)"), _script(r"\bне\s+\w+"), _script(r"\b(?:anstatt|вместо)\b"), _script("[✗✘❌]")
    (0, 1, 2, 4)
    """
    if _IN_HAN.search(phrase):
        return 0
    if _IN_ARABIC.search(phrase):
        return 3
    if not phrase.startswith(r"\b"):
        return 4
    return 1 if _IN_CYRILLIC.search(phrase) and not _IN_LATIN.search(_ESCAPE.sub("", phrase)) else 2


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Find the phrases of a text from left to right, none inside another."""
    found = [match for needed, pattern in _patterns() if needed.search(text) for match in pattern.finditer(text)]
    end = 0
    for match in sorted(found, key=lambda one: (one.start(), -one.end())):
        if match.start() >= end:
            yield match
            end = match.end()


class _Clause(NamedTuple):
    """A stretch of a text."""

    text: str
    start: int
    end: int


class _Phrase(NamedTuple):
    """A phrase found in a text."""

    start: int
    end: int
    said: Said
    enclosed: bool


def statements_of(text: str, found: Sequence[Found]) -> list[Said]:
    """Return what a text says of each designation that was found in it.

    What stands before designations holds for those that follow up to the next statement or sentence; what
    stands behind them holds for those that it follows without a comma between; what stands in brackets, or
    between commas by itself, for the one before it.

    Args:
        text: the cell or sentence.
        found: its designations, with their places, as `split_identifiers` and `find_identifiers` return them.

    >>> from stdcompat.identifiers import find_identifiers
    >>> text = "Complies with IEC 62368-1:2018 except clause 5.4; EN 55032 is not tested."
    >>> [said.words for said in statements_of(text, list(find_identifiers(text)))]
    ['except clause 5.4', 'not tested']
    """
    spans = [(one.start, one.end) for one in found]
    phrases = _phrases(text, spans) if _has_words(text, spans) else []
    told: list[list[Said]] = [[] for _ in spans]
    own = [*_marks(text, spans), *_legends(text, spans), *_not_this(text, spans)]
    for n, said, _ in own:
        told[n] += [said] if said.statement is not Statement.CLAIMED else []
    taken = sorted(place for _, _, place in own)
    phrases = [one for one in phrases if not _holds(taken, one.start)]
    if phrases:
        _tell(text, spans, phrases, told)
    return [worst(said) for said in told]


def _marks(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Said, tuple[int, int]]]:
    """Find the tick or cross of each designation: before it where the first mark stands before the first of them.

    Where one box of a text is empty, those with anything in them are ticked, crosses too.
    """
    boxes = [(match.start(), match.end()) for match in _BOX.finditer(text[:_LONGEST])]
    is_form = any(_EMPTY_BOX.fullmatch(text, *box) for box in boxes)
    marks = boxes if is_form else [(match.start(), match.end()) for match in _MARK.finditer(text[:_LONGEST])]
    if not marks or not spans:
        return
    leads = marks[0][0] < spans[0][0]
    for n, (start, end) in enumerate(spans):
        near = [one for one in marks if one[1] <= start] if leads else [one for one in marks if one[0] >= end][::-1]
        if near:
            sign = text[slice(*near[-1])]
            is_against = _EMPTY_BOX.fullmatch(sign) if is_form else sign in _CROSSES
            yield n, Said(Statement.DENIED, sign) if is_against else Said(Statement.CLAIMED), near[-1]


def _legends(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Said, tuple[int, int]]]:
    """Find what a sign behind designations says that the text itself explains: "IEC 62368-1*, EN 55032 (* = pending)"."""
    for legend in _LEGEND.finditer(text[:_LONGEST]) if spans else ():
        said = statement_of(legend[2]) or Said(Statement.UNCLEAR, legend[2].strip())
        for n, (_, end) in enumerate(spans):
            if end > legend.start():
                break
            if text.startswith(legend[1], end + text.startswith(" ", end)):
                yield n, said, legend.span()


def _not_this(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Said, tuple[int, int]]]:
    """Find the designations that are named to say that it is not they: "not IEC 60950-1", "replaced by EN 62368-1"."""
    asked: list[tuple[int, Said, tuple[int, int]]] = []
    offers = False
    for n, (start, _) in enumerate(spans):
        begin = max(spans[n - 1][1] if n else 0, start - _NEAR)
        match = _NOT_THIS.search(text, begin, start)
        if match is not None:
            yield n, Said(Statement.DENIED if match["not"] else Statement.UNCLEAR, match[0].strip()), match.span()
            continue
        match = _ASKED.search(text, begin, start)
        if match is not None:
            asked.append((n, Said(Statement.UNCLEAR, match[0].strip(" :：-")), match.span()))
        offers = offers or _OFFERED.search(text, begin, start) is not None
    if offers:  # what is asked for, beside what is offered
        yield from asked


@functools.lru_cache(maxsize=8192)
def statement_of(text: str) -> Said | None:
    """Return what a text without designations says of those that it belongs to, or None.

    >>> statement_of("认证申请中").statement.value, statement_of("nicht nur IP54")
    ('pending', None)
    """
    said = [phrase.said for phrase in _phrases(text, [])]
    return worst(said) if said else None


@functools.lru_cache(maxsize=8192)
def compliance_of(text: str) -> Said | None:
    """Return what a cell of a compliance column says, or None.

    >>> [compliance_of(text).statement.value for text in ("C", "PC", "无偏离", "负偏离", "✗", "see note")[:5]]
    ['claimed', 'partial', 'claimed', 'denied', 'denied']
    """
    answer = answer_in(text)
    if answer is not None:
        statement = _STATEMENTS[answer]
        return Said(statement, None if statement is Statement.CLAIMED else text.strip())
    said = statement_of(text)
    if said is None or said.statement is Statement.CLAIMED:
        is_yes = _is_plain_yes(text)
        return Said(Statement.CLAIMED) if is_yes else said and Said(Statement.UNCLEAR, text.strip())
    return said


def _is_plain_yes(text: str) -> bool:
    """Return whether a piece of an answer says that it conforms, and nothing besides: who, when or how much of it."""
    for piece in _PIECES.split(text):
        phrases = _phrases(piece, [])
        answer = answer_in(piece)
        if answer is not None and _STATEMENTS[answer] is Statement.CLAIMED:
            return True
        if phrases and all(one.said.statement is Statement.CLAIMED for one in phrases):
            rest = _cut_out(piece, phrases)
            if not _WORDS.search(_ANSWERING.sub("", _ABOUT.sub("", rest))) and "%" not in rest:
                return True
    return False


def _cut_out(text: str, phrases: Sequence[_Phrase]) -> str:
    """Return a text without its phrases."""
    begins = [0, *(one.end for one in phrases)]
    ends = [*(one.start for one in phrases), len(text)]
    return " ".join(text[begin:end] for begin, end in zip(begins, ends, strict=True))


def answer_under(text: str, heading: str) -> Said | None:
    """Return what a cell of a column of answers says, or None where it says nothing.

    Where the column is for deviations, "yes" says that there are some; one that says since when, until when or for
    what something holds takes from a claim and adds nothing to it. What is no answer is unclear, and no yes.

    >>> answer_under("Yes", "Compliant"), answer_under("No", "Deviation (Y/N)")
    (Said(statement=<Statement.CLAIMED: 'claimed'>, words=None), Said(statement=<Statement.CLAIMED: 'claimed'>, words=None))
    >>> answer_under("有", "偏离情况").statement.value, answer_under("see clause 4", "Exceptions").statement.value
    ('partial', 'partial')
    >>> answer_under("2027-06-30", "Target date").statement.value, answer_under("all", "Scope")
    ('planned', None)
    """
    plain, asked, answer = text.strip(), asked_by(heading), answer_in(text)
    if not plain:
        return None
    if asked is None and any(one.search(heading) for one in (_LAPSED, _WHEN, _SCOPE)):
        return None if is_blank(text) or answer is Answer.NO else _aside(plain, heading)
    if asked in {None, Asked.CONFORMITY}:
        return compliance_of(text) or (
            None if _IN_USE.fullmatch(_BRACKETED.sub("", plain).strip()) else Said(Statement.UNCLEAR, plain)
        )
    if answer is Answer.NONE:
        return Said(Statement.CLAIMED)
    if asked is Asked.EITHER:
        unclear = Said(Statement.UNCLEAR, plain)
        return unclear if answer in {Answer.YES, Answer.NO} else compliance_of(text) or unclear
    if is_blank(text):
        return None
    if answer is Answer.NO:
        return Said(Statement.CLAIMED)
    said = None if answer in {Answer.YES, Answer.CROSSED} else compliance_of(text)
    return said or Said(Statement.PARTIAL, plain)


def _aside(text: str, heading: str) -> Said | None:
    whole = f"{heading}: {text}"
    if _LAPSED.search(heading):
        return Said(Statement.PENDING, whole)
    if _WHEN.search(heading):
        return Said(Statement.PLANNED, whole)
    if _WHOLE.fullmatch(text):
        return None
    said = statement_of(text)
    return said if said is not None and said.statement is not Statement.CLAIMED else Said(Statement.UNCLEAR, whole)


@functools.lru_cache(maxsize=8192)
def answer_of(text: str) -> Said | None:
    """Return what a cell says that speaks of conformity and of nothing else, under whatever heading it stands; or None.

    >>> answer_of("不符合").statement.value, answer_of("Does not comply.").statement.value
    ('denied', 'denied')
    >>> answer_of("No"), answer_of("the cover does not comply with the colour that was agreed on")
    (None, None)
    """
    answer = answer_in(text)
    if answer is not None:
        return None if answer in GENERAL else compliance_of(text)
    phrases = _phrases(text, [])
    if not phrases:
        return None
    spoken = sum(len(_WORDS.findall(text, one.start, one.end)) for one in phrases)
    besides = len(_WORDS.findall(_ABOUT.sub("", _cut_out(text, phrases))))
    return worst([one.said for one in phrases]) if spoken >= _MOSTLY * (spoken + besides) else None


def _phrases(text: str, spans: Sequence[tuple[int, int]]) -> list[_Phrase]:
    """Find the phrases of a text, those inside a designation left out."""
    found = []
    for match in _matches(text[:_LONGEST]):
        statement = phrase_table()[int(match.lastgroup[1:])][0] if match.lastgroup else None
        if statement is None or _is_inside(match, spans):
            continue
        end = min([match.end(), *(start for start, _ in spans[bisect_left(spans, (match.start() + 1,)) :][:1])])
        words = None if statement is Statement.CLAIMED else text[match.start() : end].strip()
        found.append(
            _Phrase(
                match.start(),
                match.end(),
                Said(statement, words),
                match[0][0] in "(（" or _encloses(text, match.start()),
            )
        )
    return found


def _is_inside(match: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether a phrase is part of a designation; "(NC)" at its end is none."""
    closing = match[0][0] in "(（"
    inside = _holds(spans, match.start())
    return inside is not None and not (closing and match.end() >= inside[1])


def _holds(spans: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    """Return the one of the spans, which stand in order, that a place is in."""
    before = bisect_left(spans, (place + 1,))
    return spans[before - 1] if before and place < spans[before - 1][1] else None


def _within(spans: Sequence[tuple[int, int]], left: int, right: int) -> range:
    """Return the numbers of the spans, which stand in order, that begin in a stretch."""
    return range(bisect_left(spans, (left,)), bisect_left(spans, (right,)))


def _said_in(phrases: Sequence[_Phrase], left: int, right: int) -> Sequence[_Phrase]:
    """Return the phrases, which stand in order, that begin in a stretch."""
    begin, end = (bisect_left(phrases, place, key=_start) for place in (left, right))
    return phrases[begin:end]


def _start(phrase: _Phrase) -> int:
    return phrase.start


def _has_words(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether anything but signs stands outside the designations."""
    begin = 0
    if "(" in text or "（" in text:
        return True
    for start, end in [*spans, (len(text), len(text))]:
        if _WORDS.search(text, begin, max(begin, start)):
            return True
        begin = max(begin, end)
    return False


def _encloses(text: str, start: int) -> bool:
    """Return whether a place stands in brackets."""
    before = text[max(0, start - 80) : start]
    opened = max(before.rfind(one) for one in "(（[【")
    return opened > max(before.rfind(one) for one in ")）]】")


def worst(said: Sequence[Said]) -> Said:
    """Return what counts where several things are said of one designation."""
    for statement in _WORST:
        for one in said:
            if one.statement is statement:
                return one
    return Said(Statement.CLAIMED)


def _cuts(
    pattern: re.Pattern[str], text: str, start: int, end: int, spans: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Cut a stretch of a text at separators that stand outside designations."""
    pieces, begin = [], start
    for match in pattern.finditer(text, start, end):
        if _holds(spans, match.start()) is None:
            pieces.append((begin, match.start()))
            begin = match.end()
    return [*pieces, (begin, end)]


def _tell(text: str, spans: Sequence[tuple[int, int]], phrases: Sequence[_Phrase], told: list[list[Said]]) -> None:
    """Give each designation what is said of it."""
    before: Sequence[int] = ()  # the designations of the sentence before
    heading: list[Said] = []  # what a line that ends with a colon says of the lines below it
    for left, right in _cuts(_STRONG, text, 0, len(text), spans):
        ids = _within(spans, left, right)
        here = _said_in(phrases, left, right)
        if not ids:
            if here and text[left:right].rstrip().endswith((":", "：")):
                heading = [one.said for one in here]
            elif here and before and _begins(text[left : here[0].start]):
                for n in before:
                    told[n] += [one.said for one in here]
            continue
        _tell_clause(_Clause(text, left, right), spans, here, told, list(heading))
        before = ids


def _begins(before: str) -> bool:
    """Return whether a remark begins with its statement: a line of other words is a heading of what follows."""
    return len(_WORDS.findall(before)) <= 6  # noqa: PLR2004  # 认证正在…


def _tell_clause(
    clause: _Clause,
    spans: Sequence[tuple[int, int]],
    phrases: Sequence[_Phrase],
    told: list[list[Said]],
    carried: list[Said],
) -> None:
    """Give each designation of one sentence what is said of it."""
    earlier: list[int] = []
    listed: list[int] = []  # those before in a row of nothing but designations
    last: Sequence[int] = ()
    exception: list[Said] = []
    for left, right in _cuts(_WEAK, *clause, spans):
        ids = _within(spans, left, right)
        here = _said_in(phrases, left, right)
        if here and not ids:
            said = [one.said for one in here]
            for n in earlier if last and _ALL.search(clause.text, left, right) else last:
                told[n] += said
            if not last:
                carried = said
                exception = [one for one in said if one.statement is Statement.PARTIAL]
            continue
        if ids:
            for n in ids:
                told[n] += exception  # "except for clause 5, it conforms to …"
            if here:
                carried = _tell_group(spans, ids, here, told, carried)
            else:
                for n in ids:
                    told[n] += carried
            end = spans[ids[-1]][1]
            behind = [one for one in here if one.start >= end and not one.enclosed]
            both = [one for one in behind if _ALL.search(clause.text, end, one.end)]
            for n in earlier if both else ():  # "A, B - both pending"
                told[n] += [one.said for one in both]
            if len(ids) > 1 and behind == here:  # "A, B and C pending"
                for n in listed:
                    told[n] += [one.said for one in behind]
            is_bare = not here and not _WORDS.search(clause.text, left, spans[ids[0]][0])
            listed = [*listed, *ids] if is_bare and not _WORDS.search(clause.text, end, right) else []
            last = ids
            earlier += ids


def _tell_group(
    spans: Sequence[tuple[int, int]],
    ids: Sequence[int],
    phrases: Sequence[_Phrase],
    told: list[list[Said]],
    carried: list[Said],
) -> list[Said]:
    """Give designations between two commas what is said of them, and return what holds for those after the comma."""
    leading = [one for one in phrases if one.start < spans[ids[0]][0]]
    current = [one.said for one in leading] or carried
    since: list[int] = []
    for place, n in enumerate(ids):
        told[n] += current
        since.append(n)
        until = spans[ids[place + 1]][0] if place + 1 < len(ids) else None
        between = [one for one in phrases if one.start >= spans[n][0] and (until is None or one.start < until)]
        between = [one for one in between if one not in leading]
        for one in between:
            if one.enclosed:
                told[n].append(one.said)
            elif leading and until is not None:
                current, since = [one.said], []
            else:
                for m in since:
                    told[m].append(one.said)
                since = [] if until is not None else since
    return current if leading or carried else []
