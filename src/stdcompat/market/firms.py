"""Firms by all their names: what a supplier's name in an offer says about who it is.

Names are compared without regard to case, width, spacing, punctuation, trademark signs and traditional characters,
so that ``Hua Wei``, ``Ｈｕａｗｅｉ™`` and ``HUAWEI`` are one; a Chinese name is looked for inside a longer one. A firm
says of each of its names how far it may be trusted (see `Firm`). A name beside a word that says that it is somebody
else's (``for Huawei``, ``not Huawei``, ``Huawei-free``, ``兼容华为``) names the firm and does not say who made the thing.
"""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

import datetime
import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from stdcompat._choice import Choice
from stdcompat._patterns import pattern
from stdcompat._records import frozen
from stdcompat.catalogs.bundled import bundled_store
from stdcompat.catalogs.dates import as_date, ended, started
from stdcompat.catalogs.model import Confidence, PartialDate
from stdcompat.catalogs.plain import from_plain, to_plain
from stdcompat.catalogs.store import Row, Store

__all__ = ["Firm", "FirmBook", "Match", "firm_rows"]

_LONGEST: Final = 200
"""Characters of a supplier's name that are looked at; a longer one is no name."""

_SOLID: Final = r"\u1100-\u11ff\u3041-\u30fa\u30fc-\u30ff\u3400-\u9fff"
"""Letters of Chinese, Japanese and Korean, written without spaces: Hangul by its parts, as it is compared."""

_TOKENS: Final = pattern(rf"[{_SOLID}]+|[^\W_{_SOLID}]+")
_HAN: Final = pattern(rf"[{_SOLID}]+")
_SIGNS: Final = pattern(r"[™℠®©℗]|\((?:tm|r|c|sm)\)", re.IGNORECASE)  # NFKC makes the letters TM of ™
_HUMPS: Final = pattern(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Z]{3})(?=[a-z]{3})")
_SIMPLIFIED: Final = str.maketrans(
    "亞來係倉傑凱剋創動務國圖團墰壇壜奧學實寧導峯彈愛應戰擬數時朮東業榮槍樂標機決為無營爲爾環產産糰紀紅納絡統網繫罈罎羅聯與興華萬薩藍螢術裏裡視訊託設論貓貝資賽車軍軟進運達遠醫銀鏡鐵間閤陸際險雲電頂風飛馬騰驗體魯",
    "亚来系仓杰凯克创动务国图团坛坛坛奥学实宁导峰弹爱应战拟数时术东业荣枪乐标机决为无营为尔环产产团纪红纳络统网系坛坛罗联与兴华万萨蓝萤术里里视讯托设论猫贝资赛车军软进运达远医银镜铁间合陆际险云电顶风飞马腾验体鲁",
)
"""Traditional characters and the simplified ones, of those in names of firms alone (OpenCC, TSCharacters 1.4)."""

_MOST_JOINED: Final = 12  # words of the longest name that is listed
_SHORTEST_JOINED: Final = 5
"""Letters of a name that may be written apart in a product's name: "by D" is not BYD."""

_SHORTEST_WEAK: Final = 4
"""Letters of a Latin name that a product's name may begin with by chance, if there are fewer (``CTG``)."""
_LEGAL: Final = frozenset(
    (
        "ab ag aps as asa bhd bv co company corp corporation gmbh group holding holdings inc incorporated jsc kg kk "
        "limited llc llp ltd nv ojsc oao ooo oy oyj pjsc plc private pt pte pty pvt sa sarl sas sdn se spa srl the ulc "
        "股份有限公司 有限责任公司 有限公司 股份公司 公司 集团 集團"
    ).split()
)
"""What names the legal form of a firm and not the firm."""


_OTHERS: Final = pattern(
    r"\b(?:not|non|never|without|excluding|excludes|except|excepting|other\s+than|instead\s+of|rather\s+than|unlike|free\s+of"
    r"|(?:contain|contains|containing|has|have|uses?|using|with)\s+no|replac(?:es?|ing)|replacement\s+for|supports?|supporting"
    r"|(?:compatible|interoperable|works?|working)\s+with|(?:equivalent|similar|comparable|equal|alternative|compared)\s+to"
    r"|nicht|keine?|ohne|ausser|statt|kompatibel\s+mit|sans|sauf|hors|compatibles?\s+avec|sin|sem|senza|excepto|salvo|exceto|compative(?:l|is)\s+com"
    r"|compatib(?:les?|ile|ili)\s+con|не|без|кроме|совместим\w*\s+с|bukan|tanpa|khong)\b"
    r"|非|不是|不属于|不含|不使用|不采用|未使用|未采用|禁用|禁止使用|兼容|适用于|适配|对接|支持|替代|代替|取代|除|除了|类似|等同于?|相当于"
)
"""What says of every name in a list behind it that it is of somebody else."""

_USES: Final = pattern(
    r"\b(?:for|with|using|based\s+on|(?:connects?|connected|adaptable|adapted)\s+to|versus|vs|fur|mit|pour|avec|para|con|com|per|для|с|untuk|cho)\b|用于|内置|搭载|采用|基于"
)
"""What says so of the name behind it; a comma begins something else: "with PoE, Huawei"."""

_GLUE: Final = pattern(
    r"[\s:\"'«“(-]*(?:(?:a|an|the|any|all|existing|your|our|use|from|by|of|made|manufactured|produced|supplied|with|on|in|von|der|die|den|de|du|des|la|le|les)[\s\"'«“(-]+)*"
)
"""What may stand between such a word and a name."""

_LIST: Final = pattern(r"\s*[/&]\s*|\s+(?:and|or|und|et|y|e|и)\s+|[、和及或与]|(\s*,(?:\s*(?:and|or)\b)?\s*)")
_LISTED: Final = 3  # words of one name in a list, at most
_AFTER: Final = pattern(
    r"[\s-]*(?:(?:free|frei|freie[rs]?|compatible|kompatibel|compatibles?|compativel|совместим\w*|excluded|not\s+included)\b"
    r"|除外|以外|之外|兼容|互换|互換|対応|用(?!户)|专用|専用|호환)"
)


class Match(Choice):
    """What a name says of a firm: it is the firm, it may be, it only names the firm, or it does not."""

    YES = "yes"
    MAYBE = "maybe"
    NAMED = "named"
    """It names the firm beside a word that says that the firm is somebody else: ``for``, ``not``, ``compatible with``."""
    NO = "no"

    @property
    def rank(self) -> int:
        """Its place, what says most first."""
        return _RANK[self]


_RANK: Final = {match: place for place, match in enumerate(Match)}


@frozen
class Firm:
    """A firm that an instrument names, or one that belongs to such a firm.

    Attributes:
        id: its key.
        name: its name in Latin letters, as its sources print it; counts among `words`.
        name_zh: its Chinese name; counts among `han`.
        words: names that identify the firm wherever they are whole words of a longer name.
        han: Chinese names that identify it inside a longer Chinese name.
        whole: names that identify it only as the whole name, but for the legal form where they have none.
        weak: names too common to identify the firm by: as the whole name they leave the question open.
        not_names: names that hold one of the above and are of somebody else.
        part_of: the firm that it belongs to as a subsidiary or a brand.
        doubtful: whether it is open that it belongs there today.
        since: from when it belongs there.
        until: until when it belonged there.
    """

    id: str
    name: str
    sources: tuple[str, ...]
    confidence: Confidence
    name_zh: str | None = None
    words: tuple[str, ...] = ()
    han: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    part_of: str | None = None
    doubtful: bool = False
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it goes by, the one that its sources print first."""
        return tuple(filter(None, (self.name, self.name_zh, *self.words, *self.han, *self.whole, *self.weak)))


def firm_rows(firms: Iterable[Firm]) -> list[Row]:
    """Turn firms into rows of a store."""
    return [("firm", firm.id, to_plain(firm), ()) for firm in firms]


class FirmBook:
    """The firms that are known.

    >>> book = FirmBook.bundled()
    >>> book.match("Ｈｕａ Ｗｅｉ (Deutschland) GmbH", ["Huawei Technologies Company"]).value
    'yes'
    >>> book.match("华为技术有限公司", ["Huawei"]).value, book.match("Shark Telecom", ["Huawei"]).value
    ('yes', 'no')
    """

    def __init__(self, firms: Iterable[Firm] = ()) -> None:
        self._firms = {firm.id: firm for firm in firms}
        self._by_words: dict[str, set[str]] = {}
        self._by_han: dict[str, set[str]] = {}
        self._by_whole: dict[str, set[str]] = {}
        self._by_weak: dict[str, set[str]] = {}
        for firm in self._firms.values():
            self._add(self._by_words, firm, [firm.name, *firm.words])
            self._add(self._by_han, firm, [*filter(None, [firm.name_zh]), *firm.han])
            self._add(self._by_whole, firm, firm.whole)
            self._add(self._by_weak, firm, firm.weak)
        # A name is looked for only where a text has its first letters.
        self._starts = {name[:n] for name in self._by_words for n in (1, 2, 3)}
        self._begins = {name[:n] for index in (self._by_weak, self._by_whole) for name in index for n in (1, 2, 3)}
        self._told = functools.lru_cache(maxsize=8192)(self._tell)
        # A supplier stands beside every exclusion, for each of its products: two thirds of a large check without this.
        self._matched = functools.lru_cache(maxsize=8192)(self._match)
        self._meant = functools.lru_cache(maxsize=1024)(self._named)

    @staticmethod
    def _add(index: dict[str, set[str]], firm: Firm, names: Iterable[str]) -> None:
        for name in names:
            index.setdefault(_squeezed(name), set()).add(firm.id)

    @classmethod
    def bundled(cls) -> "FirmBook":
        """Return the firms that ship with the package."""
        return _bundled()

    @classmethod
    def of(cls, store: Store) -> "FirmBook":
        """Return the firms of a store."""
        raws = (store.get("firm", key) for key in store.keys("firm"))
        return cls(from_plain(raw, Firm) for raw in raws)

    def __reduce__(self) -> tuple[Any, ...]:
        return FirmBook, (tuple(self._firms.values()),)

    def __iter__(self) -> Iterator[Firm]:
        return iter(self._firms.values())

    def __len__(self) -> int:
        return len(self._firms)

    def __getitem__(self, id: str) -> Firm:
        return self._firms[id]

    def match(
        self,
        supplier: str,
        barred: Sequence[str],
        as_of: datetime.date | None = None,
        *,
        subsidiaries: bool = False,
    ) -> Match:
        """Return whether a supplier is one of the firms that an instrument names.

        A name of a known firm is matched as any name of that firm. Any other name is compared as it
        is: the whole of it, or its words at the beginning of a longer name; a single word in a
        longer name leaves the question open.

        Args:
            supplier: the name in the offer.
            barred: the names as the instrument prints them.
            as_of: the date on which a subsidiary has to belong to the firm; today by default.
            subsidiaries: whether the instrument reaches subsidiaries and brands.
        """
        return self._matched(supplier, tuple(barred), as_date(as_of), subsidiaries, False)

    def match_product(
        self,
        product: str,
        barred: Sequence[str],
        as_of: datetime.date | None = None,
        *,
        subsidiaries: bool = False,
    ) -> Match:
        """Return whether the name or model of a product names one of the firms that an instrument names.

        A name that identifies its firm only as the whole of a supplier's name leaves the question open where
        the product's name begins with it.

        Args:
            product: the name or the model of the product.
            barred: the names as the instrument prints them.
            as_of: the date on which a subsidiary has to belong to the firm; today by default.
            subsidiaries: whether the instrument reaches subsidiaries and brands.

        >>> book = FirmBook.bundled()
        >>> for name in ("Hikvision DS-2CD2143 camera", "Bracket for Hikvision cameras", "IP camera"):
        ...     print(book.match_product(name, ["Hikvision"]).value)
        yes
        named
        no
        """
        return self._matched(product, tuple(barred), as_date(as_of), subsidiaries, True)

    def unknown_among(self, barred: Iterable[str]) -> frozenset[str]:
        """Return the first letters of those names of which no firm is known (see `speaks`)."""
        return frozenset(_words(name)[1][:3] for name in barred if not self._meant(name))

    def speaks(self, product: str, unknown: frozenset[str]) -> bool:
        """Tell, fast, whether the name of a product may name anybody: a firm, or one whose name begins with such letters."""
        if self._told(product, True):
            return True
        first = _TOKENS.search(product.lower())
        return first is not None and first[0][:3] in unknown

    def _match(
        self, text: str, barred: tuple[str, ...], day: datetime.date, subsidiaries: bool, is_product: bool
    ) -> Match:  # keyed by it
        told = self._told(text, is_product)
        best = Match.NO
        for name in barred:
            meant = self._meant(name)
            if not meant:
                best = min(best, _literal(text, name, is_product=is_product), key=_RANK.__getitem__)
            elif told:
                found = self._matches(told, meant, day, subsidiaries=subsidiaries)
                best = min(best, *found, key=_RANK.__getitem__)
            if best is Match.YES:
                return best
        return best

    def _matches(
        self, told: dict[str, Match], meant: frozenset[str], day: datetime.date, *, subsidiaries: bool
    ) -> Iterator[Match]:
        yield Match.NO
        for id_, match in told.items():
            if id_ in meant:
                yield match
            elif subsidiaries:
                yield from self._through(id_, match, meant, day)

    def _through(self, id_: str, match: Match, meant: frozenset[str], day: datetime.date) -> Iterator[Match]:
        """Yield what a subsidiary or brand says of the firm that it belongs to."""
        seen = {id_}
        firm = self._firms[id_]
        while firm.part_of is not None and firm.part_of in self._firms and firm.part_of not in seen:
            if not started(firm.since, day) or ended(firm.until, day):
                return
            match = max(match, Match.MAYBE, key=_RANK.__getitem__) if firm.doubtful else match
            if firm.part_of in meant:
                yield match
                return
            seen.add(firm.part_of)
            firm = self._firms[firm.part_of]

    def _named(self, name: str) -> frozenset[str]:
        """Return the firms of which a text is the whole name."""
        found: set[str] = set()
        for squeezed in {_squeezed(name), _squeezed(_plain(name))}:
            for index in (self._by_words, self._by_han, self._by_whole):
                found |= index.get(squeezed, set())
        return frozenset(found)

    def _tell(self, text: str, is_product: bool) -> dict[str, Match]:  # keyed by it
        """Return the firms that a name tells, or may tell."""
        folded = _folded(text)
        if is_product and folded.isascii():
            words = _TOKENS.findall(folded)
            starts = {word[:3] for word in words}
            if starts.isdisjoint(self._starts) and (not words or words[0][:3] not in self._begins):
                return {}
        tokens = [(found[0], found.start(), found.end()) for found in _TOKENS.finditer(folded)]
        found: dict[str, Match] = {}
        for ids, start, end in self._inside(folded, tokens, is_product=is_product):
            match = Match.NAMED if _is_of_another(folded, start, end) else Match.YES
            for id_ in ids:
                found[id_] = min(match, found.get(id_, match), key=_RANK.__getitem__)
        self._tell_whole(text, [token for token, _, _ in tokens], found, is_product=is_product)
        if not found:
            return found
        said = "".join(token for token, _, _ in tokens)
        return {
            id_: match
            for id_, match in found.items()
            if not any(_squeezed(other) in said for other in self._firms[id_].not_names)
        }

    def _inside(
        self, text: str, tokens: Sequence[tuple[str, int, int]], *, is_product: bool
    ) -> Iterator[tuple[set[str], int, int]]:
        """Yield the firms whose names stand in a text, and where."""
        for a, (first, start, _) in enumerate(tokens):
            part = ""
            for token, _, end in tokens[a : a + _MOST_JOINED] if first[:3] in self._starts else ():
                apart = bool(part)
                part += token
                if part in self._by_words and not (is_product and apart and len(part) < _SHORTEST_JOINED):
                    yield self._by_words[part], start, end
        places = [
            place for token, start, _ in tokens if _HAN.match(token) for place in range(start, start + len(token))
        ]
        if places:
            han = "".join(text[place] for place in places)
            for name, ids in self._by_han.items():
                at = han.find(name)
                if at >= 0:
                    yield ids, places[at], places[at + len(name) - 1] + 1

    def _tell_whole(self, text: str, tokens: Sequence[str], found: dict[str, Match], *, is_product: bool) -> None:
        """Add the firms of which a text is the whole name; of a product's name the beginning leaves that open."""
        if is_product:
            if not tokens or (tokens[0][:3] not in self._begins and not _HAN.match(tokens[0])):
                return
            wholes = {"".join(tokens[:n]) for n in range(1, _MOST_JOINED)}
            if _HAN.match(tokens[0]):
                wholes |= {tokens[0][:n] for n in range(2, len(tokens[0]))}
            for index in (self._by_weak, self._by_whole):
                for whole in wholes & index.keys():
                    if len(whole) >= _SHORTEST_WEAK or _HAN.match(whole):
                        for id_ in index[whole]:
                            found.setdefault(id_, Match.MAYBE)
            return
        wholes = {"".join(tokens), "".join(token for token in tokens if token not in _LEGAL), _squeezed(_plain(text))}
        for whole in wholes:
            for id_ in self._by_weak.get(whole, ()):
                found.setdefault(id_, Match.MAYBE)
        for whole in wholes:
            found |= dict.fromkeys(self._by_whole.get(whole, ()), Match.YES)


@functools.cache
def _bundled() -> FirmBook:
    return FirmBook.of(bundled_store())


def _folded(name: str) -> str:
    """Return a name as it is compared: its words apart, without case, width, marks and trademark signs."""
    name = name[:_LONGEST]
    if "(" in name or not name.isascii():
        name = _SIGNS.sub(" ", name)
    if name.isascii():
        return _HUMPS.sub(" ", name).lower()
    text = unicodedata.normalize("NFKC", name)
    text = unicodedata.normalize("NFKD", _HUMPS.sub(" ", text).casefold().translate(_SIMPLIFIED))
    return "".join(c for c in text if not unicodedata.combining(c))


def _tokens(name: str) -> list[str]:
    return _TOKENS.findall(_folded(name))


def _is_of_another(text: str, start: int, end: int) -> bool:
    """Return whether a name in a text stands beside a word that says that it is somebody else's.

    >>> text = "mount for the hikvision dome"
    >>> _is_of_another(text, 14, 23), _is_of_another("hikvision dome", 0, 9), _is_of_another("hikvision-free", 0, 9)
    (True, False, True)
    """
    if _AFTER.match(text, end) is not None:
        return True
    return any(
        _leads(text[found.end() : start], commas=commas)
        for words, commas in ((_OTHERS, True), (_USES, False))
        for found in words.finditer(text, 0, start)
    )


def _leads(between: str, *, commas: bool) -> bool:
    """Return whether nothing stands between a word and a name but other names in a list."""
    ends = [(0, 0)]
    for found in _LIST.finditer(between):
        if found[1] and not commas:
            return False
        ends.append(found.span())
    names = [between[end:start] for (_, end), (start, _) in itertools.pairwise(ends)]
    return _GLUE.fullmatch(between, ends[-1][1]) is not None and all(len(one.split()) <= _LISTED for one in names)


@functools.lru_cache(maxsize=4096)
def _squeezed(name: str) -> str:
    """Return a name as letters and digits alone."""
    return "".join(_tokens(name))


@functools.lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """Return a name without what names its legal form."""
    tokens = [token for token in _tokens(name) if token not in _LEGAL]
    for form in sorted((one for one in _LEGAL if _HAN.match(one)), key=len, reverse=True):
        tokens = [token.removesuffix(form) if token != form else token for token in tokens]
    return " ".join(tokens)


@functools.lru_cache(maxsize=4096)
def _words(name: str) -> tuple[tuple[str, ...], str]:
    """Return the words of a name without its legal form, and these as one."""
    words = tuple(_plain(name).split())
    return words, "".join(words)


def _literal(text: str, name: str, *, is_product: bool) -> Match:
    """Compare a text with a name of which nothing more is known than how it is printed."""
    (wanted, whole), (found, given) = _words(name), _words(text)
    if not wanted or not found:
        return Match.NO
    if whole == given and not is_product:
        return Match.YES
    if found[: len(wanted)] == wanted:
        return Match.YES if len(wanted) > 1 else Match.MAYBE
    if is_product:
        return Match.NO
    if _HAN.fullmatch(whole):
        return Match.MAYBE if whole in given else Match.NO
    inside = wanted[0] in found and any(found[n : n + len(wanted)] == wanted for n in range(len(found)))
    return Match.MAYBE if inside else Match.NO
