"""What goes on from an identifier: further items of a list, letters, ranges, years."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from stdcompat._patterns import pattern
from stdcompat._records import evolve

from ._extents import MOST, Span, ends_of, read_stretch, runs_on
from ._lists import SHORT, Unsure, core_of, place, read_item
from ._parse import try_parse
from ._shapes import AND, COUNT, REACH, SHAPE, lead_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._lists import Core, Item
    from ._model import StandardId

__all__ = ["go_on"]

_JOIN = pattern(
    rf"(?P<mark> {{0,3}}(?:[,;、&+]|/(?!/)|\\) {{0,3}}|[·・](?=[0-9])|(?P<word> +(?:{AND}) +)| ?(?:以及|及其|及び|および|和|及|与|與|或|와|과|และ|,及) ?)"
    rf"(?:(?:{AND}) +|(?:以及|和|及|与|與|或) ?|& ?)?(?:(?:also|the|la|le|les|des|de|der|die|das|el|los|las) )?"
)
_LINE = pattern(r" {1,4}(?:[|•·*-] {1,4})?")
_RANGE_SIGN = pattern(r" ?[~～〜…] ?-?|\.\.\.? ?-?| (?:to|through|thru|bis|bis zu|до|по|à|至|até|do|til) -?|[至到] ?-?")
_DASHES = frozenset("–—−－")
# A word after an item shows that it is no count when it is one of these, which no noun is.
_FUNCTION = (
    r"(?:was|were|are|is|be|been|has|have|had|shall|must|should|may|can|will|for|in|on|as|to|by|per|with|from|at|that|which|when"
    r"|where|if|of|not|only|apply|applies|according|series|standards?|requirements?|compliant|certified|tested|based|using|und|oder|für|nach|gemäß|ist|sind"
    r"|wurde|wurden|pour|est|sont|de|du|en|para|es|son|per|sono|è|dla|oraz|w|z|для|по|в|на|от|не|согласно|är|för|til|som|voor|zijn|için|ve)(?![A-Za-z])"
)
_CLOSED = pattern(
    rf"(?: ?-)? *(?:$|[,;:)\]}}>、。；，》」』|*\"'»”’`?!([{{<«“‘《（•·✓✅—]|\.(?![0-9])|\\[nrt]|[&+] ?(?=[A-Z0-9-])|/ (?=[A-Z0-9-])|(?:{AND}) |{_FUNCTION}|[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af])"
)
_TYPES = r"(?:TS|TR|PAS|SRD|Guide|GUIDE|SP|HB|RP|STD|Std|Spec|SPEC|HDBK|PRF|DTL|ES|EG|GS|GR|EIA|FIPS|No\.?|NO\.?|№|MP|LM|TM|DG|[A-Z])"
_TYPED = pattern(rf"({_TYPES})(?: |-|(?<=\.)|(?<=[A-Z])(?=[0-9]))(?=[A-Z]{{0,2}}\.?[0-9])")
_LETTERED = pattern(
    r"(?:/|(?:, ?|(?:, ?| )(?:and|or|und|et|y|e) )(?!(?:a|o|e|y|at|or) [A-Za-z0-9]))([a-z]{1,2}|[A-Z](?:[A-Z]|[a-z]{1,2})?)(?![A-Za-z0-9])"
)
_APART_LETTERS = pattern(r" ([a-z]{1,2}(?:/[a-z]{1,2}){1,12})(?![A-Za-z0-9/])")
_COMMA = pattern("[,;]")
_YEAR_ITEM = pattern(r"(?:19|20)[0-9]{2}(?![0-9A-Za-z-]|\.[0-9])")


class Going:
    """A list while it is read: the spans so far, and what its next item may leave out.

    Attributes:
        spans: what was read, in order.
        firsts: the identifiers that an item continues: one for each publisher that the list began with.
        tight: where the items begin that are joined by slashes alone.
        checked: how far a chain of slashed items is known to end well.
    """

    __slots__ = ("checked", "firsts", "flat", "spans", "text", "tight")

    def __init__(self, flat: str, text: str, spans: list[Span]) -> None:
        self.flat, self.text, self.spans = flat, text, spans
        self.firsts = [span.id for span in spans if span.id is not None]
        self.tight = 0
        self.checked = 0

    @property
    def end(self) -> int:
        return self.spans[-1].end


# Whether anything that a list could go on with stands after an identifier: most have nothing, and this is fast.
_GOES_ON = pattern(
    rf" {{0,3}}(?:[,;、&+/\\·・]|(?:{AND}) |以及|及其?|和|与|與|或|와|과|และ|및|および|及び) {{0,3}}(?:(?:{AND}|[a-z]{{2,3}}) +|[&和与及] ?){{0,2}}"
    r"([-.]?(?:[A-Z№]{1,5}[.a-z]{0,4}[ .-]?)?[-.]?[0-9]|[a-zA-Z]{1,2}(?![A-Za-z]))"
    r"| ?[-~～〜…至到] ?[-A-ZА-Я0-9]|\.\.| (?:to|through|thru|bis|до|по|à|至|até|do|til) [-A-ZА-Я0-9]|[ /][A-Za-z][a-z]{0,2}(?:/|$|[ ,;.)])|[ |•·*-]{1,6}[0-9]{2}|[ -]1[-/]2"
)


def go_on(flat: str, text: str, spans: list[Span]) -> None:
    """Read what a list or a range adds to the identifiers in `spans`."""
    match = _GOES_ON.match(flat, spans[-1].end)
    if match is None:
        return
    item = match.start(1)
    if item > 0 and flat[item].isupper() and _is_lead(flat, item) and _TYPED.match(flat, item) is None:
        return
    going = Going(flat, text, spans)
    if _read_counted(going):
        return
    while _read_range(going) or _read_letters(going) or _read_next(going):
        pass


_COUNTED_PARTS = pattern("[ -](1(?:[-/]2)(?:[-/]3)(?:[-/]4)?(?:[-/]5)?)(?![0-9A-Za-z-])")


def _read_counted(going: Going) -> bool:
    """Read parts that are counted up behind a number (``CEI EN 62305 1-2-3-4``)."""
    parts, cores = _COUNTED_PARTS.match(going.flat, going.end), _cores(going)
    if parts is None or cores is None or any(core.seps for _, core in cores):
        return False
    begin = parts.start(1)
    going.spans[-len(cores) :] = [
        Span(
            read_stretch(f"{words}{core.text(core.levels, '')}-{part}", going.text[begin : parts.end()]),
            begin,
            parts.end(),
        )
        for part in re.findall("[0-9]", parts[1])
        for words, core in cores
    ]
    return True


def _cores(going: Going) -> list[tuple[str, Core]] | None:
    """Return the words and the core of what the list continues, one for each publisher."""
    cores = [core_of(id) for id in going.firsts]
    return None if not all(cores) else [core for core in cores if core is not None]


def _read_next(going: Going) -> bool:
    """Read the next item of the list; tell whether the list may go on."""
    flat, end = going.flat, going.end
    join = _JOIN.match(flat, end)
    line = join is None
    if join is None:
        join = _LINE.match(flat, end)
        if join is None or not _is_line(going, join):
            return False
    begin = join.end()
    cores = _cores(going)
    if cores is None:
        return False
    tight = flat[end:begin] == "/" or flat[end:begin] == "&"
    typed = _read_typed(going, cores, begin)
    if typed is not None:
        return typed
    if flat[begin : begin + 1].isupper() and _is_lead(flat, begin):
        return False
    item = read_item(flat, begin, cores[0][1])
    if item is None or item.end == begin:
        return False
    return _add(going, cores, item, begin, tight=tight, line=line)


# ``IEC 60227-5; 1) the first``: what is counted off is no item.
_COUNTED_OFF = pattern(r"\) ?(?=[A-Za-zÀ-ỹА-я\u4e00-\u9fff])")


def _is_line(going: Going, join: re.Match[str]) -> bool:
    """Tell whether what stands between two items is only the end of a line, or a space before the same number."""
    return join.end() - join.start() < 4 or "\n" in going.text[join.start() : join.end()]


def _is_lead(flat: str, begin: int) -> bool:
    lead = lead_at(flat, begin)
    return lead is not None and len(lead.group()) > 1


def _add(
    going: Going, cores: Sequence[tuple[str, Core]], item: Item, begin: int, *, tight: bool, line: bool = False
) -> bool:
    """Place an item, read what follows it, and add the identifiers that it makes."""
    flat = going.flat
    if len(item.levels) == 1 and not item.letter and _YEAR_ITEM.match(flat, begin):
        return _add_year(going, begin, item)
    placed = [place(core, item) for _, core in cores]
    one_level = len(item.levels) == 1 and not item.letter
    short = one_level and not item.sep
    if _COUNTED_OFF.match(flat, item.end) and flat.rfind("(", going.spans[0].start, begin) < 0:
        return False
    if line and not (len(item.levels) > 1 and item.levels[0] == cores[0][1].levels[0]):
        return False
    if placed[0] is None:
        return False
    if COUNT.match(flat, item.end):
        return False
    size = len(item.levels[0])
    strict = short and (size <= SHORT or len(cores[0][1].levels) > 1) and not tight
    ends = ends_of(flat, item.end)
    if strict and not any(_CLOSED.match(flat, end) for end in ends[:1]):
        return False
    if len(item.levels) > 2 and all(
        int(after) - int(level) == 1 for level, after in pairwise(item.levels) if (level + after).isdecimal()
    ):
        placed = [Unsure("parts counted up, or one part")]  # EN 61000-6-1/-2-3-4
    unsure = next((one.reason for one in placed if isinstance(one, Unsure)), None)
    before = going.spans[-1].id
    if short and before is not None and before.edition is not None and size <= SHORT:
        unsure = "an edition, or a part"
    if unsure is not None:
        if not _CLOSED.match(flat, ends[0]):
            return False
        going.spans.append(Span(None, begin, ends[0], unsure))
        return False
    for end in ends:
        if runs_on(flat, end):
            continue
        ids = [
            read_stretch(f"{words}{core}{flat[item.end : end]}", going.text[begin:end])
            for (words, _), core in zip(cores, placed, strict=True)
        ]
        if not all(ids) or any(id.publisher != one.publisher for id, one in zip(ids, going.firsts, strict=True) if id):
            continue
        if end == item.end and any(id.is_dated for id in ids if id):
            going.spans.append(Span(None, begin, end, "a part, or a year"))
            return False
        if tight and short and not _chain_ends(going, end):
            return False
        added = [Span(id, begin, end) for id in ids]
        going.tight = going.tight if tight and one_level else len(going.spans)
        if tight and one_level and all(id is not None and id.is_dated for id in ids):
            _date_all(going, ids)
        going.spans.extend(added)
        going.firsts = [id for id in ids if id is not None]
        return True
    return False


_CHAIN = pattern(r"(?:[/&]-?[0-9]{1,7}(?:[.-][0-9]{1,6})*)*")


def _chain_ends(going: Going, end: int) -> bool:
    """Tell whether what goes on after an item with another slash is an item too (not ``10/100/1000Base-T``)."""
    if end <= going.checked:
        return True
    flat = going.flat
    stop = _CHAIN.match(flat, end).end()  # type: ignore[union-attr]
    after = flat[stop : stop + 1]
    if after == "/" and flat[stop + 1 : stop + 2].isalpha() and not _is_lead(flat, stop + 1):
        return False
    if (after.isascii() and after.isalnum()) or COUNT.match(flat, stop):
        return False
    going.checked = stop
    return True


def _date_all(going: Going, ids: Sequence[StandardId | None]) -> None:
    """Give the year at the end of a chain of slashed parts to the parts before it (``ISO 1035-1/2/3:1980``)."""
    dated = ids[0]
    if dated is None or dated.year is None or going.spans[-1].id is None:
        return
    for number, span in enumerate(going.spans[going.tight :], going.tight):
        if span.id is not None and not span.id.is_dated:
            going.spans[number] = span._replace(id=evolve(span.id.with_year(dated.year), month=dated.month))


def _add_year(going: Going, begin: int, item: Item) -> bool:
    """Read a year that stands where an item could stand: of the identifier before it, when that has none."""
    flat = going.flat
    if not _CLOSED.match(flat, item.end) or flat[item.end : item.end + 1] == "第":
        return False
    before = going.spans[-1]
    if before.id is None or "/" in flat[before.end : begin]:
        return False
    if before.id.is_dated or len(going.firsts) > 1 or not _COMMA.search(flat, before.end, begin):
        going.spans.append(Span(None, begin, item.end, "a year, or a number"))
        return False
    dated = before.id.with_year(int(item.levels[0]))
    for end in ends_of(flat, item.end):  # with its amendments: TS EN 50575, 2014+A1:2016
        whole = try_parse(f"{dated}{flat[item.end : end]}")
        if whole is not None:
            going.spans[-1] = Span(dated if end == item.end else whole, before.start, end)
            break
    return False


def _read_typed(going: Going, cores: Sequence[tuple[str, Core]], begin: int) -> bool | None:
    """Read an item that leaves out the publisher and not the kind of document (``3GPP TS 36.101, TS 38.101-1``)."""
    flat = going.flat
    typed = _TYPED.match(flat, begin)
    if typed is None:
        return None
    kind, words = typed[1], cores[0][0]
    said = re.split(r"[ /-]", words.rstrip(" -/"))
    if len(said) < 2 or not re.fullmatch(_TYPES, said[-1]):
        return None
    if (len(kind) == 1) != (len(said[-1]) == 1) or (len(kind) == 1 and "/" in words):
        return None
    before = words.rstrip(" -/")[: -len(said[-1])]
    shape = SHAPE.match(" " + flat[typed.end() : typed.end() + REACH])
    if shape is None or shape.group(1):
        return None
    for end in ends_of(flat, typed.end() + shape.end() - 1):
        if runs_on(flat, end):
            continue
        id = read_stretch(before + flat[begin:end], going.text[begin:end])
        if id is not None and id.publisher == going.firsts[0].publisher:
            going.spans.append(Span(id, begin, end))
            going.firsts = [id]
            going.tight = len(going.spans)
            return True
    return None


def _read_letters(going: Going) -> bool:
    """Read the letters that amendments of IEEE 802 and revisions of MIL-STD are listed by (``802.11a/b/g``)."""
    flat, end = going.flat, going.end
    cores = _cores(going)
    if cores is None:
        return False
    words, core = cores[0]
    last = core.levels[-1]
    letters = re.search(r"(?<=[0-9])(?:[a-z]{1,2}|[A-Z][a-z]{0,2})$", last)
    apart = (
        _APART_LETTERS.match(flat, end)
        if letters is None and core.levels[0] == "802" and len(core.levels) > 1
        else None
    )
    if apart is not None:
        begin = apart.start(1)
        items = [(m.group(), m.start() + begin, m.end() + begin) for m in re.finditer("[a-z]+", apart[1])]
        ids = [read_stretch(f"{words}{core.text(core.levels, core.seps)}{item}", flat[b:e]) for item, b, e in items]
        if not all(ids):
            return False
        going.spans[-1:] = [Span(id, b, e) for id, (_, b, e) in zip(ids, items, strict=True)]
        going.spans[0] = going.spans[0]._replace(start=going.spans[0].start)
        return False
    if letters is None:
        return False
    match = _LETTERED.match(flat, end)
    if (
        match is None
        or (core.levels[0] != "802" and match[0][0] != "/")
        or match[1][0].islower() != letters[0][0].islower()
    ):
        return False
    if len(match[1]) > 1 and match[1][0].isupper() and core.levels[0] != "802":
        return False
    if match[0][0] != "/" and not _CLOSED.match(flat, match.end()):
        return False
    id = read_stretch(
        f"{words}{core.text((*core.levels[:-1], last[: -len(letters[0])] + match[1]), core.seps)}", match[1]
    )
    if id is None or id.publisher != going.firsts[0].publisher:
        return False
    going.spans.append(Span(id, match.start(1), match.end()))
    going.firsts = [id]
    return True


_RUNS_ON_WITH_DASH = pattern(r"-(?!(?:19|20)[0-9]{2}(?![0-9]))")
_DIGITS = pattern(r"(.*?)([0-9]+)")


def _read_range(going: Going) -> bool:
    """Read the rest of a range of parts, or of numbers when there are no parts."""
    flat, end, before = going.flat, going.end, going.spans[-1].id
    if before is None:
        return False
    sign = _RANGE_SIGN.match(flat, end)
    if sign is None and flat[end : end + 1] == "-" and (going.text[end] in _DASHES or before.part is None):
        sign = re.compile("-").match(flat, end)
    if sign is None and flat[end : end + 3] == " - " and going.text[end + 1] in _DASHES:
        sign = re.compile(" - ").match(flat, end)
    cores = _cores(going)
    if sign is None or cores is None or len(cores) > 1:
        return False
    words, core = cores[0]
    begin = sign.end()
    spoken = sign.group().strip(" -").isalpha() and sign.group().isascii()
    counted = _DIGITS.fullmatch(core.levels[-1])
    if counted is None:
        return False
    named = begin
    lead = re.compile(re.escape(words.rstrip()) + " ?").match(flat, begin) or lead_at(flat, begin)
    if lead is not None:
        named = re.compile(r"(?:[A-ZА-Я]+[ /-]){0,4}").match(flat, begin).end()  # type: ignore[union-attr]
        if named == begin:
            named = lead.end()
        if not words.startswith(re.sub(r"[ /-]+$", "", flat[begin:named])):
            return False
    item = read_item(flat, named, core)
    if item is None or (sign.group()[-1] == "-" and len(sign.group()) > 1 and item.sep):
        return False
    if len(item.levels) == 1 and not item.sep and not item.letter:
        levels, target = core.levels, item.levels[0]
        if len(levels) == 1 and len(target) != len(counted[2]):
            return False
    else:
        placed = place(core, item)
        if not isinstance(placed, str):
            return False
        other = tuple(re.split("[.-]", placed.removeprefix(core.letter)))
        if other[:-1] != core.levels[:-1]:
            return False
        target = other[-1]
    stem, low = counted.groups()
    if stem and target.startswith(stem):
        target = target[len(stem) :]
    if not target.isdecimal() or not int(low) < int(target) <= int(low) + MOST:
        return False
    if COUNT.match(flat, item.end) or _RUNS_ON_WITH_DASH.match(flat, item.end):
        return False
    if spoken and len(item.levels) == 1 and not _CLOSED.match(flat, ends_of(flat, item.end)[0]):
        return False
    return _expand(going, words, core, stem, int(low), int(target), item.end, end)


def _expand(going: Going, words: str, core: Core, stem: str, low: int, high: int, position: int, begin: int) -> bool:
    flat = going.flat
    width = len(core.levels[-1]) - len(stem) if core.levels[-1][len(stem) :].startswith("0") else 1
    for end in ends_of(flat, position):
        if runs_on(flat, end):
            continue
        tail = flat[position:end]
        cores = [core.text((*core.levels[:-1], f"{stem}{n:0{width}}"), core.seps) for n in range(low + 1, high + 1)]
        ids = [read_stretch(f"{words}{one}{tail}", going.text[begin:end]) for one in cores]
        if not all(ids):
            continue
        first = going.spans[-1]
        if first.id is not None and not first.id.is_dated and ids[0] is not None and ids[0].year is not None:
            going.spans[-1] = first._replace(id=first.id.with_year(ids[0].year))
        going.spans.extend(Span(id, begin, end) for id in ids)
        going.firsts = [id for id in ids[-1:] if id is not None]
        going.tight = len(going.spans)
        return True
    return False
