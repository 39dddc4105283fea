"""The HTML report in a real browser: with and without scripts, in both languages, on paper, and for everybody.

Skipped where there is no Chromium, or nothing to drive it.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

import stdcompat

playwright = pytest.importorskip("playwright.sync_api", reason="pip install --group test")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install --group test")
pdfium = pytest.importorskip("pypdfium2", reason="pip install 'stdcompat[documents]'")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the page is not looked at")
OPTIONS = (
    "--no-sandbox --headless --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
EXAMPLES = {"eu-data-centre": ["EU"], "sa-smart-city": ["SA", "CN"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page_file(request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, name = root / "docs" / "examples", getattr(request, "param", "eu-data-centre")
    stack = stdcompat.Deployment.from_toml(folder / f"{name}.toml")
    tender = stdcompat.Profile.from_toml(folder / f"{name}-tender.toml")
    path = tmp_path_factory.mktemp("pages") / f"{name}.html"
    if len(EXAMPLES[name]) == 1:
        stdcompat.check(stack, EXAMPLES[name][0], tender, as_of="2026-11-21").write(path)
    else:
        stdcompat.check_markets(stack, EXAMPLES[name], tender, as_of="2026-11-21").write(path)
    return path


@pytest.fixture
def open_page(browser: Any, page_file: Path) -> Iterator[Callable[..., Any]]:
    """Return what opens the page; whatever it complains of, or asks the network for, is a failure."""
    complaints: list[str] = []
    contexts: list[Any] = []

    def open_(width: int = 1280, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.extend([request.url] * (not request.url.startswith("file:"))))
        page.goto(page_file.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not complaints


@pytest.mark.parametrize("script", [True, False])
def test_the_language_is_switched_with_and_without_scripts(open_page: Callable[..., Any], script: bool):
    page = open_page(java_script_enabled=script)
    sentence = page.locator(".sentence").first
    assert re.search(r"\d+ of \d+ products were checked", sentence.inner_text())
    page.get_by_text("中文", exact=True).click()
    assert re.search(r"项产品中已核查 \d+ 项", sentence.inner_text())
    assert "products" not in sentence.inner_text()
    page.get_by_text("English", exact=True).click()
    assert re.search(r"\d+ of \d+ products were checked", sentence.inner_text())
    if script:
        page.locator("#show-en").focus()
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.documentElement.lang") == "zh-Hans"


def test_everything_is_there_without_scripts(open_page: Callable[..., Any]):
    page = open_page(java_script_enabled=False)
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


def test_the_filter_leaves_what_is_asked_for(open_page: Callable[..., Any]):
    page = open_page()
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


def test_a_mark_leads_to_its_finding(open_page: Callable[..., Any]):
    page = open_page()
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


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_runs_over_the_side(open_page: Callable[..., Any], width: int):
    page = open_page(width)
    for language in ("English", "中文"):
        page.get_by_text(language, exact=True).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("page_file", "language"), [("eu-data-centre", "English"), ("sa-smart-city", "中文")], indirect=["page_file"]
)
def test_it_is_accessible(open_page: Callable[..., Any], language: str):
    page = open_page()
    page.get_by_text(language, exact=True).click()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = axe.Axe().run(page).response["violations"]
    serious = [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in {"serious", "critical"}
    ]
    assert not serious


def printed(path: Path) -> tuple[list[tuple[float, float]], list[str]]:
    """Return the sizes of a PDF's sheets in points, and their texts."""
    with pdfium.PdfDocument(path) as document:
        return [sheet.get_size() for sheet in document], [sheet.get_textpage().get_text_bounded() for sheet in document]


def test_it_prints_on_a4(open_page: Callable[..., Any], tmp_path: Path):
    page = open_page()
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


def test_ten_products_take_five_sheets_at_most(browser: Any, root: Path, tmp_path: Path):
    stack = stdcompat.Deployment.from_toml(root / "docs" / "examples" / "eu-data-centre.toml")
    offer = stdcompat.Deployment(stack.name, stack.components[:10], conditions=stack.conditions)
    tender = stdcompat.Profile.from_toml(root / "docs" / "examples" / "eu-data-centre-tender.toml")
    stdcompat.check(offer, "EU", tender, as_of="2026-11-21").write(tmp_path / "ten.html")
    page = browser.new_page()
    page.goto((tmp_path / "ten.html").as_uri())
    page.pdf(path=str(tmp_path / "ten.pdf"), format="A4", prefer_css_page_size=True)
    assert len(printed(tmp_path / "ten.pdf")[1]) <= 5
