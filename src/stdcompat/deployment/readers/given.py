"""What a mapping file says of an offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from stdcompat.catalogs.vocabulary import KINDS, TRAITS, KindCode, Trait
from stdcompat.deployment.readers.headings import VOCABULARY
from stdcompat.sheets import Vocabulary, load_mapping

if TYPE_CHECKING:
    from stdcompat.deployment.readers import Options

__all__ = ["Given"]


@attrs.frozen
class Given:
    """What a mapping file says: headings, and the kinds and traits of products by their names."""

    vocabulary: Vocabulary
    fixed: bool = False
    kinds: dict[str, KindCode] = attrs.field(factory=dict)
    traits: dict[str, tuple[Trait, ...]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, options: Options) -> Given:
        """Read the mapping file of the options, if there is one.

        Raises:
            InputError: with every problem of the file.
        """
        if options.columns is None:
            return cls(VOCABULARY)
        found = load_mapping(options.columns, {*VOCABULARY, "about", "ticked"}, KINDS, TRAITS)
        kinds = {name: KindCode(code) for name, code in found.kinds.items()}
        traits = {name: tuple(map(Trait, codes)) for name, codes in found.traits.items()}
        return cls(found.columns or VOCABULARY, bool(found.columns), kinds, traits)
