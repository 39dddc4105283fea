"""Kinds and traits guessed from the words for a product, by the trade words of the vocabulary.

The longest phrase counts first, and a stretch of text counts once: "battery storage" is no ``storage``, and
"circuit breaker" no printed circuit. The head of a name decides: the last noun of an English name before "for"
or "with", the last characters of a Chinese one, so that a camera bracket is no camera. What comes out is a
guess, which whoever shows it must call one.

>>> guess("Outdoor WiFi IP camera 4 MP").kind, guess("摄像机支架").kind
('camera', None)
>>> guess("Outdoor WiFi IP camera 4 MP").traits
('internet-connected', 'outdoor', 'radio')
"""

from __future__ import annotations

import functools
import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._patterns import pattern
from stdcompat.catalogs.vocabulary import KindCode, Trait, ancestors, read_vocabulary
from stdcompat.deployment.units import Unit, cut, filler, folded_word, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["UNKNOWN", "Guess", "guess", "traits_of"]

UNKNOWN: Final = KindCode("unknown")
"""The kind of a product whose kind nobody said and no word tells: no requirement is known to apply to it."""

_LONGEST: Final = 300  # characters of a name

_CJK: Final = pattern(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")
# What stands behind these says what the product is for, of or with (the named group), or says it in other words.
_PARTS: Final = pattern(
    r"[(（\[【].*?[)）\]】]|[,，、;；/|+\n]|\s[-–—]\s|(?P<of>(?<![\w-])(?:for|of|with|in|to|from|by|on|incl\.?|including|para|pour|de|du|des|d['’]|da|do|dos|del"
    r"|con|com|avec|en|em|sur|à|por|für|mit|von|zur|zum|auf|для|с|со|из|на|под|di|per|untuk|cho)(?![\w-])\.?|(?:含|带(?![宽宽式])|配套|配备|用于))",
    re.IGNORECASE,
)
_BOUGHT: Final = pattern(
    r"\b(?:supply|procurement|purchase|delivery|provision|providing|supplying|furnishing|SITC|[SP]\s?[/&]\s?F)\b|供货|采购|供应(?!商)|购置",
    re.IGNORECASE,
)
_PLAIN: Final = frozenset("型式新旧的大小中高低号类智能数字套台个")
_WORK: Final = pattern(
    r"\s*(?:(?:re)?install|replace|remove|relocate|dismantle|rectify|reconnect|(?:clean|test|repair|service|inspect|upgrade|paint|shift)\s+(?:the|all|any|each|existing|old|faulty|damaged)"
    r"|instalar|reemplazar|reparar|retirar|remplacer|réparer|déposer|substituir|consertar|ersetzen|austauschen|заменить|установить|отремонтировать)\s",
    re.IGNORECASE,
)
"""What is to be done to things: no offer of them."""
_HAN: Final = pattern(r"[\u3400-\u9fff]")
_WHOLE: Final = pattern(
    r"(?:成套|专用|配套|一体化|智能|综合|自动|集成|整体|组合){0,3}(?:设备|系统|装置)"
    r"|.*(?:产品|单元|模块|组件|套装|成套|机组|整机|主机|设施|套件|型|式|级|款|用|制|[一二三四五六七八九十百两双单多整全]\S?(?:套|台|个|只|米|芯|路|口|节|相|层)|年|新|含税|国产|进口|热镀锌|不锈钢|壁挂|立式|卧式|总成|器材|材料|项目)|[类等组品机器]"
)
"""What may stand behind the head of a Chinese name: it says how, not what."""
_STRAY: Final = 2  # so many words that nobody knows, after what is known: the name is of something else
_OTHER: Final = ("accessory", "service")
"""Heads that make a name one of something else, wherever they stand."""
_COMMANDING: Final = frozenset(("toy", "medical-device", "organisation"))
"""Kinds whose words, before those of another kind, make it another thing."""
_COMMANDED: Final = ("software", "furniture", "enclosure", "packaging", "service")
"""Kinds that stay what they are, whatever they are for."""
_LONG_WORD: Final = 6
_KILOVOLTS: Final = pattern(r"(\d+(?:[.,]\d+)?)\s?kV(?![A-Za-z])")
_HIGH: Final = 3  # kV: the voltage of a device, rather than of an impulse that it withstands
_ABOVE: Final = {"circuit-breaker": "hv-switchgear", "lv-switchgear": "hv-switchgear"}
"""What a kind of low-voltage equipment is at a high voltage."""
_CAPITALS: Final = 3  # an abbreviation of so few letters counts in capitals only: "ct", "his", "das" are words


class Guess(NamedTuple):
    """What the words of a name say about a product.

    Attributes:
        kind: the kind, or None.
        traits: the traits that the words name, in order; those of the kind are in `traits_of`.
        words: the words that the kind was read from.
        others: where the kind is not known, the kinds that words of the name tell, the last first.
    """

    kind: KindCode | None
    traits: tuple[Trait, ...]
    words: str = ""
    others: tuple[KindCode, ...] = ()


class _Entry(NamedTuple):
    """What a trade word means: a code (None: nothing), where one of some words must stand near it, a head's table."""

    code: str | None
    near: tuple[tuple[str, ...], ...]
    capital: str | None
    head: str | None = None
    weak: bool = False
    first: bool = False  # of a language whose names begin with what they name


_NOTHING: Final = _Entry(None, (), None)


class _Match(NamedTuple):
    """A trade word in a name: units from `start` to `end`."""

    start: int
    end: int
    entry: _Entry


@functools.lru_cache(maxsize=20_000)
def guess(name: str, about: str = "") -> Guess:
    """Return what the words of a product's name say about its kind and its traits.

    Args:
        name: the name, in any of the languages of the vocabulary.
        about: more words on the product (its model, a description): they decide between meanings, and tell traits.

    >>> [guess(text).kind for text in ("washing machine", "储油罐", "Server rack 42U", "widget")]
    ['household-appliance', 'tank', 'enclosure', None]
    """
    text = unicodedata.normalize("NFKC", name[:_LONGEST])
    beside = unicodedata.normalize("NFKC", about[:_LONGEST])
    around = cut(f"{text} {beside}" if beside else text)
    kind, words = _kind(text, {unit.folded for unit in around}, around)
    if kind is not None and not filler("mock").isdisjoint(unit.folded for unit in cut(text)):
        kind, words = None, ""  # "dummy camera"
    if kind in _ABOVE and any(float(one.replace(",", ".")) >= _HIGH for one in _KILOVOLTS.findall(text)):
        kind = KindCode(_ABOVE[kind])
    if kind == "service":  # what the service is for has them: "training for firewall administrators"
        return Guess(kind, (), words)
    others = () if kind is not None else _competing(text, around)
    return Guess(kind, tuple(Trait(one) for one in sorted(set(_traits(around)))), words, others)


def _competing(text: str, around: Sequence[Unit]) -> tuple[KindCode, ...]:
    """Return the kinds that the words of a name tell of which none is the name's."""
    found = _chosen(cut(text), {unit.folded for unit in around}, around)
    codes = (one.entry.code for one in reversed(found) if one.entry.code is not None and one.entry.head is None)
    return tuple(map(KindCode, dict.fromkeys(codes)))


@functools.cache
def traits_of(kind: KindCode) -> tuple[Trait, ...]:
    """Return the traits that every product of a kind has.

    >>> traits_of("wlan-access-point")
    ('internet-connected', 'radio')
    """
    rows = read_vocabulary()["words"]["kind"]
    found = {trait for above in ancestors(kind) for trait in rows.get(above, {}).get("traits", ())}
    return tuple(Trait(one) for one in sorted(found))


_Table = dict[tuple[str, ...], list[_Entry]]
_Lengths = dict[str, tuple[int, ...]]
"""How many units the phrases have that begin with a unit."""


def _entry(
    word: str, code: str | None, head: str | None = None, field: str = "words"
) -> tuple[tuple[str, ...], _Entry]:
    """Read a trade word, with the words that must stand near it in brackets."""
    plain, _, inside = word.partition(" (")
    near = tuple(key_of(one) for one in inside.rstrip(")").split("|")) if inside else ()
    letters = plain.replace(" ", "")
    capital = plain if letters.isascii() and letters.isupper() and len(letters) <= _CAPITALS else None
    first = field == "words_other" and _CJK.search(plain) is None
    key = (plain.casefold(),) if plain.startswith("-") else key_of(plain)
    return key, _Entry(code, near, capital, head, field == "weak_words", first)


@functools.cache
def _kinds() -> tuple[_Table, _Lengths]:
    """Return what each trade word means for the kind."""
    table: _Table = {}
    words = read_vocabulary()["words"]
    for code, row in words["kind"].items():
        for field in ("words", "words_zh", "weak_words", "words_other"):
            for word in row.get(field, ()):
                key, entry = _entry(word, code, None, field)
                table.setdefault(key, []).append(entry)
    for row in words["kind"].values():
        for word in row.get("not_words", ()):
            key, entry = _entry(word, None)
            table.setdefault(key, []).append(entry)
    for code, row in words["head"].items():
        for field in ("words", "words_zh", "words_other", "weak_words"):
            for word in row.get(field, ()):
                key, entry = _entry(word, row.get("kind"), code, field)
                table.setdefault(key, []).append(entry)
    return table, _lengths(table)


def _lengths(table: _Table) -> _Lengths:
    found: dict[str, set[int]] = {}
    for key in table:
        found.setdefault(key[0], set()).add(len(key))
    return {first: tuple(sorted(some, reverse=True)) for first, some in found.items()}


@functools.cache
def _trait_words() -> tuple[_Table, _Lengths]:
    table: _Table = {}
    for code, row in read_vocabulary()["words"]["trait"].items():
        for field in ("words", "words_zh", "words_other"):
            for word in row.get(field, ()):
                key, entry = _entry(word, code)
                table.setdefault(key, []).append(entry)
        for word in row.get("not_words", ()):
            key, _ = _entry(word, None)
            table.setdefault(key, []).append(_Entry(None, (), None, code))
    return table, _lengths(table)


def _matches(units: Sequence[Unit], table: _Table, lengths: _Lengths) -> Iterator[tuple[int, int, list[_Entry]]]:
    """Find every phrase of a table among units."""
    folded = tuple([unit.folded for unit in units])
    last = len(folded) - 1
    for start, first in enumerate(folded):
        known = lengths.get(first)
        if known is None and len(first) > _LONG_WORD:
            ending = _ending(first)
            if ending is not None and (ending,) in table:
                yield start, start + 1, table[ending,]
        if start < last and len(first) + len(folded[start + 1]) > _LONG_WORD:
            joined = first + folded[start + 1]
            if joined in lengths and (joined,) in table and joined.isascii() and joined.isalpha():
                yield start, start + 2, table[joined,]  # "wheel chair"
        if known is None:
            continue
        for length in known:
            end = start + length
            entries = table.get(folded[start:end]) if end <= last + 1 else None
            if entries is not None:
                fit = [
                    one
                    for one in entries
                    if one.capital is None or (_in_capitals(units[start:end]) and not _is_model(units, end))
                ]
                if fit:
                    yield start, end, fit


@functools.cache
def _endings() -> dict[str, str]:
    """The ends of compounds that the vocabulary knows."""
    return {folded_word(key[0][1:]): key[0] for key in _kinds()[0] if key[0].startswith("-")}


@functools.lru_cache(maxsize=8192)
def _ending(word: str) -> str | None:
    """Return the longest known end of a compound.

    >>> _ending("kreiselpumpe")
    '-pumpe'
    """
    endings = _endings()
    return next((endings[word[n:]] for n in range(2, len(word) - 3) if word[n:] in endings), None)


def _in_capitals(units: Sequence[Unit]) -> bool:
    return all(unit.text.removesuffix("s").isupper() for unit in units)  # CTs


def _is_model(units: Sequence[Unit], end: int) -> bool:
    """Tell whether letters run on in figures: a "PT100" is no potential transformer."""
    return end < len(units) and units[end].start == units[end - 1].end and units[end].text[0].isdigit()


def _kind(text: str, around: set[str], everything: Sequence[Unit]) -> tuple[KindCode | None, str]:
    """Return the kind that a name tells, and the words that do."""
    bought = _BOUGHT.search(text) is not None
    if not bought and (work := _WORK.match(text)) is not None:
        return KindCode("service"), work[0].strip()
    only_how_much = True
    for part, of in _parts(text, everything):
        if of and not only_how_much:
            break  # "lid for a tank"
        units = cut(part)
        chosen = _chosen(units, around, everything)
        if bought:  # "supply, installation, testing and commissioning of ..."
            chosen = [one for one in chosen if one.entry.head != "service" and (one.entry.code != "service" or of)]
        if chosen:
            answer = _answer(chosen, units)
            return (KindCode(str(answer.entry.code)), _spelling(part, units, answer)) if answer else (None, "")
        only_how_much = bought or all(unit.folded in filler("how-much") or not unit.text.isalpha() for unit in units)
    return None, ""


def _answer(chosen: Sequence[_Match], units: Sequence[Unit]) -> _Match | None:
    """Return the phrase that tells the kind: the head of a name, or what is more special than it."""
    if chosen[0].entry.first:  # "bomba centrífuga", "насос центробежный"
        return chosen[0] if chosen[0].entry.code is not None else None
    if len(chosen) > 1 and _is_finish(chosen[-1], units):
        units, chosen = units[: chosen[-1].start], chosen[:-1]
    chosen = _in_first_words(chosen, units)
    chosen = _before_its_figures(_uncounted(_undescribing(chosen, units), units), units)
    head = _head(chosen, units)
    if head is not None and head.entry.code is None:
        return None  # an accessory of something, or a word that means nothing behind another
    named = [one for one in chosen if one.entry.code is not None]
    kinds = [one for one in named if one.entry.head is None]
    if head is not None and head.entry.head == "service" and _is_made_for(units, head.end):
        return None
    if named and named[-1].entry.head is not None and named[-1] is head:
        if kinds or head.entry.head == "service":
            return head
        return None
    if not kinds or _goes_on(units, kinds[-1].end):
        return None
    return _more_special(kinds, units)


def _is_made_for(units: Sequence[Unit], end: int) -> bool:
    """Tell whether a thing is named behind a service: a "compaction test apparatus", 检测设备."""
    if end == len(units):
        return False
    after = units[end]
    if after.start == units[end - 1].end and _HAN.match(after.text):
        return True
    latin = after.text.isascii() and len(after.text) > 2 and _is_noun(after.text)  # noqa: PLR2004
    return after.folded in filler("general") or latin


def _more_special(kinds: Sequence[_Match], units: Sequence[Unit]) -> _Match | None:
    """Return of the kinds that a name tells the one that counts: the last, unless another makes it another thing."""
    last = kinds[-1]
    for one in kinds[:-1]:
        if one.entry.code in _COMMANDING and last.entry.code not in {one.entry.code, *_COMMANDED}:
            return one if one.entry.code == "toy" else None  # "toy camera"; "endoscope camera" may be either
    if last.entry.code not in ("equipment", "software") and not _is_general(units[last.end - 1]):
        return last
    for one in kinds[:-1]:
        if last.entry.code in ancestors(KindCode(str(one.entry.code))):
            last = one  # "video management platform software": the more special says more
    return last


def _is_general(unit: Unit) -> bool:
    """Tell whether a word says little of what it names, so that what stands before it says more."""
    return unit.folded in filler("general") or _HAN.match(unit.text) is not None


def _in_first_words(chosen: Sequence[_Match], units: Sequence[Unit]) -> Sequence[_Match]:
    """Leave out what a Chinese name says after a space, unless it ends there: 智能电能表 三相四线 is no wire."""
    kept: list[_Match] = []
    for one in chosen:
        starts = one.start
        while starts and units[starts].start == units[starts - 1].end:
            starts -= 1
        ends = one.end
        while ends < len(units) and units[ends].start == units[ends - 1].end:
            ends += 1
        later = any(other.entry.code is not None and other.entry.head is None and other.end <= starts for other in kept)
        han = _HAN.match(units[one.start].text) and starts and _HAN.match(units[starts - 1].text)
        if not (later and han and (one.end < ends or one.end - one.start == 1)):
            kept.append(one)
    return kept


def _undescribing(chosen: Sequence[_Match], units: Sequence[Unit]) -> Sequence[_Match]:
    """Leave out what says how another is made: a "rack-mounted PDU" is no rack, an "oil-free compressor" no oil."""
    named = [one for one in chosen if one.end == len(units) or units[one.end].folded not in filler("made")]
    return named or chosen


def _is_finish(one: _Match, units: Sequence[Unit]) -> bool:
    """Return whether a phrase says how something is finished: a "hex bolt, hot-dip galvanised" is a bolt."""
    return one.entry.code is None and one.entry.head is None and units[one.end - 1].folded.endswith("ed")


def _uncounted(chosen: Sequence[_Match], units: Sequence[Unit]) -> Sequence[_Match]:
    """Leave out what a name counts at its end: an "access control panel 4 door" is no door."""
    last = chosen[-1]
    counted = last.start > chosen[0].start and last.end == len(units) and units[last.start - 1].text.isdigit()
    return chosen[:-1] if counted and last.end - last.start == 1 else chosen


def _before_its_figures(chosen: Sequence[_Match], units: Sequence[Unit]) -> Sequence[_Match]:
    """Leave out what follows the figures of a name: "air conditioner 18000 BTU inverter" is no inverter."""
    for number, one in enumerate(chosen):
        named = one.entry.code is not None and one.entry.head is None and one.entry.capital is None
        if named and one.end < len(units) and units[one.end].text[0].isdigit():
            return [*chosen[: number + 1], *(later for later in chosen[number + 1 :] if later.entry.head in _OTHER)]
    return chosen


def _goes_on(units: Sequence[Unit], end: int) -> bool:
    """Return whether a name goes on with words that nobody knows: "transformer neutral earth pits" are no transformer."""
    last = ""
    for before, unit in pairwise(units[max(0, end - 1) :]):
        if unit.start > before.end or not (_HAN.match(before.text) and _HAN.match(unit.text)):
            break
        last += unit.text
    if last and _WHOLE.fullmatch(last) is None:
        return True  # 公交车充电弓, 接地线夹
    stray = _stray(units, end)
    if stray and (len(stray) == 1 or not stray[-1].text.isupper()) and _is_noun(stray[-1].text) and _ends(units, stray):
        return True  # "door closer" is no door, nor is "valve chamber 1.2 m"
    return len(stray) >= _STRAY and all(not unit.text.isupper() for unit in stray)


def _stray(units: Sequence[Unit], end: int) -> list[Unit]:
    """Return the words behind a phrase, before any figure, that nobody knows and that do not say how a thing is made."""
    found: list[Unit] = []
    for unit in units[end:]:
        if unit.text[0].isdigit():
            break  # "LED driver 40 W constant current"
        if not (unit.text.isalpha() and unit.text.isascii() and len(unit.text) > 2):  # noqa: PLR2004
            continue
        if unit.folded in filler("made"):
            del found[-1:]  # "zinc rich", "hood type"
        elif unit.folded not in filler("how"):
            found.append(unit)
    return found


def _ends(units: Sequence[Unit], stray: Sequence[Unit]) -> bool:
    """Tell whether the last of some words stands at the end of a name, or before its figures."""
    for unit in units[units.index(stray[-1]) + 1 :]:
        if unit.text[0].isdigit():
            break
        if unit.folded not in filler("how"):
            return False
    return True


def _is_noun(word: str) -> bool:
    """Return whether a word that nobody knows, at the end of a name, is its head: neither a brand nor an adjective."""
    return word.islower() and not word.endswith(
        ("ed", "ic", "ical", "ial", "ual", "tal", "onal", "ing", "able", "proof", "ive", "free", "less", "wide")
    )


def _parts(text: str, everything: Sequence[Unit]) -> list[tuple[str, bool]]:
    """Return the parts of a name: what it is first, then what it is for, of or with (True), and what stands in brackets."""
    found = list(_PARTS.finditer(text))
    if any(match["of"] for match in found):
        table, lengths = _kinds()
        known = [
            (everything[start].start, everything[end - 1].end)
            for start, end, _ in _matches(everything, table, lengths)
            if end - start > 1
        ]
        found = [one for one in found if not any(left < one.start() and one.end() < right for left, right in known)]
    parts, start, of = [], 0, False
    for match in found:
        parts.append((text[start : match.start()], of))
        start, of = match.end(), match["of"] is not None
        if match[0][0] in "(（[【":
            inside = match[0][1:-1]
            leading = _PARTS.match(inside)
            parts.append((inside, leading is not None and leading["of"] is not None))
    parts.append((text[start:], of))
    return [part for part in _turned(parts) if part[0].strip()][:12]


def _turned(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Read "monitor, patient" as "patient monitor" where that is a phrase of the vocabulary."""
    if len(parts) < 2 or parts[1][1] or not parts[0][0].strip():  # noqa: PLR2004
        return parts
    second, first = cut(parts[1][0]), cut(parts[0][0])
    table, lengths = _kinds()
    turned = f"{parts[1][0].strip()} {parts[0][0].strip()}"
    if len(first) + len(second) <= 6 and any(  # noqa: PLR2004
        start < len(second) < end for start, end, _ in _matches(cut(turned), table, lengths)
    ):
        return [(turned, False), *parts[2:]]
    return parts


def _chosen(units: Sequence[Unit], around: set[str], everything: Sequence[Unit]) -> list[_Match]:
    """Choose the phrases that count: longest first, no unit twice, in the order of the text."""
    table, lengths = _kinds()
    found = sorted(_matches(units, table, lengths), key=lambda one: (-_length(units, one[0], one[1]), one[0]))
    chosen: list[_Match] = []
    for start, end, entries in found:
        entry = _meant(entries, around, everything)
        if (
            entry is None
            or _is_against(units, start)
            or (end - start == 1 and entry.head is None and _runs_on(units, start))
        ):
            continue
        over = [one for one in chosen if one.start < end and start < one.end]
        if not over:
            chosen.append(_Match(start, end, entry))
        elif entry.code is not None and all(
            one.entry.code == entry.code and one.entry.head == entry.head for one in over
        ):
            wide = _Match(min(start, *(one.start for one in over)), max(end, *(one.end for one in over)), over[0].entry)
            chosen = [one for one in chosen if one not in over] + [wide]
    return sorted(
        (
            one._replace(entry=_NOTHING) if one.entry.weak and _stands_behind(one, units, chosen) else one
            for one in chosen
        ),
        key=lambda one: one.start,
    )


def _stands_behind(one: _Match, units: Sequence[Unit], chosen: Sequence[_Match]) -> bool:
    """Tell whether a weak word stands behind what makes it another thing; a service, behind what no one knows."""
    known = one.entry.head == "service" and any(other.end == one.start for other in chosen)
    return _follows(units, one.start) and not known


def _is_against(units: Sequence[Unit], start: int) -> bool:
    """Tell whether a prefix turns a word into another: "anti-tank", "non-metal"."""
    if not start or units[start - 1].folded not in {"anti", "non"}:
        return False
    return units[start].start - units[start - 1].end == 1


def _runs_on(units: Sequence[Unit], start: int) -> bool:
    """Tell whether a single Chinese character stands within a word: 泵送剂 is no pump."""
    here, after = units[start], units[start + 1] if start + 1 < len(units) else None
    return after is not None and after.start == here.end and bool(_HAN.match(here.text) and _HAN.match(after.text))


def _follows(units: Sequence[Unit], start: int) -> bool:
    """Return whether a word that says much stands right before: a "point machine" may be anything."""
    if not start:
        return False
    before, here = units[start - 1], units[start]
    if _CJK.match(here.text):
        return _CJK.match(before.text) is not None and before.text not in _PLAIN
    return before.text.isalpha() and len(before.text) > 1 and before.folded not in filler("how")


def _length(units: Sequence[Unit], start: int, end: int) -> int:
    return sum(
        1 + 2 * bool(_CJK.match(unit.text)) if len(unit.text) == 1 else len(unit.text) for unit in units[start:end]
    )


def _meant(entries: Sequence[_Entry], around: set[str], everything: Sequence[Unit]) -> _Entry | None:
    """Return what a phrase means here: with words near it that decide, else what it means by itself."""
    beside = [
        (max(map(len, near)), one)
        for one in entries
        if (near := [key for key in one.near if _stands(key, around, everything)])
    ]
    if beside:
        return max(beside, key=lambda one: one[0])[1]  # "0.4 kV" says more than "kV"
    return next((one for one in entries if not one.near), None)


def _stands(key: tuple[str, ...], around: set[str], everything: Sequence[Unit]) -> bool:
    if not set(key) <= around:
        return False
    folded = [unit.folded for unit in everything]
    return any(tuple(folded[n : n + len(key)]) == key for n in range(len(folded) - len(key) + 1))


def _head(chosen: Sequence[_Match], units: Sequence[Unit]) -> _Match | None:
    """Return the phrase that a name ends with, numbers and model names after it left out."""
    if not chosen:
        return None
    last = chosen[-1]
    single = last.end - last.start == 1 and _CJK.match(units[last.start].text) is not None
    if last.entry.head is not None and single and last.end < len(units) and _CJK.match(units[last.end].text):
        return None  # one character in the middle of a word
    return last


def _spelling(part: str, units: Sequence[Unit], match: _Match) -> str:
    return part[units[match.start].start : units[match.end - 1].end]


def _traits(units: Sequence[Unit]) -> Iterator[str]:
    table, lengths = _trait_words()
    found = list(_matches(units, table, lengths))
    barred = [(start, end, one.head) for start, end, entries in found for one in entries if one.code is None]
    for start, end, entries in found:
        for one in entries:
            if one.code is not None and not any(
                left <= start and end <= right and code == one.code for left, right, code in barred
            ):
                yield one.code
