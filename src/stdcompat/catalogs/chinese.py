"""What the facts say in English, in Chinese: names of laws, ways to prove conformity, restrictions.

The texts are facts (``catalogs/chinese.toml``); how articles, rows and amendments are cited is a rule.
What has no Chinese stays as it is, and says so.
"""

from __future__ import annotations

import functools
import json
import os
import re
from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern
from stdcompat.language import Bilingual, as_recorded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from stdcompat.catalogs.model import Standard

__all__ = ["CHINESE_PATH", "recorded", "title_of"]

CHINESE_PATH: Final = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "_data", "chinese.json")
"""Where the build puts the compiled texts, inside the package."""

_LONGEST: Final = 1_000  # characters: no text of the facts is longer, and one of a stranger may be of any length
_NUMBER: Final = r"[0-9]+[A-Z]?(?:-[0-9]+)?"
_ACTS: Final = {"Regulation": "条例", "Directive": "指令", "Decision": "决定"}
_MADE: Final = {"Implementing ": "实施", "Delegated ": "授权"}
_SENTENCE: Final = pattern(r"(?<![A-Za-z'’-])(?:[A-Za-z'’-]{2,}[ ,]+){2}[A-Za-z'’-]{2,}")

_MARK: Final = as_recorded("in English").zh.removeprefix("in English")


def _act(match: re.Match[str]) -> str:
    return f"（欧盟）{match[3]}号{_MADE.get(match[1] or '', '')}{_ACTS[match[2]]}"


def _article(match: re.Match[str]) -> str:
    number, paragraph, point = match.groups()
    return f"第{number}条" + (f"第{paragraph}款" if paragraph else "") + (f"({point})项" if point else "")


_RULES: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = tuple(
    (pattern(source), becomes)
    for source, becomes in (
        (r"(Implementing |Delegated )?(Regulation|Directive|Decision) \((?:EU|EC)\)(?: No)? ([0-9]+/[0-9]+)", _act),
        (r",? as amended by ", "，经修订："),
        (r",? as amended\b", "及其修订"),
        (r",? before it \(EU\) ([0-9/]+)", r"（此前为（欧盟）\1号）"),
        (r"\(EU\) ([0-9]+/[0-9]+)", r"（欧盟）\1号"),
        (rf"Articles ({_NUMBER}), ({_NUMBER}) and ({_NUMBER})", r"第\1条、第\2条和第\3条"),
        (rf"Articles ({_NUMBER}) and ({_NUMBER})", r"第\1条和第\2条"),
        (rf"Article ({_NUMBER})(?:\(([0-9]+)\))?(?:\(([a-z])\))?", _article),
        (r"(?:Annex I )?rows? ([0-9]+)", r"附件一第\1行"),
        (r"Annex II\b", "附件二"),
        (r"Annex I\b", "附件一"),
        (r"Schedule ([0-9]+)", r"附表\1"),
        (r"Part ([IVX]+)\b", r"第\1部分"),
        (r"(?:section|regulation) ([0-9]+)", r"第\1条"),
        (r"\(partial: ", "（部分："),
        (r"(?<=[^\x00-\x7f]) and (?=[^\x00-\x7f])", "和"),
        (r"(?<=[》）条项款行号一二]),? +(?=[第附（《])|(?<=[0-9U]), +(?=[第附（])", ""),
        (r"(?<=[^\x00-\x7f])[,;] ", "，"),
        (r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", ""),
    )
)


@functools.cache
def _read() -> dict[str, dict[str, str]]:
    """Read the compiled texts: ``texts`` by the English, ``adopted`` titles by the standard that adopts."""
    try:
        with open(CHINESE_PATH, encoding="utf-8") as file:
            found: dict[str, dict[str, str]] = json.load(file)
    except FileNotFoundError:
        return {"texts": {}, "adopted": {}}
    return found


def title_of(entry: Standard) -> Bilingual:
    """Return the title of a standard in both languages; what is not its own Chinese title says so.

    >>> from stdcompat import Catalog
    >>> title_of(Catalog.bundled()["GB/T 22080-2025"]).zh
    '网络安全技术 信息安全管理体系 要求'
    >>> title_of(Catalog.bundled()["GB 4943.1-2022"]).zh
    '音视频、信息技术和通信技术设备 第1部分：安全要求（采标名称）'
    """
    title = entry.title or entry.title_local or entry.title_zh or ""
    if entry.title_zh:
        return Bilingual(title, entry.title_zh)
    adopted = _read()["adopted"].get(str(entry.id))
    return Bilingual(title, f"{adopted}（采标名称）") if adopted else as_recorded(title)


def recorded(text: str) -> Bilingual:
    """Return a text of the facts in both languages; the Chinese says where there is no Chinese.

    >>> recorded("Radio Equipment Directive 2014/53/EU, Article 3(3)(d); Delegated Regulation (EU) 2022/30").zh
    '《无线电设备指令》2014/53/EU第3条第3款(d)项；（欧盟）2022/30号授权条例'
    >>> recorded("CCC certificate of a designated body").zh, recorded("by the rules of the house").zh
    ('指定认证机构出具的 CCC 认证证书', 'by the rules of the house（仅有英文）')
    """
    if isinstance(text, Bilingual):
        return text
    return _known(text) if len(text) <= _LONGEST else as_recorded(text)


@functools.lru_cache(maxsize=4096)
def _known(text: str) -> Bilingual:
    known = _read()["texts"]
    pieces = list(_pieces(text.split("; "), known))
    if all(piece.endswith(_MARK) for piece in pieces):
        return as_recorded(text)  # one mark for a text of which nothing is known
    return Bilingual(text, "；".join(pieces))


def _pieces(pieces: Sequence[str], known: dict[str, str]) -> Iterator[str]:
    """Yield the Chinese of as many pieces at once as are known together."""
    first = 0
    while first < len(pieces):
        last = next((n for n in range(len(pieces), first, -1) if "; ".join(pieces[first:n]) in known), first + 1)
        yield _piece("; ".join(pieces[first:last]), known)
        first = last


def _piece(text: str, known: dict[str, str]) -> str:
    if text in known:
        return known[text]
    for end in _ends(text):
        name = known.get(text[:end])
        if name is not None:
            rest = text[end:]
            return _checked(text, f"{name}，{known[rest[2:]]}" if rest[2:] in known else name + rest)
    return _checked(text, text)


def _ends(text: str) -> list[int]:
    """Return where a name that a text begins with may end, the longest first."""
    return [match.start() for match in re.finditer(r"[ ,]", text)][::-1]


def _checked(text: str, found: str) -> str:
    """Put the citations into Chinese; a piece of which a sentence is still English is shown as it was, and marked."""
    for rule, becomes in _RULES:
        found = rule.sub(becomes, found)
    return as_recorded(text).zh if _SENTENCE.search(found) else found
