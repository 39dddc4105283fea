"""What a notebook shows of identifiers, answers and reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import stdcompat

if TYPE_CHECKING:
    from stdcompat import Report
    from stdcompat.equivalence import Resolver


def shown(value: Any) -> str:
    bundle = value._repr_mimebundle_(include=None, exclude=None)
    assert set(bundle) == {"text/plain", "text/html"}
    assert bundle["text/html"] == value._repr_html_()
    return str(bundle["text/html"])


def test_an_identifier():
    assert shown(stdcompat.parse("GBT22080-2016")) == "<code>GB/T 22080-2016</code>"


def test_an_answer_with_its_proof(resolver: Resolver):
    page = shown(resolver.resolve("GB 4943.1-2022", "EN 62368-1:2014"))
    assert "degree: not determined" in page
    assert page.count("<li>") >= 3
    assert "GB 4943.1-2022 -&gt; IEC 62368-1:2018: MOD" in page


def test_a_report_with_its_worst(mixed: Report):
    page = shown(mixed)
    assert "is barred" in str(mixed), "the verdict, and not every record"
    assert page.count("<tr>") == min(len(mixed.divergences), 20) + 1
    assert "excluded" in page
    assert mixed.divergences[-1].component.name in page


@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "\x1b[2J", "\u202egpj.exe"])
def test_names_come_out_harmless(mixed: Report, value: str):
    deployment = attrs.evolve(mixed.deployment, name=value)
    page = shown(attrs.evolve(mixed, deployment=deployment))
    assert not re.search(r"<script|\x1b|\u202e", page)


def test_no_optional_library_is_loaded():
    import subprocess
    import sys

    code = (
        "import sys, stdcompat; stdcompat.resolve('GB/T 22080-2016', 'ISO/IEC 27001:2013')._repr_html_();"
        "assert not {'jinja2', 'altair', 'pandas', 'rich'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
