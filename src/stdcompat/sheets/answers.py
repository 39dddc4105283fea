"""The words with which a cell answers a question, and those with which a heading asks one, by meaning and language.

One table: whatever reads yes and no, met and not met, a deviation and none, reads it from here.

>>> answer_in("Да"), answer_in("负偏离"), answer_in("see clause 4")
(<Answer.YES: 'yes'>, <Answer.NOT_MET: 'not met'>, None)
>>> says_yes("√"), says_no("nein"), asked_by("Abweichung (ja/nein)")
(True, True, <Asked.DEVIATION: 'deviation'>)
"""

from __future__ import annotations

import enum
import functools
import re
from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "GENERAL",
    "Answer",
    "Asked",
    "answer_in",
    "asked_by",
    "asks_aside",
    "has_choice",
    "is_blank",
    "says_no",
    "says_yes",
]


class Answer(enum.Enum):
    """What a cell of one word answers."""

    YES = "yes"
    NO = "no"
    GOOD = "good"
    NONE = "none"
    """That there is none: good of deviations, and of anything else unclear."""
    CROSSED = "crossed"
    """A letter x: a cross among ticks, and a tick in a form with empty boxes."""
    HALF = "half"
    NOT_APPLICABLE = "not applicable"
    OPEN = "open"
    MET = "met"
    NOT_MET = "not met"
    PARTLY_MET = "partly met"
    UNTESTED = "untested"


GENERAL: Final = frozenset(
    (Answer.YES, Answer.NO, Answer.GOOD, Answer.NONE, Answer.CROSSED, Answer.HALF, Answer.NOT_APPLICABLE, Answer.OPEN)
)
"""Answers to any question, whether it is made of leather or conforms to a standard; the others speak of conformity."""


class Asked(enum.Enum):
    """What a heading asks for."""

    CONFORMITY = "conformity"
    DEVIATION = "deviation"
    EITHER = "either"
    """Both words stand in it, and nothing says which a bare yes would answer."""


# Words are separated by a comma. The languages are ISO 639 codes; "" is for signs.
_WORDS: Final[Mapping[Answer, Mapping[str, str]]] = {
    Answer.YES: {
        "": "✓, √, ✔, ☑, ●",
        "ar": "نعم",
        "de": "ja",
        "en": "y, yes, true",
        "es": "si, sí",
        "fr": "oui",
        "id": "ya",
        "ja": "はい",
        "ko": "예, 네",
        "pt": "sim",
        "ru": "да",
        "tr": "evet",
        "vi": "có",
        "zh": "是, 是的, 有",
    },
    Answer.NO: {
        "": "✗, ✘, ✖, ❌, ☒, ×",
        "ar": "لا",
        "de": "nein",
        "en": "n, no, false",
        "fr": "non",
        "id": "tidak",
        "ja": "いいえ",
        "ko": "아니오, 아니요",
        "pt": "não, nao",
        "ru": "нет",
        "tr": "hayır",
        "vi": "không",
        "zh": "否, 不",
    },
    Answer.GOOD: {"": "〇, ○, ◯", "en": "c, ok, full, fully, passed"},
    Answer.NONE: {
        "de": "keine, kein",
        "en": "none, nil",
        "es": "ninguna, ninguno, ningún",
        "fr": "aucun, aucune, néant, neant, rien, sans, sans objet, sans écart",
        "id": "tidak ada",
        "it": "nessuno, nessuna",
        "ja": "なし",
        "ko": "없음",
        "pt": "nenhum, nenhuma",
        "ru": "отсутствует, отсутствуют, отсутствуют отклонения",
        "tr": "yok",
        "vi": "không có",
        "zh": "无, 没有, 無",
    },
    Answer.CROSSED: {"": "x"},
    Answer.HALF: {"": "△", "en": "pc, p", "zh": "部分"},
    Answer.NOT_APPLICABLE: {"": "/, -, –, —", "en": "na, n/a, n.a., n.a", "zh": "不适用, 不涉及"},
    Answer.OPEN: {"en": "tbd, tbc, tba", "zh": "待定"},
    Answer.MET: {
        "ar": "مطابق",
        "de": "erfüllt",
        "en": "fc, compliant, complies, comply, complied, conform, conforms, pass, met",
        "es": "cumple",
        "fr": "conforme, conformité",
        "id": "sesuai, memenuhi",
        "ja": "適合",
        "ko": "적합, 부합, 충족, 합격",
        "pt": "atende",
        "ru": "соответствует, конформно",
        "tr": "uygun",
        "vi": "đạt",
        "zh": "符合, 满足, 響應, 响应, 合格, 达标, 完全响应, 完全满足, 完全符合, 无偏离, 正偏离, 优于, 无差异",
    },
    Answer.NOT_MET: {
        "en": "nc, non-compliant, noncompliant, fail, failed",
        "ja": "不適合",
        "ko": "부적합, 불합격, 미충족, 미달",
        "zh": "不符合, 不满足, 负偏离, 負偏離, 不合格",
    },
    Answer.PARTLY_MET: {
        "de": "teilweise",
        "en": "partial, partially",
        "es": "parcial",
        "fr": "partiel",
        "ru": "частично",
        "zh": "部分符合, 部分满足, 部分响应, 有偏离",
    },
    Answer.UNTESTED: {"zh": "待检, 待测, 待测试, 待检测, 待检验, 待送检, 送检, 送检中, 检测中, 检验中, 测试中"},
}
# The stems of words in headings; of languages that write spaces, each begins a word.
_STEMS: Final[Mapping[Asked, Mapping[str, str]]] = {
    Asked.CONFORMITY: {
        "de": "erfüll",
        "en": "comply, complies, complian, complied, conform, met",
        "es": "cumpl",
        "id": "sesuai, kesesuaian",
        "ja": "適合",
        "ko": "적합, 부합",
        "pt": "atend",
        "ru": "соответств",
        "tr": "uygun",
        "zh": "响应, 符合, 满足",
    },
    Asked.DEVIATION: {
        "de": "abweich",
        "en": "deviat, exception",
        "es": "desvi",
        "fr": "écart",
        "id": "penyimpangan",
        "ru": "отклонен",
        "tr": "sapma",
        "zh": "偏离, 偏差, 例外",
    },
}
_ELSE: Final = pattern(
    r"\b(?:deliver|warrant|guarant|pay|pric|terms|schedul|quantit|lead[\s-]?time|colou?r|packag|insur|deadline|plazo|garant|prazo|liefer|zahl|délai|prix|срок|гарант|цен)"
    r"|交货|交付|工期|质保|保修|付款|价格|报价|数量|包装|售后|资格",
    re.IGNORECASE,
)
"""What a heading asks for that no standard answers: "Complies with delivery time"."""
_LONGEST: Final = 60  # characters of a cell that is one of the words, with spaces around
_CHOICE: Final = pattern(r"\s*[/、|]\s*")
_BETWEEN: Final = pattern(r"[()（）:：\s]+")
_BLANK: Final = frozenset("- – — -- --- / // \\ . · * n/a na n.a. null no. ø нет".split())
_OFFERED: Final = pattern(r"\s*(?:[/、|,，]|\bor\b|或)\s*", re.IGNORECASE)
_TICKED: Final = frozenset(("x", "1", "含"))
_IS_NO: Final = pattern(r"0|not\b.*|不.*", re.IGNORECASE)


@functools.cache
def _meanings() -> dict[str, Answer]:
    return {
        word: answer
        for answer, by_language in _WORDS.items()
        for words in by_language.values()
        for word in words.casefold().split(", ")
    }


def answer_in(text: str) -> Answer | None:
    """Return what a cell answers that holds one of the words of the table and nothing else, or None."""
    if len(text) > _LONGEST:
        return None
    folded = text.strip().casefold()
    return _meanings().get(folded) or _meanings().get(folded.strip(" .。()（）"))


def is_blank(text: str) -> bool:
    """Return whether a cell says that there is nothing.

    >>> is_blank("N/A"), is_blank("—"), is_blank("无"), is_blank("GB 4943.1")
    (True, True, True, False)
    """
    if len(text) > _LONGEST:
        return not text.strip()
    folded = text.strip().casefold()
    return not folded or folded in _BLANK or answer_in(text) is Answer.NONE


def says_yes(text: str) -> bool:
    """Tell whether a cell of a form says yes, or is ticked.

    >>> says_yes("Yes"), says_yes("是"), says_yes("x"), says_yes("no")
    (True, True, True, False)
    """
    return text.strip().casefold() in _TICKED or answer_in(text) is Answer.YES


def says_no(text: str) -> bool:
    """Tell whether a cell of a form says no.

    >>> says_no("No"), says_no("不接受"), says_no("not accepted"), says_no("yes")
    (True, True, True, False)
    """
    return _IS_NO.fullmatch(text.strip()) is not None or answer_in(text) in {Answer.NO, Answer.NONE}


@functools.cache
def _stems() -> re.Pattern[str]:
    groups = []
    for asked, by_language in _STEMS.items():
        stems = [stem for stems in by_language.values() for stem in stems.split(", ")]
        words = "|".join(stem if stem != "met" else r"met\b" for stem in stems if stem.isalpha() and stem[0] < "\u0590")
        others = "|".join(stem for stem in stems if stem[0] >= "\u0590")
        groups.append(rf"(?P<{asked.name}>\b(?:non-?)?(?:{words})|{others})")
    return re.compile("|".join(groups), re.IGNORECASE)


@functools.lru_cache(maxsize=512)
def asked_by(heading: str) -> Asked | None:
    """Return what a heading asks for, be it with other words, or None.

    Of both words with a choice between them, the first is what "yes" answers.

    >>> [asked_by(text).value for text in ("Bidder's compliance", "响应/偏离", "Deviation from conformity", "符合性偏离")]
    ['conformity', 'conformity', 'either', 'either']
    >>> asked_by("Complies with delivery time"), asked_by("Price")
    (None, None)
    """
    found = list(_stems().finditer(heading))
    if not found or _ELSE.search(heading):
        return None
    first = Asked[found[0].lastgroup or ""]
    if all(match.lastgroup == first.name for match in found):
        return first
    return first if _OFFERED.search(heading, found[0].end(), found[1].start()) else Asked.EITHER


def asks_aside(heading: str) -> bool:
    """Tell whether a heading asks whether something is met that no standard is about.

    >>> asks_aside("Complies with delivery time"), asks_aside("是否满足交货期"), asks_aside("Delivery time")
    (True, True, False)
    """
    return _ELSE.search(heading) is not None and _stems().search(heading) is not None


def has_choice(heading: str) -> bool:
    """Tell whether a heading says by which answers its column is filled: "C/NC", "Cumple (Sí/No)".

    >>> has_choice("C / PC / NC"), has_choice("是否满足（是/否）"), has_choice("A/C system")
    (True, True, False)
    """
    for piece in _BETWEEN.split(_CHOICE.sub("/", heading)):
        answers = {answer_in(one) for one in piece.split("/")}
        if (
            len(answers) > 1
            and answers & {Answer.NO, Answer.NOT_MET}
            and answers & {Answer.YES, Answer.GOOD, Answer.MET}
        ):
            return True
    return False
