"""The beginning of every real catalog at hand, imported together: every row accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcompat.catalogs import Catalog
from stdcompat.importers import Import, import_catalog

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
NAMES = (
    *(f"records/{name}" for name in "3gpp ccsds cie easc etsi iec ieee iso itu jis".split()),
    *("gb/gb", "gb/industry", "records/equivalences", "records/equivalences_gb"),
)
ROWS = 200


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the real catalogs are not at {SHARED}")
def test_a_slice_of_every_real_catalog(tmp_path: Path):
    paths = [SHARED / f"{name}.jsonl.gz" for name in NAMES]
    done = import_catalog(tmp_path / "all.sqlite", [Import(str(path)) for path in paths], limit=ROWS)

    tallies = {source.id: tally for source, _, tally in done.sources}
    assert len(tallies) == len(NAMES)
    for name, tally in tallies.items():
        assert tally.rows == tally.accounted, name
        assert 0 < tally.rows <= ROWS
    listed = sum(tally.rows for tally in tallies.values())
    unread = sum(tally.quarantined["the identifier cannot be read"] for tally in tallies.values())
    assert listed > 2_500
    assert unread <= listed * 0.005, {name: tally.set_aside for name, tally in tallies.items() if tally.set_aside}

    catalog = Catalog.open(tmp_path / "all.sqlite")
    assert len(catalog) == done.manifest.counts["standard"]
    assert not (tmp_path / "all.sqlite.parts").exists()
