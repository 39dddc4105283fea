"""Build the page: `python site/build.py`, after `npm ci` in this folder.

Everything that the page needs is put into one folder that any static host serves: the page itself,
Pyodide as npm brought it, and one archive of the package and the libraries that it needs, as they
are installed here at the versions and hashes of ``requirements/``. Compiled modules are left out: each
of these libraries works without them.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import io
import json
import re
import shutil
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

import stdcompat

if TYPE_CHECKING:
    from collections.abc import Iterator

SITE = Path(__file__).resolve().parent
BUILT = SITE / "_build" / "page"
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip")
LIBRARIES = (
    *("attrs", "cattrs", "typing_extensions", "packaging", "tomli"),  # the package
    *("openpyxl", "et_xmlfile", "XlsxWriter", "xlrd", "PyYAML"),  # sheets, and YAML
    *("defusedxml", "Jinja2", "MarkupSafe"),  # documents, and the report as a page
)
SKIPPED = re.compile(
    r"(^|/)(tests?|__pycache__|_pytest)/|\.(so|pyd|pyc|pyi|c|h)$|^\.\.|(^|/)(RECORD|INSTALLER|direct_url\.json|REQUESTED)$"
)
EPOCH = (1980, 1, 1, 0, 0, 0)


def main() -> None:
    """Build the folder anew."""
    shutil.rmtree(BUILT, ignore_errors=True)
    BUILT.mkdir(parents=True)
    for name in PYODIDE:
        shutil.copyfile(SITE / "node_modules" / "pyodide" / name, BUILT / name)
    (BUILT / "packages.zip").write_bytes(archive(dict(sorted([*package(), *libraries()]))))
    for file in sorted((SITE / "page").iterdir()):
        if file.is_file():
            shutil.copyfile(file, BUILT / file.name)
    page = BUILT / "index.html"
    page.write_text(page.read_text("utf-8").replace("REPORT-HASHES", " ".join(sorted(set(report_hashes())))), "utf-8")
    (BUILT / "licences.txt").write_text(licences(), "utf-8")
    cache()
    size = sum(file.stat().st_size for file in BUILT.iterdir())
    sys.stdout.write(f"{BUILT.relative_to(SITE.parent)}: {len(list(BUILT.iterdir()))} files, {size / 1e6:.1f} MB\n")


def package() -> Iterator[tuple[str, bytes]]:
    """Iterate over the files of the package, compiled facts among them, and what says its version."""
    folder = Path(stdcompat.__file__).parent
    for file in folder.rglob("*"):
        name = f"stdcompat/{file.relative_to(folder).as_posix()}"
        if file.is_file() and not SKIPPED.search(name):
            yield name, file.read_bytes()
    metadata = importlib.metadata.distribution("stdcompat").read_text("METADATA") or ""
    yield f"stdcompat-{stdcompat.__version__}.dist-info/METADATA", metadata.encode()


def libraries() -> Iterator[tuple[str, bytes]]:
    """Iterate over the files of the libraries that run in the browser."""
    for library in LIBRARIES:
        for file in importlib.metadata.distribution(library).files or ():
            name = file.as_posix()
            if not SKIPPED.search(name):
                yield name, Path(str(file.locate())).read_bytes()


def licences() -> str:
    """Return whose work the page is made of, and under which terms."""
    pyodide = json.loads((SITE / "node_modules" / "pyodide" / "package.json").read_text("utf-8"))
    lines = [
        f"Pyodide {pyodide['version']}: {pyodide['license']}, with Python under the PSF License; its sources: {pyodide['repository']['url']}"
    ]
    for library in ("stdcompat", *LIBRARIES):
        facts = importlib.metadata.metadata(library)
        named = facts["License-Expression"] or facts["License"] or "see its folder"
        lines.append(f"{facts['Name']} {facts['Version']}: {named.splitlines()[0]}, in packages.zip")
    return "\n".join(lines) + "\n"


def archive(files: dict[str, bytes]) -> bytes:
    """Return the files as a ZIP that is the same each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, content in files.items():
            target.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def report_hashes() -> Iterator[str]:
    """Iterate over the hashes of styles and scripts that reports hold: the page shows reports under its own policy."""
    stack = stdcompat.Deployment("offer", (stdcompat.Component("server", "server"),))
    report = stdcompat.check(stack, "EU").render("html")
    cited = stdcompat.cited("EN 62368-1", "EU").render("html")
    offers = stdcompat.Facts().compare_offers([stack, attrs.evolve(stack, name="other")], "EU").render("html")
    for page in (report, cited, offers):
        text = page if isinstance(page, str) else page.decode()
        yield from (f"'sha256-{digest(part)}'" for part in re.findall(r"<(?:style|script)>(.*?)</", text, re.DOTALL))


def digest(text: str) -> str:
    """Return the hash of a text as a policy writes it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def cache() -> None:
    """Tell the service worker what to keep, under a name that changes with it."""
    files = sorted(file for file in BUILT.iterdir() if file.name != "sw.js")
    hashes = {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:16] for file in files}
    worker = BUILT / "sw.js"
    text = worker.read_text("utf-8")
    version = hashlib.sha256(f"{json.dumps(hashes)}{text}".encode()).hexdigest()[:16]
    worker.write_text(text.replace("'VERSION'", f"'{version}'").replace("['FILES']", json.dumps(list(hashes))), "utf-8")


if __name__ == "__main__":
    main()
