"""What official lists say of the claims of a declaration, laid out for people and for programs."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from stdcompat._brief import brief
from stdcompat._records import field, frozen
from stdcompat.catalogs.chinese import recorded
from stdcompat.catalogs.plain import to_plain
from stdcompat.catalogs.vocabulary import KindCode
from stdcompat.errors import MissingExtraError
from stdcompat.language import Bilingual, Counted, Phrase, in_language, joined
from stdcompat.market.lists.judge import CitationStanding, CitedClaim
from stdcompat.market.lists.model import Fitting
from stdcompat.market.lists.words import STANDING, act_name, amendment, gap_in_words, row_in_words, said, unlisted
from stdcompat.report.blocks import Heading, Line, Table, Tone, blocks_in
from stdcompat.report.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.language import Language
    from stdcompat.market.lists.judge import Judgement
    from stdcompat.market.lists.model import Citation, OfficialList
    from stdcompat.report.blocks import Block

__all__ = ["FORMATS", "SCHEMA", "CitedReport", "ProductFit"]

SCHEMA: Final = "stdcompat-cited/1"
FORMATS: Final = ("text", "json", "csv", "markdown", "html", "xlsx")

_TITLE = Phrase("Cited in {market} on {date}", "{market}：{date} 的引用情况")
_COUNTS = Phrase("{total}: {parts}", "{total}：{parts}")
_TOTAL = Counted("{n} claim", "{n} claims", "{n} 项声明")
_MET = Counted("{n} cited", "{n} cited", "{n} 项已引用")
_OPEN = Counted("{n} not known", "{n} not known", "{n} 项未知")
_NOT_MET = Counted("{n} not cited as claimed", "{n} not cited as claimed", "{n} 项未按所声明的引用")
_OUTSIDE = Counted("{n} not of the lists' kind", "{n} not of the lists' kind", "{n} 项不属清单范围")
_LISTS = Bilingual("Lists", "清单")
_LISTS_DETAIL = Bilingual("what the answers rest on; the decisions count, not the list", "答案所依据的清单；以决定为准")
_READ = Phrase("{act}: {origin}, read until {date}", "{act}：{origin}，查阅至 {date}")
_SHIPPED = Bilingual("shipped", "随附")
_UNSTATED = Bilingual("a day not stated", "日期不详")
_STALE = Bilingual("read more than a year before the day asked about", "查阅日距所问日期已超过一年")
_UNREAD = Phrase("not read: {text}", "未查阅：{text}")

_PRODUCTS: Final = Bilingual("Cited for such products", "适用于此类产品的引用标准")
_PRODUCTS_DETAIL: Final = Bilingual(
    "by the documents' own scopes and titles; other standards of the act may fit, and none of them is a demand",
    "依标准自身的范围和名称；该法规清单中的其他标准也可能适用，均非强制要求",
)
_UNTOLD: Final = Bilingual(
    "no scope or title tells which of the lists' standards fit this product; ask of the standards claimed for it",
    "无法由标准的范围或名称判断清单中哪些标准适用于该产品；请就所声明的标准查询",
)
_READ_AS: Final = Phrase("{name} (read as: {kind})", "{name}（理解为：{kind}）")
_NOT_READ: Final = Phrase("{name} (kind of product not known)", "{name}（产品种类未知）")

COLUMNS: Final[Mapping[str, Bilingual]] = {
    "claim": Bilingual("Claim", "所声明的标准"),
    "standing": Bilingual("Standing", "引用状态"),
    "act": Bilingual("Act", "法规"),
    "since": Bilingual("Since", "起始日"),
    "until": Bilingual("Until", "失效日"),
    "said": Bilingual("In words", "说明"),
    "restriction": Bilingual("Restriction", "限制"),
    "place": Bilingual("Decision and row", "决定及行号"),
    "instead": Bilingual("Cited instead, or next", "替代引用"),
    "gap": Bilingual("Edition gap", "版次差距"),
}
_SHOWN: Final = ("claim", "standing", "act", "since", "until")
_LABEL = Phrase("{text}:", "{text}：")

_AT_LATEST = Phrase("≤ {date}", "≤ {date}")


@frozen
class ProductFit:
    """What the lists of a market cite for products of a kind, as far as scopes and titles tell; never a demand.

    Attributes:
        name: the product as it was called.
        kind: the kind that its name was read as, by its code; None where it tells none.
        traits: the traits that its name tells.
        acts: what is cited for such products, by act; empty where nothing can be told.
    """

    __repr__ = brief

    name: str
    kind: str | None
    traits: tuple[str, ...] = ()
    acts: tuple[Fitting, ...] = ()

    @property
    def read_as(self) -> str:
        """The product with the kind that it was read as, in both languages."""
        if self.kind is None:
            return _NOT_READ(name=self.name)
        from stdcompat.catalogs.vocabulary import KINDS

        english, chinese = KINDS[KindCode(self.kind)][1:3]
        return _READ_AS(name=self.name, kind=Bilingual(english, chinese))


@frozen
class CitedReport:
    """The answers for all claims of a declaration, and the lists that they rest on.

    Attributes:
        market: the code of the market.
        as_of: the day of every answer.
        claims: the answers, in the order of the claims.
        origins: the file of each list that did not ship, by its act.
        name: the declaration.
        products: the products asked about, each with what is cited for such products.
    """

    __repr__ = brief

    market: str
    as_of: datetime.date
    claims: tuple[CitedClaim, ...]
    origins: Mapping[str, str] = field(factory=dict)
    name: str = ""
    products: tuple[ProductFit, ...] = ()

    @property
    def met(self) -> tuple[CitedClaim, ...]:
        """The claims that are cited."""
        return tuple(one for one in self.claims if one.is_met)

    @property
    def open(self) -> tuple[CitedClaim, ...]:
        """The claims of which nobody can tell from what was read."""
        return tuple(one for one in self.claims if one.standing.is_open)

    @property
    def not_met(self) -> tuple[CitedClaim, ...]:
        """The claims that are not cited as written."""
        return tuple(one for one in self.claims if one.standing.is_not_met)

    @property
    def lists(self) -> tuple[OfficialList, ...]:
        """The lists that gave an answer, by their acts."""
        found = {one.list.act: one.list for claim in self.claims for one in claim.judgements}
        found |= {one.official.act: one.official for product in self.products for one in product.acts}
        return tuple(found[act] for act in sorted(found))

    def rows(self) -> Iterator[dict[str, str]]:
        """Iterate over one row for each claim and act, by the keys of `COLUMNS`."""
        for claim in self.claims:
            if not claim.judgements:
                row = dict.fromkeys(COLUMNS, "")
                yield {**row, "claim": claim.as_written, "standing": STANDING[claim.standing], "said": unlisted(claim)}
            for one in claim.judgements:
                yield _row(claim, one)

    def blocks(self) -> Iterator[Block]:
        """Lay the answers out."""
        yield Heading(_TITLE(market=self.market, date=self.as_of), self.name)
        if self.claims:
            yield from self._of_claims()
        if self.products:
            yield Heading(_PRODUCTS, _PRODUCTS_DETAIL)
        for product in self.products:
            yield Line("" if product.acts else _UNTOLD, _LABEL(text=product.read_as))
            for fitting in product.acts:
                rows = joined((row_in_words(row) for row in fitting.rows), "; ", "；")
                yield Line(rows, _LABEL(text=fitting.official.label), 2)
        if self.lists:
            yield Heading(_LISTS, _LISTS_DETAIL)
        for head in self.lists:
            origin = self.origins.get(head.act, _SHIPPED)
            yield Line(_READ(act=act_name(head), origin=origin, date=head.read_until or _UNSTATED), "-")
            for text in head.unknowns:
                yield Line(_UNREAD(text=text), "", 2, Tone.DIM)
        if any(one.stale for one in self.claims):
            yield Line(_STALE, "!", tone=Tone.WARNING)

    def _of_claims(self) -> Iterator[Block]:
        outside = tuple(one for one in self.claims if one.standing is CitationStanding.OUTSIDE)
        groups = ((_MET, self.met), (_OPEN, self.open), (_NOT_MET, self.not_met), (_OUTSIDE, outside))
        counts = _COUNTS(
            total=_TOTAL(len(self.claims)), parts=joined(say(len(group)) for say, group in groups if group)
        )
        yield Line(counts, tone=Tone.ERROR if self.not_met else Tone.WARNING if self.open else Tone.GOOD)
        rows = list(self.rows())
        yield Table(tuple(COLUMNS[key] for key in _SHOWN), tuple(tuple(row[key] for key in _SHOWN) for row in rows))
        yield Heading(COLUMNS["said"])
        for claim in self.claims:
            tone = Tone.GOOD if claim.is_met else Tone.ERROR if claim.standing.is_not_met else Tone.WARNING
            yield Line(STANDING[claim.standing], _LABEL(text=claim.as_written), tone=tone)
            if not claim.judgements:
                yield Line(unlisted(claim), "", 2)
            for one in claim.judgements:
                words = joined([STANDING[one.standing], said(one, claim.read_as or claim.claim)], ": ", "：")
                yield Line(words, _LABEL(text=one.list.label), 2)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {
            "schema": SCHEMA,
            "market": self.market,
            "as_of": self.as_of.isoformat(),
            "name": self.name,
            "counts": {"met": len(self.met), "open": len(self.open), "not_met": len(self.not_met)},
            "claims": [_plain_claim(one) for one in self.claims],
            **({"products": [_plain_product(one) for one in self.products]} if self.products else {}),
            "lists": [
                {
                    "act": head.act,
                    "name": head.name,
                    "read_until": head.read_until,
                    "not_known": list(head.not_known),
                    "origin": self.origins.get(head.act),
                }
                for head in self.lists
            ],
        }

    def render(self, format: str, language: Language = "en", width: int = 100) -> str | bytes:
        """Return the answers in one of `FORMATS`.

        Raises:
            MissingExtraError: if the format needs an optional package that is not installed.
        """
        if format == "json":
            from stdcompat.report.formats.json import dumps

            return dumps(self.to_dict())
        if format == "csv":
            return self._csv(language)
        if format == "xlsx":
            return self._xlsx(language)
        if format == "html":
            from stdcompat.report.formats.html import page_of

            return page_of([list(self.blocks())], language)
        from stdcompat.report.formats import markdown, text

        blocks = blocks_in(self.blocks(), language)
        return markdown.show(blocks) if format == "markdown" else text.show(blocks, width)

    def _csv(self, language: Language) -> str:
        import csv

        from stdcompat.report.formats.csv import cell_of

        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([in_language(heading, language) for heading in COLUMNS.values()])
        for row in self.rows():
            writer.writerow([cell_of(in_language(row[key], language)) for key in COLUMNS])
        return out.getvalue()

    def _xlsx(self, language: Language) -> bytes:
        try:
            from xlsxwriter import Workbook
        except ImportError:
            raise MissingExtraError("xlsx", "XlsxWriter") from None  # noqa: EM101  # the names are the message
        out = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(out, options) as book:
            day = self.as_of
            book.set_properties({"created": datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)})
            bold = book.add_format({"bold": True})
            page = book.add_worksheet(in_language(_LISTS if not self.claims else COLUMNS["standing"], language))
            wide = {"said": 60, "restriction": 40, "instead": 40, "claim": 28}
            for column, (key, heading) in enumerate(COLUMNS.items()):
                page.write_string(0, column, in_language(heading, language), bold)
                page.set_column(column, column, wide.get(key, 14))
            last = 0
            for last, row in enumerate(self.rows(), 1):  # the last one is the end of the filter
                for column, key in enumerate(COLUMNS):
                    page.write_string(last, column, clean(in_language(row[key], language)))
            page.freeze_panes(1, 1)
            page.autofilter(0, 0, last, len(COLUMNS) - 1)
        return out.getvalue()


def _row(claim: CitedClaim, one: Judgement) -> dict[str, str]:
    row = one.citation
    since: str = ""
    if row is not None:
        since = row.since or (_AT_LATEST(date=row.seen) if row.seen else "")
    others = one.successors or one.instead
    return {
        "claim": claim.as_written,
        "standing": STANDING[one.standing],
        "act": act_name(one.list),
        "since": since,
        "until": one.until or "" if row is not None else "",
        "said": said(one, claim.read_as or claim.claim, brief=True),
        "restriction": recorded(row.restriction) if row and row.restriction and one.standing.is_met else "",
        "place": row.place if row is not None else "",
        "instead": joined((other.printed for other in others), "; ", "；"),
        "gap": gap_in_words(one, claim.read_as or claim.claim) or "",
    }


def _plain_claim(claim: CitedClaim) -> dict[str, Any]:
    return {
        "claim": None if claim.claim is None else str(claim.claim),
        "as_written": claim.as_written,
        "read_as": None if claim.read_as is None else str(claim.read_as),
        "standing": claim.standing.value,
        "is_cited": claim.is_met,
        "stale": claim.stale,
        "near": list(claim.near),
        "not_read_whole": [head.act for head in claim.incomplete],
        "acts": [
            {
                "act": one.list.act,
                "name": one.list.name,
                "standing": one.standing.value,
                "said": said(one, claim.read_as or claim.claim),
                "until": one.until,
                "citation": None if one.citation is None else _plain_row(one.citation),
                "missing": [amendment(item) for item in one.missing],
                "extra": [amendment(item) for item in one.extra],
                "gap": gap_in_words(one, claim.read_as or claim.claim),
                "instead": [_plain_row(row) for row in one.instead],
                "successors": [_plain_row(row) for row in one.successors],
            }
            for one in claim.judgements
        ],
    }


def _plain_product(product: ProductFit) -> dict[str, Any]:
    return {
        "name": product.name,
        "kind": product.kind,
        "traits": list(product.traits),
        "acts": [
            {"act": one.official.act, "name": one.official.name, "cited": [_plain_row(row) for row in one.rows]}
            for one in product.acts
        ],
        "is_all": False,
    }


def _plain_row(row: Citation) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(row)
    return {"id": str(row.id), **plain}
