"""How the documentation is built: ``make docs``."""

from __future__ import annotations

import contextlib
import functools
import re
import sys
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.ext.napoleon.docstring import GoogleDocstring

import stdcompat
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS
from stdcompat.checks.rule import RULES
from stdcompat.cli.whole import whole_parser
from stdcompat.report.formats import Layout, format_named

sys.path.insert(0, str(Path(__file__).parent))  # Sphinx runs this file, and its neighbours are no package
from structure import picture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from stdcompat import Report

project = "stdcompat"
OFFER = "docs/tutorial/offer.toml"
author = "The stdcompat developers"
copyright = "2026, the stdcompat developers"
release = version = version_of("stdcompat")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "examples"]
man_pages = [("reference/cli", "stdcompat", "compare claimed standards with what a market asks for", author, 1)]
html_theme = "furo"
html_search_scorer = str(Path(__file__).with_name("scorer.js"))  # a name of ours comes before the pages that mention it
html_title = f"stdcompat {release}"
html_extra_path = ["llms.txt"]
html_extra_path += [
    path for path in ["../site/_build"] if Path(__file__).parent.joinpath(path).is_dir()
]  # after `make site`

autodoc_default_options = {"members": True, "undoc-members": True}
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
napoleon_attr_annotations = False
napoleon_use_ivar = True
# What a property's docstring says before a colon is no type: leave such docstrings alone.
GoogleDocstring._parse_attribute_docstring = GoogleDocstring._consume_to_end
add_module_names = False
nitpick_ignore = [("py:class", "stdcompat.catalogs.store.Store")]  # the port behind a catalog: not public


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(list(head)), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def commands() -> str:
    """Return every command of the program with its arguments and examples."""
    (group,) = (action for action in whole_parser()._actions if isinstance(action.choices, dict))
    blocks: list[str] = []
    for name, parser in group.choices.items():
        value = parser._get_formatter()._format_args
        positional = [value(action, action.dest) for action in parser._actions if not action.option_strings]
        example, _, _ = parser.epilog.partition("\n\nexit codes")
        blocks += [f"### `{name}`", parser.description]
        blocks.append("```text\n" + " ".join(["stdcompat", name, *positional, "[OPTION...]"]) + "\n```")
        for action in parser._actions:
            of = "" if action.nargs == 0 else " " + value(action, action.dest.upper())
            words = [word + of for word in action.option_strings] or [value(action, action.dest)]
            if action.dest != "help":
                blocks.append(", ".join(f"`{word}`" for word in words) + f"\n: {action.help}")
        blocks.append(f"```text\n{example.strip()}\n```")
    return "\n\n".join(blocks)


@functools.cache
def tutorial_report() -> Report:
    """Return the report that the pages on outputs show."""
    offer = stdcompat.Deployment.from_toml(OFFER)
    tender = stdcompat.Profile.from_toml("docs/tutorial/tender.toml")
    return stdcompat.check(offer, market="EU", profile=tender, as_of="2026-11-21")


def output(found: re.Match[str]) -> str:
    """Return what a format makes of the tutorial's offer: its first lines, or all of them."""
    with contextlib.chdir(Path(__file__).resolve().parents[1]):
        said = format_named(found[1]).render(tutorial_report(), Layout(source=OFFER))
    lines = str(said).splitlines()
    shown = lines[: int(found[2] or len(lines))]
    left = f"\n… and {len(lines) - len(shown):,} lines more" if len(lines) > len(shown) else ""
    return f"````text\n{chr(10).join(shown)}{left}\n````"


def fill(app: Sphinx, page: str, source: list[str]) -> None:
    """Replace the marks of lists that the code owns, so that no page can be out of date."""
    if page == "index" and not any(Path(app.srcdir, "reference", "identifiers").glob("*.md")):
        source[0] = source[0].replace("reference/identifiers/*\n", "")  # an empty glob is a warning
    source[0] = re.sub(r"<!-- output (\w+)(?: (\d+))? -->", output, source[0])
    tables = {
        "domains": lambda: table(
            ["domain", "English", "中文"], [(f"`{code}`", *names) for code, names in sorted(DOMAINS.items())]
        ),
        "kinds": lambda: table(
            ["kind", "is also", "English", "中文"],
            [
                (f"`{code}`", ", ".join(f"`{parent}`" for parent in parents) or "-", *names)
                for code, (parents, *names) in sorted(KINDS.items())
            ],
        ),
        "commands": commands,
        "structure": picture,
        "rules": lambda: "\n\n".join(
            f"## {rule.code} {rule.name}\n\n{rule.what}\n{rule.why}\n\n*What to try:* {rule.try_}"
            for rule in RULES.values()
        ),
    }
    for name, make in tables.items():
        mark = f"<!-- {name} -->"
        if mark in source[0]:
            source[0] = source[0].replace(mark, make())


def resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement) -> Any:
    """Find a name of ours wherever it is documented; leave names of other projects as text.

    Types are imported under names that differ from where they are documented, and the pages of
    Python itself are not at hand without a network.
    """
    if node.get("refdomain") != "py":
        return None
    wanted = node["reftarget"]
    name = wanted.rpartition(".")[2]
    places = env.domains["py"].data["objects"]
    found = sorted(full for full in places if full == name or full.endswith(f".{name}"))
    if found:
        entry = places[found[0]]
        target = app.builder.get_relative_uri(node["refdoc"], entry.docname) + "#" + entry.node_id
        return nodes.reference("", "", content, internal=True, refuri=target)
    ours = wanted.startswith("stdcompat.") and "._" not in wanted
    return None if ours else content


def setup(app: Sphinx) -> None:
    """Connect the two hooks above."""
    app.connect("source-read", fill)
    app.connect("missing-reference", resolve)
