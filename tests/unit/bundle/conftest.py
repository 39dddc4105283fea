"""A small folder of facts that nothing is wrong with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "SOURCES.toml": """\
[[source]]
id = "list"
title = "A list"
url = "https://example.org/list"
class = "secondary"
date = "2024-01"
retrieved = "2026-11"

[[source]]
id = "page"
title = "A page of the publisher"
url = "https://example.org/page"
class = "official"
retrieved = "2026-11"
""",
    "catalog.toml": """\
[catalog]
edition = "2026.1.0"
""",
    "publishers.toml": """\
[[publisher]]
code = "GB"
body = "SAC"
name = "Standardization Administration of China"
jurisdiction = "CN"
sources = ["page"]

[[publisher]]
code = "ISO/IEC"
body = "ISO and IEC"
name = "Joint work"
jurisdiction = "international"
sources = ["page"]
""",
    "standards/all.toml": """\
[[standard]]
id = "GB/T 22080-2016"
title = "Information security management systems"
title_zh = "信息安全管理体系"
domains = ["information-security"]
confidence = "medium"
sources = ["list"]

[[standard]]
id = "ISO/IEC 27001:2013"
title = "Information security management systems"
domains = ["information-security"]
status = "superseded"
published = 2013-10-01
confidence = "high"
sources = ["page"]

[[standard]]
id = "ISO/IEC 27001:2022"
title = "Information security management systems"
domains = ["information-security"]
status = "current"
published = 2022-10-25
replaces = ["ISO/IEC 27001:2013"]
confidence = "high"
sources = ["page"]
""",
    "adoptions/gb.toml": """\
[[correspondence]]
adopter = "GB/T 22080-2016"
adopted = ["ISO/IEC 27001:2013"]
degree = "IDT"
confidence = "medium"
sources = ["list"]
""",
    "agreements/a.toml": """\
[[agreement]]
id = "cn-xx"
title = "Memorandum"
title_zh = "备忘录"
kind = "cooperation"
parties = ["CN", "XX"]
recognises = ["nothing"]
status = "reported"
signed = 2016
confidence = "high"
sources = ["page"]
""",
    "markets/cn.toml": """\
[market]
code = "CN"
name = "China"
home_publishers = ["GB"]
not_known = ["Much."]
not_known_zh = ["许多。"]

[[requirement]]
id = "cn-isms"
title = "Management of information security"
title_zh = "信息安全管理"
domain = "information-security"
applies_to = ["organisation"]
force = "voluntary"
any_of = ["GB/T 22080"]
confidence = "high"
sources = ["page"]
""",
    "systems/x.toml": """\
[system]
id = "cn-x"
title = "Guide"
market = "CN"
issuer = "SAC"
kind = "guide"
status = "in-force"
confidence = "medium"
sources = ["list"]

[[branch]]
id = "1"
name = "Basics"
standards = ["GB/T 22080-2016"]
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of facts that a test may break."""
    place = tmp_path / "facts"
    for name, text in FILES.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return place
