r"""Importers: other people's catalogs into one of ours, every row accounted for.

>>> import os, tempfile
>>> from stdcompat.importers import Import, import_catalog
>>> folder = tempfile.TemporaryDirectory()
>>> table = os.path.join(folder.name, "own.csv")
>>> with open(table, "w", encoding="utf-8") as file:
...     _ = file.write("标准号,标准名称,采标号,采用程度\nGB/T 22080-2016,信息安全管理体系 要求,ISO/IEC 27001:2013,IDT\n")
>>> done = import_catalog(os.path.join(folder.name, "own.sqlite"), [Import(table)])
>>> done.manifest.counts["standard"], done.manifest.counts["correspondence"]
(1, 1)
>>> folder.cleanup()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._lazy import exports

if TYPE_CHECKING:
    from stdcompat.importers.formats import FORMATS, Format, format_of
    from stdcompat.importers.merge import Disagreement, Merger
    from stdcompat.importers.model import Adoption, Link, Listing, Pair, Skip
    from stdcompat.importers.run import Import, Imported, import_catalog
    from stdcompat.importers.sssom import SssomMapping, read_sssom, sssom_mappings, write_sssom
    from stdcompat.importers.tally import ImportTally

__all__ = [
    "FORMATS",
    "Adoption",
    "Disagreement",
    "Format",
    "Import",
    "ImportTally",
    "Imported",
    "Link",
    "Listing",
    "Merger",
    "Pair",
    "Skip",
    "SssomMapping",
    "format_of",
    "import_catalog",
    "read_sssom",
    "sssom_mappings",
    "write_sssom",
]

__getattr__, __dir__ = exports(
    __name__,
    __all__,
    {
        "formats": ("FORMATS", "Format", "format_of"),
        "merge": ("Disagreement", "Merger"),
        "model": ("Adoption", "Link", "Listing", "Pair", "Skip"),
        "run": ("Import", "Imported", "import_catalog"),
        "sssom": ("SssomMapping", "read_sssom", "sssom_mappings", "write_sssom"),
        "tally": ("ImportTally",),
    },
)
