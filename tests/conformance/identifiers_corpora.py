"""Score the parser on the identifier corpora, when they lie beside the repository.

Run as a script to print the figures and, with a flavour, the first failures::

    python tests/conformance/identifiers_corpora.py [FLAVOUR [COUNT]]

Rows that contradict other rows, or that no parser should follow, are listed with the reason in ``contested.tsv``
beside this file. They are left out of the figures; the column ``all rows`` counts them as failures.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path
from typing import NamedTuple

from stdcompat.identifiers import StandardId, try_parse

HERE = Path(__file__).resolve().parent
CORPORA = HERE.parents[2] / "shared" / "data" / "identifiers"

EXACT = ("iso", "iec", "itu", "gb", "cen", "bsi", "jis", "gost", "etsi", "3gpp", "ccsds", "nist")
BROAD = ("ieee", "astm", "asme", "cie", "csa", "ashrae", "ansi", "misc")
FLAVOURS = EXACT + BROAD


CONTESTED = {
    (flavour, id)
    for flavour, id, _why in (line.split("\t") for line in (HERE / "contested.tsv").read_text("utf-8").splitlines()[1:])
}


class Row(NamedTuple):
    """One line of a corpus."""

    id: str
    canonical: str
    urn: str
    urn_record: str
    expect: str
    kind: str
    source: str


class Score(NamedTuple):
    """What one flavour scores: counts and the rows that failed, by question."""

    canonical: int
    canonical_wrong: list[tuple[Row, str | None]]
    parsed: int
    parsed_wrong: list[tuple[Row, str | None]]
    lost: list[tuple[Row, str | None]]
    reject: int
    reject_wrong: list[tuple[Row, str | None]]
    urn: int
    urn_wrong: list[tuple[Row, str | None]]


def rows(flavour: str) -> list[Row]:
    """Read one corpus."""
    with gzip.open(CORPORA / f"{flavour}.tsv.gz", "rt", encoding="utf-8", newline="") as stream:
        lines = stream.read().split("\n")
    return [Row(*line.split("\t")) for line in lines[1:] if line]


_CYRILLIC = {"ГОСТ Р": "GOST R", "ГОСТ": "GOST", "ИСО": "ISO", "МЭК": "IEC", "ЕН": "EN", "ТС": "TS", "ТО": "TR"}


def latin(text: str) -> str:
    """Map the Cyrillic publisher words to Latin ones, as the corpus says to compare."""
    for word, other in _CYRILLIC.items():
        text = text.replace(word, other)
    return text


_GROUP = re.compile(r"[0-9]+|[^\W\d_]+")
# Words that the canonical form spells differently: the same information, so nothing is lost.
_SAME = {
    "lcirc": "lc",
    "supp": "sup",
    "suppe": "sup",
    "ua": "a",
    "ub": "b",
    "uc": "c",
    "ud": "d",
    "ue": "e",
    "uf": "f",
    "ug": "g",
    "uh": "h",
    "uj": "j",
    "version": "v",
    "monograph": "mono",
    "directives": "dir",
    "part": "",
    "supplement": "sup",
    "iii": "3",
    "fcor": "fdcor",
    "dadd": "dad",
    "fdadd": "fdad",
    "опмс": "fdis",
    "пмс": "dis",
    "руководства": "guide",
    "руководство": "guide",
    "operational": "ob",
    "bulletin": "ob",
    "amend": "amd",
    "es": "spa",
    "sp": "spa",
    "tm": "",
    "pt": "p",
    "iv": "",
    "national": "",
    "electrical": "",
    "safety": "",
    "code": "",
    "x": "",
    "recommendation": "",
    "rec": "",
    "std": "",
    "cei": "iec",
    "gbt": "t",
    "no": "",
}


def lost(text: str, found: StandardId) -> set[str]:
    """Return the digit and letter groups of `text` that are nowhere in what was read."""
    from stdcompat.identifiers._scan import normalize

    printed = f"{found} {' '.join(found.notes)}"
    haystack = latin(printed).lower().replace(" ", "")
    missing = set()
    for group in _GROUP.findall(latin(normalize(text)[0])):
        low = group.lower()
        if low in haystack or low.lstrip("0") in haystack or (low in _SAME and _SAME[low] in haystack):
            continue
        missing.add(group)
    return missing


def score(flavour: str) -> Score:
    """Score one flavour without its contested rows."""
    result = Score(0, [], 0, [], [], 0, [], 0, [])
    canonical = parsed = reject = urn = 0
    for row in rows(flavour):
        if row.expect == "either" or row.kind == "foreign" or (flavour, row.id) in CONTESTED:
            continue
        found = try_parse(row.id)
        printed = None if found is None else str(found)
        if row.expect == "reject":
            reject += 1
            if found is not None:
                result.reject_wrong.append((row, printed))
            continue
        if row.canonical:
            canonical += 1
            if printed is None or latin(printed) != latin(row.canonical):
                result.canonical_wrong.append((row, printed))
        else:
            parsed += 1
            if found is None:
                result.parsed_wrong.append((row, printed))
        if found is not None and lost(row.id, found):
            result.lost.append((row, printed))
        if row.urn:
            urn += 1
            if found is None or found.urn != row.urn:
                result.urn_wrong.append((row, None if found is None else found.urn))
    return result._replace(canonical=canonical, parsed=parsed, reject=reject, urn=urn)


def share(total: int, wrong: int) -> float:
    """Return the percentage that is right."""
    return 100.0 if not total else 100 * (total - wrong) / total


def main(arguments: list[str]) -> None:
    """Print the figures of all flavours, or the failures of one."""
    print("flavour  canonical%  (n)  all rows  parsed%  (n)   reject%   urn%  lost")
    for flavour in arguments[:1] or FLAVOURS:
        s = score(flavour)
        contested = sum(other == flavour for other, _ in CONTESTED)
        print(
            f"{flavour:8} {share(s.canonical, len(s.canonical_wrong)):9.3f} ({s.canonical:6}) "
            f"{share(s.canonical + contested, len(s.canonical_wrong) + contested):8.3f} "
            f"{share(s.parsed, len(s.parsed_wrong)):8.2f} ({s.parsed:5}) {share(s.reject, len(s.reject_wrong)):7.2f} "
            f"{share(s.urn, len(s.urn_wrong)):7.2f} {len(s.lost):5}"
        )
        if arguments:
            count = int(arguments[1]) if len(arguments) > 1 else 40
            for name in ("canonical_wrong", "parsed_wrong", "reject_wrong", "urn_wrong", "lost"):
                print("--", name, len(getattr(s, name)))
                for row, printed in getattr(s, name)[:: max(1, len(getattr(s, name)) // count)]:
                    expected = "" if row.canonical == row.id else f"  want {row.canonical!r}"
                    print(
                        f"   {row.id!r}  got {printed!r}{expected} {row.kind} {row.urn if name == 'urn_wrong' else ''}"
                    )


if __name__ == "__main__":
    main(sys.argv[1:])
