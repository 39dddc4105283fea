"""One self-contained page: for a screen and for paper, in English and Chinese, with and without JavaScript.

Needs jinja2 (the extra ``html``). The page asks the network for nothing, and its own policy forbids
it; every text of others is cleaned and escaped.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from typing import TYPE_CHECKING

from stdcompat.errors import MissingExtraError

try:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup
except ImportError:
    raise MissingExtraError("html", "jinja2") from None  # noqa: EM101  # the names are the message

from stdcompat.checks.verdict import Verdict
from stdcompat.market.words import titled
from stdcompat.report import words as page_words
from stdcompat.report.blocks import Heading, Line, Table
from stdcompat.report.formats.html import words
from stdcompat.report.formats.html.text import both, in_one
from stdcompat.report.formats.html.view import View, component_names
from stdcompat.report.markets import MarketsReport
from stdcompat.report.safe import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stdcompat.language import Language
    from stdcompat.report.blocks import Block
    from stdcompat.report.formats import Layout
    from stdcompat.report.written import Written

__all__ = ["page_of", "render"]


def render(found: Written, layout: Layout) -> str:
    """Return the page."""
    views = [View(report, number, verbose=layout.verbose) for number, report in enumerate(found.reports, 1)]
    together = list(found.together()) if isinstance(found, MarketsReport) else []
    return _page("report.html.jinja", layout.language, views=views, together=together, verdicts=tuple(Verdict))


def page_of(letters: Sequence[Sequence[Block]], language: Language) -> str:
    """Return a page that holds letters and nothing else, each on a sheet of its own when printed."""
    return _page("letter.html.jinja", language, letters=letters)


def _page(template: str, language: Language, **values: object) -> str:
    environment = _environment()
    style, script = _static("style.css") + _verdict_style(), _static("script.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return environment.get_template(template).render(
        language=language,
        style=Markup(style),
        script=Markup(script),
        policy=Markup(policy),
        w=words,
        p=page_words,
        **values,
    )


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__name__, "static"),
        autoescape=True,
        finalize=_cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "both": both,
        "in_one": in_one,
        "names": component_names,
        "kind": _kind,
        "titled": titled,
        "condition": page_words.condition_in_words,
        "web": _web,
    }
    return environment


@functools.cache
def _static(name: str) -> str:
    """Return a file of ours that stands in the page as it is."""
    loader = _environment().loader
    assert loader is not None  # noqa: S101  # made with one
    return loader.get_source(_environment(), name)[0]


def _verdict_style() -> str:
    """Return the rules that colour the verdicts, from their one table."""
    return "".join(f".v.{one.value} {{ background: {one.colour}; color: {one.group.ink}; }}\n" for one in Verdict)


def _hash(text: str) -> str:
    """Return what a content security policy knows an inline style or script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _cleaned(value: object) -> object:
    """Clean whatever a template puts out; it is escaped after that."""
    return value if isinstance(value, Markup) else clean(str(value))


def _web(address: str | None) -> bool:
    """Return whether an address is one of the web, and nothing that a browser would run."""
    return address is not None and address.startswith(("https://", "http://"))


def _kind(block: Block) -> str:
    return {Heading: "heading", Line: "line", Table: "table"}[type(block)]
