"""What the page asks of the package: the command line and the lists that its forms offer, nothing of its own.

Runs in the browser, in a worker. Every value that crosses is text, a number or a list of them.
"""

from __future__ import annotations

import io
import json
import os
import platform
import shutil
import tomllib

import stdcompat
from stdcompat.cli.main import main
from stdcompat.deployment.readers.headings import VOCABULARY
from stdcompat.sheets.model import place_in_chinese

WORKPLACE = "/home/stdcompat"
SHOWN = 200  # rows of a table


def about() -> str:
    """Return the version, the facts and the lists that the forms offer, as JSON."""
    catalog = stdcompat.Catalog.bundled()
    return json.dumps(
        {
            "version": stdcompat.__version__,
            "python": platform.python_version(),
            "edition": catalog.edition,
            "digest": catalog.digest,
            "markets": [[one.code, one.name, one.name_zh or one.name] for one in stdcompat.Market.all()],
            "kinds": [[code, *row[1:]] for code, row in stdcompat.KINDS.items()],
            "fields": [[field, *headings[:2]] for field, headings in VOCABULARY.items() if field],
        }
    )


def start(files: dict[str, bytes]) -> None:
    """Make the folder of one question anew, with its files."""
    os.chdir("/")
    shutil.rmtree(WORKPLACE, ignore_errors=True)
    os.makedirs(WORKPLACE)
    os.chdir(WORKPLACE)
    for name, content in files.items():
        with open(name, "wb") as file:
            file.write(content)


def run(*words: str) -> str:
    """Run the command line, and return its exit code and what it wrote, as JSON."""
    out, err = io.StringIO(), io.StringIO()
    code = main(words, out, err, io.StringIO())
    return json.dumps({"code": code, "out": out.getvalue(), "err": err.getvalue()})


def columns(path: str) -> str:
    """Return which headings a mapping file reads as which field, and which it does not read, as JSON."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except FileNotFoundError:
        return "null"
    read = tomllib.loads(text).get("columns", {})
    marked = (line.removeprefix("# not read: ") for line in text.splitlines() if line.startswith("# not read: "))
    unread = [heading for line in marked for heading in json.loads(f"[{line}]")]
    return json.dumps([[heading, field] for field in read for heading in read[field]] + [[one, ""] for one in unread])


def as_read(path: str) -> str:
    """Return how an offer was read, of a report: the kind of each product, and what was not understood, as JSON.

    The first of either: a page shows no ten thousand rows, and says how many there are.
    """
    try:
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
    except FileNotFoundError:
        return "null"
    first = report.get("reports", [report])[0]  # one for each market: of the same offer
    kinds = {one["name"]: one["kind"] for one in first["deployment"]["components"]}
    listed = sorted(kinds.items(), key=lambda one: one[1] != "unknown")
    unread = [
        [one["cell"], place_in_chinese(one["cell"]), one["text"], one["reason"], one.get("reason_zh", one["reason"])]
        for one in first["unread"][:SHOWN]
    ]
    found = {"products": len(first["deployment"]["components"]), "cells": len(first["unread"])}
    return json.dumps(found | {"kinds": listed[:SHOWN], "unread": unread})


def correct(path: str, columns: str, kinds: str) -> None:
    """Write a mapping file: pairs of heading and field, pairs of product and kind, each as JSON."""
    fields: dict[str, list[str]] = {}
    for heading, field in json.loads(columns):
        fields.setdefault(field, []).append(heading)
    lines = ["[columns]", *(f"{field} = {json.dumps(fields[field])}" for field in sorted(fields) if field), "[kinds]"]
    lines += [f"{json.dumps(name)} = {json.dumps(kind)}" for name, kind in json.loads(kinds)]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def taken(path: str) -> bytes | None:
    """Return a file that a command wrote; None where it wrote none."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
