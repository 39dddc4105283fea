"""Compile the facts of `catalogs/` into the package while it is built."""

from __future__ import annotations

import os
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FactsBuildHook(BuildHookInterface[Any]):
    """Write the compiled facts; the wheel's `artifacts` take them in."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling's signature
        """Compile before a wheel, editable or not, is put together."""
        source = os.path.join(self.root, "src")
        sys.path.insert(0, source)
        try:
            from stdcompat.bundle import compile_facts, compile_vocabulary, write_schemas

            facts = os.path.join(self.root, "catalogs")
            data = os.path.join(source, "stdcompat", "_data")
            compile_vocabulary(facts, os.path.join(data, "vocabulary.json"))  # first: the facts choose from it
            compile_facts(facts, os.path.join(data, "facts.sqlite"))
            write_schemas(os.path.join(source, "stdcompat"))
        finally:
            sys.path.remove(source)
