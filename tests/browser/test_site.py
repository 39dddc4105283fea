"""The page that checks offers in a browser, as `make site` built it: what it answers is what the program answers.

Skipped where the page is not built, or there is no Chromium.
"""

from __future__ import annotations

import functools
import http.server
import io
import json
import re
import threading
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import canonicalize

import pytest

import stdcompat
from stdcompat.cli.main import main

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install --group test")

if TYPE_CHECKING:
    from collections.abc import Iterator
AS_OF = "2026-11-21"
FACTS = Path(stdcompat.__file__).parent / "_data" / "facts.sqlite"
OFFER = """\
Product,Supplier,Standards
IP camera,Acme,"EN 62368-1:2014, EN 55032:2015"
Frobnicator,Acme,EN 55032:2015
Server,Acme,see attachment
"""


class _Files(http.server.SimpleHTTPRequestHandler):
    extensions_map = {".html": "text/html", ".css": "text/css", ".svg": "image/svg+xml", ".wasm": "application/wasm", "": "application/octet-stream"} | dict.fromkeys((".js", ".mjs"), "text/javascript")  # fmt: skip

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    built = root / "site" / "_build"
    if not (built / "page" / "index.html").exists():
        pytest.skip("the page is not built: 'make site'")
    with zipfile.ZipFile(built / "page" / "packages.zip") as archive:
        if archive.read(f"stdcompat/_data/{FACTS.name}") != FACTS.read_bytes():
            pytest.skip("the page is built of other facts: 'make site'")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Files, directory=str(built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/page/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def context(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(90_000)
    yield context
    context.close()


class Page:
    """The page, loaded, with everything that it complains of and asks the network for since."""

    def __init__(self, context: Any, address: str) -> None:
        self.page = context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(address)
        self.wait()
        self.page.on("request", lambda request: self.requests.append(request.url))

    def wait(self) -> None:
        """Wait until the page has nothing left to do."""
        self.page.wait_for_selector("#about:not(:empty)")
        self.page.wait_for_selector("#progress[hidden]", state="attached")

    def forget(self) -> None:
        """Take away the files that were given."""
        while self.page.locator("#check .files button").count():
            self.page.locator("#check .files button").first.click()

    def check(self, name: str, content: bytes, *markets: str, beside: dict[str, bytes] | None = None) -> None:
        """Start anew, and check a file, perhaps others beside it."""
        self.page.click("nav a[href='#check']")
        self.forget()
        files = {name: content, **(beside or {})}
        given = [{"name": name, "mimeType": "", "buffer": content} for name, content in files.items()]
        self.page.set_input_files("#check input[name=offers]", given)
        choose = "(boxes, markets) => boxes.forEach((box) => { box.checked = markets.includes(box.value); })"
        self.page.eval_on_selector_all("#check .markets input", choose, list(markets))
        self.page.eval_on_selector("#check details", "details => details.open = true")
        self.page.fill("#check input[name=date]", AS_OF)
        self.page.click("#check form > p button.main")
        self.wait()
        if beside:  # one after the other, and then all of them
            self.page.wait_for_selector(f"#check .answer:nth-child({len(files) + 1}) iframe", state="attached")
            self.wait()

    def download(self, format: str) -> bytes:
        """Return what a button downloads."""
        with self.page.expect_download() as started:
            self.page.click(f"#check .downloads button:text-is('{format}')")
        self.wait()
        with open(started.value.path(), "rb") as file:
            return file.read()


@pytest.fixture(scope="module")
def site(context: Any, address: str) -> Iterator[Page]:
    page = Page(context, address)
    yield page
    assert not page.complaints
    assert not [url for url in page.requests if not url.startswith("blob:")]


def told(folder: Path, name: str, content: bytes, *markets: str, out: str = "report.json") -> bytes:
    """Return what the program writes about the same file."""
    (folder / name).write_bytes(content)
    arguments = [word for market in markets for word in ("--market", market)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["check", name, *arguments, "--as-of", AS_OF, "-o", out]) in {0, 1}
    return (folder / out).read_bytes()


def parts(content: bytes) -> dict[str, bytes | str]:
    """Return what a file packs, so that no other version of zlib and no other writer of XML makes a difference."""
    if not content.startswith(b"PK"):
        return {"": content}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: canonicalize(archive.read(name)) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("name", "markets"), [("eu-data-centre.toml", ["EU"]), ("sa-smart-city.toml", ["CN", "SA"]), ("offer.csv", ["EU"])]
)
def test_the_answer_is_that_of_the_program(site: Page, root: Path, tmp_path: Path, name: str, markets: list[str]):
    file = root / "docs" / "examples" / name
    content = file.read_bytes() if file.exists() else OFFER.encode()
    site.check(name, content, *markets)
    assert site.download("JSON") == told(tmp_path, name, content, *markets)
    assert site.page.frame_locator("#check iframe").locator("body").inner_text()


def test_what_was_guessed_is_corrected_in_place(site: Page):
    site.check("offer.csv", OFFER.encode(), "EU")
    site.page.click("#check .answer summary")
    kind = site.page.get_by_label("Frobnicator")
    assert kind.input_value() == "unknown"
    assert "line 4, column 3\tsee attachment" in site.page.locator("#check .answer").inner_text()
    kind.fill("server")
    site.page.get_by_role("button", name="Check again with these corrections").click()
    site.wait()
    found = json.loads(site.download("JSON"))
    assert {one["name"]: one["kind"] for one in found["deployment"]["components"]}["Frobnicator"] == "server"


def test_what_is_downloaded_is_what_the_program_writes(site: Page, tmp_path: Path):
    pytest.importorskip("xlsxwriter", reason="pip install 'stdcompat[xlsx]'")
    site.check("offer.csv", OFFER.encode(), "EU")
    for format in ("xlsx", "docx", "html", "csv"):
        wanted = told(tmp_path, "offer.csv", OFFER.encode(), "EU", out=f"report.{format}")
        assert parts(site.download(format.upper())) == parts(wanted)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "empty"),
        ("scan.pdf", b"%PDF-1.7", "PDF cannot be read"),
        ("-o.csv", OFFER.encode(), "IP camera"),
        ("<img src=x onerror=alert(1)>.csv", OFFER.encode(), "IP camera"),
        ("bomb.xlsx", b"PK\x03\x04" + bytes(200), "bomb.xlsx"),
        ("hostile.csv", OFFER.replace("Frobnicator", "<script>alert(1)</script>").encode(), "IP camera"),
    ],
)
def test_what_cannot_be_read_is_told_in_words(site: Page, name: str, content: bytes, said: str):
    site.check(name, content, "EU")
    shown = site.page.locator("#check .answers").inner_text()
    frames = site.page.locator("#check iframe").count()
    text = site.page.frame_locator("#check iframe").locator("body").inner_text() if frames else ""
    assert said in shown + text
    assert "Traceback" not in shown


def test_lines_are_pasted(site: Page):
    site.page.click("nav a[href='#check']")
    site.forget()
    site.page.fill("#check textarea[name=pasted]", OFFER.replace(",", "\t"))
    site.page.check("#check .markets input[value=EU]")
    site.page.click("#check form > p button.main")
    site.wait()
    assert "IP camera" in site.page.frame_locator("#check iframe").locator("body").inner_text()
    site.page.fill("#check textarea[name=pasted]", "")


def test_clauses_of_a_tender_are_pasted(site: Page):
    site.page.click("nav a[href='#check']")
    site.page.eval_on_selector("#check details", "details => details.open = true")
    site.page.fill("#check textarea[name=clauses]", "4.2 The server shall comply with EN 62368-1:2014 or later.")
    site.check("offer.csv", OFFER.encode())
    assert "EN 62368-1" in site.page.frame_locator("#check iframe").locator("body").inner_text()
    site.page.fill("#check textarea[name=clauses]", "")


def test_several_offers_stand_side_by_side(site: Page):
    other = OFFER.replace("EN 62368-1:2014, EN 55032:2015", "EN 62368-1:2014+A11:2017").replace("Acme", "Bolt")
    site.check("acme.csv", OFFER.encode(), "EU", beside={"bolt.csv": other.encode()})
    assert site.page.locator("#check .answer").count() == 3
    text = site.page.frame_locator("#check iframe >> nth=0").locator("body").inner_text()
    assert "acme" in text
    assert "bolt" in text


def test_the_other_questions(site: Page):
    page = site.page
    page.click("nav a[href='#look-up']")
    page.fill("#look-up input[name=reference]", "GB/T 22080-2016")
    page.click("#look-up button.main")
    site.wait()
    assert "ISO/IEC 27001:2013" in page.locator("#look-up .answers").inner_text()
    page.fill("#look-up input[name=other]", "ISO/IEC 27001:2013")
    page.click("#look-up button.main")
    site.wait()
    assert "covers: yes" in page.locator("#look-up .answers").inner_text()
    page.click("nav a[href='#asks']")
    page.fill("#asks input[name=product]", "WiFi camera")
    page.check("#asks .markets input[value=EU]")
    page.click("#asks button.main")
    site.wait()
    assert "2014/53/EU" in page.locator("#asks .answers").inner_text()
    page.click("nav a[href='#cited']")
    page.fill("#cited textarea", "EN 62368-1:2014")
    page.click("#cited button.main")
    site.wait()
    assert "EN 62368-1:2014" in page.frame_locator("#cited iframe").locator("body").inner_text()
    page.click("nav a[href='#check']")


def test_both_languages_and_everybody(site: Page):
    """The forms and every kind of answer, in one of the languages; that of an offer in both, and in both schemes."""
    page = site.page
    looked_at = {
        "zh-CN": (("dark", "check"), ("light", "asks"), ("light", "look-up")),
        "en": (("dark", "cited"), ("light", "check")),
    }
    for language, views in looked_at.items():
        page.click("#language")
        assert page.get_attribute("html", "lang") == language
        site.check("offer.csv", OFFER.encode(), "EU")
        page.click("#check .answer summary")
        place = "第 4 行第 3 列" if language == "zh-CN" else "line 4, column 3"
        assert place in page.locator("#check .answer").inner_text()
        for scheme, question in views:
            page.emulate_media(color_scheme=scheme)
            page.click(f"nav a[href='#{question}']")
            found = axe.Axe().run(page).response["violations"]
            assert [one["id"] for one in found if one["impact"] in {"serious", "critical"}] == []
        if language == "zh-CN":
            shown = page.locator("header, nav, form").all_inner_texts()
            assert not re.findall(r"\b[a-z]{4,}\b", re.sub(r"stdcompat", "", " ".join(shown[:2])))


def test_the_page_fits_a_telephone(site: Page):
    site.page.set_viewport_size({"width": 390, "height": 844})
    site.check("offer.csv", OFFER.encode(), "EU")
    assert site.page.evaluate("document.documentElement.scrollWidth") <= 390
    site.page.set_viewport_size({"width": 1280, "height": 900})


def test_ten_thousand_rows_and_names_that_are_markup(site: Page):
    evil = """<img src=x onerror=alert(1)>,"=cmd|' /C calc'!A0",EN 55032:2015</script><script>alert(1)</script>\n"""
    site.check("long<b>.csv", (OFFER + evil + OFFER.partition("\n")[2] * 3_333).encode(), "EU")
    report = site.page.frame_locator("#check iframe").first.locator("body")
    assert "<img src=x onerror=alert(1)>" in report.inner_text()
    assert not report.locator("img[onerror]").count()
    assert not site.complaints


def test_nothing_goes_elsewhere(site: Page):
    refused = site.page.evaluate("fetch('https://example.org/').then(() => false, () => true)")
    in_a_worker = site.page.evaluate(
        """() => new Promise((resolve) => {
          const source = "fetch('https://example.org/').then(() => postMessage(false), () => postMessage(true))";
          const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
          worker.onmessage = ({ data }) => resolve(data);
        })"""
    )
    assert refused
    assert in_a_worker
    said = [text for text in site.complaints if "Content Security Policy" in text]
    assert len(said) >= 2  # the policy, not the network
    assert [
        text for text in site.complaints if "Content Security Policy" not in text and "example.org" not in text
    ] == []
    site.complaints.clear()
    assert not [url for url in site.requests if "example.org" in url]


def test_work_is_cancelled_and_no_network_is_needed(site: Page, context: Any, address: str):
    """What is cancelled loads everything again, of what the page kept."""
    page = site.page
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    context.set_offline(True)
    try:
        page.click("nav a[href='#check']")
        site.forget()
        page.set_input_files(
            "#check input[name=offers]",
            {"name": "long.csv", "mimeType": "", "buffer": (OFFER + OFFER.partition("\n")[2] * 3000).encode()},
        )
        page.check("#check .markets input[value=EU]")
        page.click("#check form > p button.main")
        page.click("#cancel")
        site.wait()
        assert page.inner_text("#status") == "Ready."
        site.check("offer.csv", OFFER.encode(), "EU")
        assert "IP camera" in page.frame_locator("#check iframe").locator("body").inner_text()
        anew = context.new_page()
        anew.goto(address)
        anew.wait_for_selector("nav a[href='#check']:text-is('Check offers')")
        anew.close()
    finally:
        context.set_offline(False)
    del site.requests[:]  # all of them were answered without a network


def test_it_is_small(root: Path):
    built = root / "site" / "_build" / "page"
    if not built.exists():
        pytest.skip("the page is not built: 'make site'")
    import gzip

    files = [file.read_bytes() for file in built.iterdir()]
    assert sum(map(len, files)) <= 25_000_000
    assert sum(min(len(content), len(gzip.compress(content, 6))) for content in files) <= 12_000_000


def test_every_word_is_in_both_languages_and_used(root: Path):
    words = (root / "site" / "page" / "words.js").read_text("utf-8")
    keys = re.findall(r"^  (\w+): \[", words, re.MULTILINE)
    pairs = re.findall(r"\[\s*(['\"])(.*?)\1,\s*(['\"])(.*?)\3,?\s*\]", words, re.DOTALL)
    assert len(pairs) == len(keys) == len(set(keys))
    assert all(re.search("[\u4e00-\u9fff]", chinese) or key == "other_language" for key, (_, _, _, chinese) in zip(keys, pairs, strict=True))  # fmt: skip
    used = (root / "site" / "page" / "app.js").read_text("utf-8") + (root / "site" / "page" / "index.html").read_text(
        "utf-8"
    )
    assert [key for key in keys if not re.search(rf"['\"]{key}['\"]", used)] == []
