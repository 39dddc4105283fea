"""Reports in Chinese, over real offers, markets and formats: no sentence of them is English but what is marked.

Not looked at: designations, names of products and firms as the offer has them, and sources, in the language of whoever
wrote them. A text of the facts that is held in English only ends with a mark that says so.
"""

from __future__ import annotations

import html.parser
import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from stdcompat import Deployment, Market, Profile, check, compare_offers
from stdcompat.catalogs.chinese import recorded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from stdcompat import Report

MARK = "（仅有英文）"
EXAMPLES = ("eu-data-centre", "cn-5g-cloud", "sa-smart-city")
MARKETS = ("CN", "EU", "US", "SA", "IN")
SENTENCE = re.compile(r"(?:[A-Za-z][a-z'’-]+[ ,:;(]+){3,}[a-z'’-]{2,}")
VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "col", "wbr"))


class Chinese(html.parser.HTMLParser):
    """The texts of a page but what is shown in English, and what says itself to be a source."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.hidden: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            given = dict(attrs)
            hidden = given.get("lang") == "en" or tag in {"script", "style"} or "source" in (given.get("class") or "")
            self.hidden.append(hidden or any(self.hidden[-1:]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.hidden:
            self.hidden.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.hidden[-1:]):
            self.texts.append(data)


def texts_of(content: str | bytes) -> Iterator[str]:
    """Yield the lines, cells and paragraphs of a report of any format."""
    if isinstance(content, str) and content.lstrip().startswith("<"):
        page = Chinese()
        page.feed(content)
        yield from page.texts
    elif isinstance(content, str):
        yield from content.splitlines()
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith(("sharedStrings.xml", "document.xml", "workbook.xml")) or "header" in name:
                    xml = archive.read(name).decode()
                    yield from re.findall(r'sheet name="([^"]*)"', xml)
                    for piece in re.findall(r"<si>.*?</si>|<w:p[ >].*?</w:p>", xml, re.DOTALL):
                        yield html.unescape("".join(re.findall(r"<(?:w:)?t(?: [^>]*)?>([^<]*)<", piece)))


def english(content: str | bytes, allowed: frozenset[str]) -> list[str]:
    found = []
    for text in texts_of(content):
        if re.match(r"\[\d+\] ", text):
            continue  # the list of sources
        for piece in re.split(r"[。；]", text):
            rest = piece
            for name in allowed:
                rest = rest.replace(name, "·")
            rest = rest.partition("来源")[0]
            if MARK not in text and SENTENCE.search(rest) and not any(piece in name for name in allowed):
                found.append(piece)
    return found


def names_of(report: Report) -> frozenset[str]:
    offer = report.deployment
    named = {
        offer.name,
        *(one.name for one in offer.components),
        *(one.supplier for one in offer.components if one.supplier),
    }
    stated = {claim.as_written for one in offer.components for claim in one.claims if claim.as_written}
    issuers = {
        shown.issuer for one in offer.components for claim in one.claims for shown in claim.evidence if shown.issuer
    }
    sources = {text for source in report.sources for text in (source.title, source.publisher) if text}
    return frozenset({one for one in named | stated | issuers | sources if len(one) > 3})


@pytest.fixture(scope="module")
def offers(root: Path) -> dict[str, Deployment]:
    return {name: Deployment.load(root / "docs" / "examples" / f"{name}.toml") for name in EXAMPLES}


@pytest.mark.parametrize("market", MARKETS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_no_sentence_is_english(name: str, market: str, offers: dict[str, Deployment]):
    report = check(offers[name], market, as_of="2026-11-21")
    allowed = names_of(report)
    text = report.to_text(language="zh", verbose=True, width=100_000)
    assert english(text, allowed) == []
    assert len(re.findall(r"[\u4e00-\u9fff]", text)) > 500


@pytest.mark.parametrize("form", ["markdown", "html", "xlsx", "docx", "deviation-table"])
@pytest.mark.parametrize("market", ["CN", "EU"])
def test_no_format_has_english_of_its_own(form: str, market: str, offers: dict[str, Deployment], root: Path):
    tender = Profile.load(root / "docs" / "examples" / "eu-data-centre-tender.toml")
    report = check(offers["eu-data-centre"], market, tender, as_of="2026-11-21")
    assert english(report.render(form, language="zh"), names_of(report)) == []


@pytest.mark.parametrize("form", ["text", "html", "xlsx", "docx"])
def test_bidders_side_by_side(form: str, offers: dict[str, Deployment]):
    found = compare_offers(list(offers.values()), "EU", as_of="2026-11-21")
    allowed = frozenset().union(*map(names_of, found.reports))
    assert english(found.render(form, language="zh"), allowed) == []


def test_what_a_text_of_the_facts_becomes():
    """Each text of the markets that ship is Chinese or marked, and hardly any is marked."""
    texts = {
        text
        for market in Market.all()
        for fact in (*market.requirements, *market.exclusions)
        for text in (getattr(fact, field, None) for field in ("regulation", "instrument", "evidence_route", "scope"))
        if text
    }
    english_yet = [text for text in texts if recorded(text).zh.endswith(MARK)]
    assert not [text for text in texts if SENTENCE.search(recorded(text).zh) and MARK not in recorded(text).zh]
    assert len(english_yet) < len(texts) / 20
