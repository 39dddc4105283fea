"""The page as a text: what stands in it, what never does, and that it is made of our markup only."""

from __future__ import annotations

import html.parser
import re
from typing import TYPE_CHECKING

import attrs
import pytest

from stdcompat.catalogs.model import Source, SourceClass
from stdcompat.deployment import Claim, Component
from stdcompat.report.formats import Layout
from stdcompat.report.formats.html import page_of, render
from stdcompat.report.letter import letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from stdcompat import Report

TAGS = set(
    "a article b body code dd details div dl dt em fieldset figure footer form h1 h2 h3 head header html input label "
    "legend li main meta nav ol option output p path rect script section select small span style summary svg table "
    "tbody td text th thead title tr ul".split()
)
VOID = {"input", "meta"}
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'onmouseover='alert(1)",
    "</style></title></textarea><svg/onload=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    "javascript:alert(1)",
    "<!-- -->]]><![CDATA[",
]


class Page(html.parser.HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.text.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, key, value in self.attributes if key == name]


@pytest.fixture
def page(mixed: Report) -> Page:
    return Page(render(mixed, Layout()))


def test_links_lead_somewhere_and_ids_are_their_own(page: Page):
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    inside = [link[1:] for link in page.values("href") if link.startswith("#")]
    assert inside
    assert set(inside) <= set(ids)
    assert set(page.values("aria-labelledby")) | set(page.values("for")) <= set(ids)


def test_every_finding_is_there_once(mixed: Report, page: Page):
    text = re.sub(r"\s+", " ", " ".join(page.text))
    for finding in mixed.answers:
        if finding.claim is not None:
            assert finding.message in text
            assert getattr(finding.message, "zh") in text  # noqa: B009  # a finding knows both
    assert mixed.exclusions
    assert mixed.exclusions[0].exclusion is not None
    assert mixed.exclusions[0].exclusion.scope in text
    marks = [value for _, name, value in page.attributes if name == "data-verdict"]
    assert {finding.verdict.value for finding in mixed.answers} == set(marks)


def test_nothing_is_loaded_from_anywhere(page: Page):
    assert not page.values("src")
    assert not page.values("style"), "the policy forbids inline styles"
    policy = next(value for tag, name, value in page.attributes if tag == "meta" and "default-src" in value)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


@pytest.mark.parametrize("value", HOSTILE)
def test_what_others_wrote_is_text(value: str, make: Callable[..., Report], mixed: Report):
    kind = mixed.deployment.components[1].kind
    component = Component(value, kind, value, "CN", value, value, (Claim(None, value),))
    market = mixed.markets[0]
    requirement = attrs.evolve(market.requirements[0], id=value, title=value, title_zh=value, regulation=value)
    exclusion = attrs.evolve(market.exclusions[0], title=value, scope=value, note=value, suppliers=())
    report = make([component], [requirement, *market.requirements[1:]], [exclusion], not_known=(value,))
    deployment = attrs.evolve(report.deployment, name=value, name_zh=value, conditions=(value,))
    source = Source("s", value, SourceClass.OFFICIAL, url=value, publisher=value)
    report = attrs.evolve(report, deployment=deployment, sources=(source,))
    for text in (
        render(report, Layout(verbose=True)),
        page_of([list(letter.blocks()) for letter in letters(report)], "zh"),
    ):
        page = Page(text)
        assert page.tags <= TAGS | {"h4"}
        assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]
        assert all(link.startswith(("#", "https://", "http://")) for link in page.values("href"))
        assert value in "".join(page.text)


def test_the_language_asked_for_comes_first(mixed: Report):
    chinese = Page(render(mixed, Layout(language="zh")))
    assert ("html", "lang", "zh-Hans") in chinese.attributes
    checked = [n for n, one in enumerate(chinese.attributes) if one[:2] == ("input", "checked")]
    assert ("input", "id", "show-zh") in chinese.attributes[checked[0] - 2 : checked[0]]
    english = render(mixed, Layout())
    assert english == render(mixed, Layout()), "the same bytes each time"


def test_a_proof_is_drawn_once(page: Page):
    pictures = [value for tag, name, value in page.attributes if tag == "svg" and name == "aria-label"]
    assert pictures
    assert len(pictures) == len(set(pictures))
    assert any(" – IEC 62368-1:2018 – " in picture for picture in pictures), pictures


def test_components_with_the_same_answers_share_a_row(make: Callable[..., Report], mixed: Report):
    server = mixed.deployment.components[1]
    many = make([attrs.evolve(server, name=f"Server {n}") for n in range(300)], mixed.markets[0].requirements)
    page = Page(render(many, Layout()))
    rows = [value for tag, name, value in page.attributes if (tag, name, value) == ("th", "scope", "row")]
    assert len(rows) < 5
    assert "Server 299" in " ".join(page.text)
