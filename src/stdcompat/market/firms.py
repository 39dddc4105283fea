"""Firms by all their names: what a supplier's name in an offer says about who it is.

Names are compared without regard to case, width, spacing and punctuation, so that ``Hua Wei``,
``Ｈｕａｗｅｉ`` and ``HUAWEI`` are one; a Chinese name is looked for inside a longer one. A firm says
of each of its names how far it may be trusted (see `Firm`).
"""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

import datetime
import functools
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

_TOKENS: Final = pattern(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")
_HAN: Final = pattern(r"[\u3400-\u9fff]+")
_MOST_JOINED: Final = 12  # words of the longest name that is listed
_LEGAL: Final = frozenset(
    (
        "ab ag aps as asa bhd bv co company corp corporation gmbh group holding holdings inc incorporated jsc kg kk "
        "limited llc llp ltd nv ojsc oao ooo oy oyj pjsc plc private pt pte pty pvt sa sarl sas sdn se spa srl the ulc "
        "股份有限公司 有限责任公司 有限公司 股份公司 公司 集团 集團"
    ).split()
)
"""What names the legal form of a firm and not the firm."""


class Match(Choice):
    """What a name says of a firm: it is the firm, it may be, or it is not."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


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
        return self._matched(supplier, tuple(barred), as_date(as_of), subsidiaries)

    def _match(
        self, supplier: str, barred: tuple[str, ...], day: datetime.date, subsidiaries: bool
    ) -> Match:  # keyed by it
        told = self._told(supplier)
        best = Match.NO
        for name in barred:
            for match in self._matches(supplier, told, name, day, subsidiaries=subsidiaries):
                if match is Match.YES:
                    return match
                best = match if match is Match.MAYBE else best
        return best

    def _matches(
        self, supplier: str, told: dict[str, Match], name: str, day: datetime.date, *, subsidiaries: bool
    ) -> Iterator[Match]:
        meant = self._meant(name)
        if not meant:
            yield _literal(supplier, name)
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
            match = Match.MAYBE if firm.doubtful else match
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

    def _tell(self, supplier: str) -> dict[str, Match]:
        """Return the firms that a supplier's name tells, or may tell."""
        tokens = _tokens(supplier)
        squeezed = [
            "".join(tokens[a:b])
            for a in range(len(tokens))
            for b in range(a + 1, min(len(tokens), a + _MOST_JOINED) + 1)
        ]
        han = "".join(token for token in tokens if _HAN.match(token))
        wholes = {
            "".join(tokens),
            "".join(token for token in tokens if token not in _LEGAL),
            _squeezed(_plain(supplier)),
        }
        found: dict[str, Match] = {}
        for whole in wholes:
            found |= dict.fromkeys(self._by_weak.get(whole, ()), Match.MAYBE)
        for part in squeezed:
            found |= dict.fromkeys(self._by_words.get(part, ()), Match.YES)
        if han:
            for name, ids in self._by_han.items():
                if name in han:
                    found |= dict.fromkeys(ids, Match.YES)
        for whole in wholes:
            found |= dict.fromkeys(self._by_whole.get(whole, ()), Match.YES)
        said = "".join(tokens)
        return {
            id_: match
            for id_, match in found.items()
            if not any(_squeezed(other) in said for other in self._firms[id_].not_names)
        }


@functools.cache
def _bundled() -> FirmBook:
    return FirmBook.of(bundled_store())


def _tokens(name: str) -> list[str]:
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name[:_LONGEST]).casefold())
    return _TOKENS.findall("".join(c for c in text if not unicodedata.combining(c)))


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


def _literal(supplier: str, name: str) -> Match:
    """Compare a supplier with a name of which nothing more is known than how it is printed."""
    (wanted, whole), (found, given) = _words(name), _words(supplier)
    if not wanted or not found:
        return Match.NO
    if whole == given:
        return Match.YES
    if len(wanted) > 1 and found[: len(wanted)] == wanted:
        return Match.YES
    if _HAN.fullmatch(whole):
        return Match.MAYBE if whole in given else Match.NO
    inside = wanted[0] in found and any(found[n : n + len(wanted)] == wanted for n in range(len(found)))
    return Match.MAYBE if inside else Match.NO
