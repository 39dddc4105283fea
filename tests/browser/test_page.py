"""The HTML report in a real browser: with and without scripts, in both languages, on paper, and for everybody.

Skipped where there is no Chromium, or nothing to drive it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

import stdcompat

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install --group test")
pdfium = pytest.importorskip("pypdfium2", reason="pip install 'stdcompat[documents]'")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

EXAMPLES = {"eu-data-centre": ["EU"], "sa-smart-city": ["SA", "CN"]}


@pytest.fixture(scope="module")
def written(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what writes the page of an example."""
    folder, made = root / "docs" / "examples", tmp_path_factory.mktemp("pages")

    def write(name: str) -> Path:
        stack = stdcompat.Deployment.from_toml(folder / f"{name}.toml")
        tender = stdcompat.Profile.from_toml(folder / f"{name}-tender.toml")
        if len(EXAMPLES[name]) == 1:
            stdcompat.check(stack, EXAMPLES[name][0], tender, as_of="2026-11-21").write(made / f"{name}.html")
        else:
            stdcompat.check_markets(stack, EXAMPLES[name], tender, as_of="2026-11-21").write(made / f"{name}.html")
        return made / f"{name}.html"

    return write


@pytest.fixture(scope="module")
def page_file(written: Callable[[str], Path]) -> Path:
    return written("eu-data-centre")


class Opened:
    """A page, opened; whatever it complains of, or asks the network for, is a failure."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.complaints: list[str] = []
        self.context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", **options)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._asks)
        self.page.goto(file.as_uri())

    def _asks(self, request: Any) -> None:
        self.complaints.extend([request.url] * (not request.url.startswith("file:")))

    def close(self) -> None:
        self.context.close()
        assert not self.complaints


@pytest.fixture(scope="module")
def page(browser: Any, page_file: Path) -> Iterator[Any]:
    """The page with its scripts, opened once: each test leaves it in English and 1280 pixels wide."""
    opened = Opened(browser, page_file)
    yield opened.page
    opened.close()


@pytest.fixture(scope="module")
def bare(browser: Any, page_file: Path) -> Iterator[Any]:
    """The page without scripts."""
    opened = Opened(browser, page_file, java_script_enabled=False)
    yield opened.page
    opened.close()


@pytest.mark.parametrize("which", ["page", "bare"])
def test_the_language_is_switched_with_and_without_scripts(request: pytest.FixtureRequest, which: str):
    page = request.getfixturevalue(which)
    sentence = page.locator(".sentence").first
    assert re.search(r"\d+ of \d+ products were checked", sentence.inner_text())
    page.get_by_text("中文", exact=True).click()
    assert re.search(r"项产品中已核查 \d+ 项", sentence.inner_text())
    assert "products" not in sentence.inner_text()
    page.get_by_text("English", exact=True).click()
    assert re.search(r"\d+ of \d+ products were checked", sentence.inner_text())


def test_the_keyboard_switches_the_language(page: Any):
    page.locator("#show-en").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_everything_is_there_without_scripts(bare: Any):
    page = bare
    assert not page.locator("form.filter").first.is_visible()
    for selector in (
        ".sentence",
        ".blockers li",
        "table.map td.v",
        ".answer",
        ".asks li",
        "details.letter",
    ):
        assert page.locator(selector).first.is_visible(), selector
    page.locator(".answer:has(svg.path) summary").first.click()
    assert page.locator("svg.path").first.is_visible()
    letter = page.locator("details.letter").first
    assert not letter.locator(".sheet").is_visible()
    letter.locator("summary").click()
    assert letter.locator(".sheet").is_visible()
    assert "To: " in letter.inner_text()


def test_the_filter_leaves_what_is_asked_for(page: Any):
    report = page.locator("article.report").first
    form, answers = report.locator("form.filter"), report.locator(".answer:visible")
    whole = answers.count()
    assert form.locator("output").inner_text() == f"{whole} / {whole}"
    form.locator('input[value="missing"]').uncheck()
    assert 0 < answers.count() < whole
    assert report.locator('.answer:visible[data-verdict="missing"]').count() == 0
    form.locator('input[value="missing"]').check()
    supplier = form.locator("option").nth(1).inner_text()
    form.locator("select").select_option(index=1)
    assert 0 < answers.count() < whole
    assert all(
        supplier in (answers.nth(n).locator(".whose").first.get_attribute("data-supplier") or "")
        or answers.nth(n).locator(f'.whose[data-supplier="{supplier}"]').count()
        for n in range(answers.count())
    )
    assert {row.get_attribute("data-supplier") for row in report.locator("table.map tbody tr:visible").all()} == {
        supplier
    }
    form.locator("select").select_option(index=0)
    form.locator('input[name="text"]').fill("no such words anywhere")
    assert answers.count() == 0
    form.locator('input[name="text"]').fill("")
    assert answers.count() == whole


def test_a_mark_leads_to_its_finding(page: Any):
    mark = page.locator("table.map td.unmatched a").first
    target = mark.get_attribute("href")
    mark.click()
    assert page.evaluate("location.hash") == target
    finding = page.locator(target)
    assert finding.get_attribute("data-verdict") == "unmatched"
    box = finding.bounding_box()
    assert 0 <= box["y"] < 900
    on_top = f"document.elementFromPoint({box['x'] + 40}, {box['y'] + 15})"
    assert page.evaluate(f"document.querySelector('{target}').contains({on_top})"), "nothing covers it"


def test_nothing_runs_over_the_side(page: Any):
    for language in ("中文", "English"):
        page.get_by_text(language, exact=True).click()
        for width in (360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


ONCE = """() => {
  const seen = new Set();
  for (const one of document.querySelectorAll('section, article, details, div, p, li, tr, option')) {
    const shape = one.outerHTML.replace(/>[^<]+/g, '>')
      .replace(/ (?!class|role|type|lang|style|tabindex)([\\w-]+)="[^"]*"/g, ' $1');
    if (seen.has(shape)) one.remove();
    else seen.add(shape);
  }
}"""
"""Leaves one of what differs in nothing but texts and numbers: to look at each copy takes four times as long."""


@pytest.mark.parametrize(("name", "language"), [("eu-data-centre", "English"), ("sa-smart-city", "中文")])
def test_it_is_accessible(browser: Any, written: Callable[[str], Path], name: str, language: str):
    opened = Opened(browser, written(name))
    page = opened.page
    page.get_by_text(language, exact=True).click()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.evaluate(ONCE)
    found = axe.Axe().run(page).response["violations"]
    serious = [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in {"serious", "critical"}
    ]
    assert not serious
    opened.close()


def printed(path: Path) -> tuple[list[tuple[float, float]], list[str]]:
    """Return the sizes of a PDF's sheets in points, and their texts."""
    with pdfium.PdfDocument(path) as document:
        return [sheet.get_size() for sheet in document], [sheet.get_textpage().get_text_bounded() for sheet in document]


def test_it_prints_on_a4(page: Any, tmp_path: Path):
    path = tmp_path / "report.pdf"
    page.pdf(path=str(path), format="A4", prefer_css_page_size=True)
    sheets, texts = printed(path)
    assert all(abs(width - 595) < 2 and abs(height - 842) < 2 for width, height in sheets)
    assert 2 < len(texts) < 8
    assert all(len(text) > 60 for text in texts[:-1]), "no empty sheet"
    assert "Filter the findings" not in "".join(texts)
    assert re.search(r"Of \d+ checks?\b", texts[0])
    assert "What stands in the way" in texts[0], "the first sheet is one to decide from"
    assert "Ask for these first" in texts[0]
    assert "Products and requirements" in texts[1]
    page.get_by_text("中文", exact=True).click()
    page.pdf(path=str(path), format="A4", prefer_css_page_size=True)
    assert "项产品中已核查" in unicodedata.normalize("NFKC", printed(path)[1][0])
    page.get_by_text("English", exact=True).click()


def test_ten_products_take_five_sheets_at_most(browser: Any, root: Path, tmp_path: Path):
    stack = stdcompat.Deployment.from_toml(root / "docs" / "examples" / "eu-data-centre.toml")
    offer = stdcompat.Deployment(stack.name, stack.components[:10], conditions=stack.conditions)
    tender = stdcompat.Profile.from_toml(root / "docs" / "examples" / "eu-data-centre-tender.toml")
    stdcompat.check(offer, "EU", tender, as_of="2026-11-21").write(tmp_path / "ten.html")
    page = browser.new_page()
    page.goto((tmp_path / "ten.html").as_uri())
    page.pdf(path=str(tmp_path / "ten.pdf"), format="A4", prefer_css_page_size=True)
    assert len(printed(tmp_path / "ten.pdf")[1]) <= 5
