"""Documents as people send them: the standards that a text, PDF or DOCX file mentions, and where.

What a text mentions is not what a supplier claims: a deployment drafted from mentions is a first
look, for a person to correct.

>>> from stdcompat.documents import find_mentions, read_document
>>> document = read_document("docs/examples/datasheet.txt")
>>> [(str(mention.id), str(mention.place)) for mention in find_mentions(document)][:2]
[('GB 4943.1-2022', 'line 5'), ('GB/T 9254.1-2021', 'line 5')]
"""

from __future__ import annotations

from stdcompat._lazy import exports

# What type checkers take for typing.TYPE_CHECKING, without the import.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from stdcompat.documents.mentions import draft_deployment, find_mentions
    from stdcompat.documents.model import Document, Mention, Passage, Place
    from stdcompat.documents.read import read_document

__all__ = ["Document", "Mention", "Passage", "Place", "draft_deployment", "find_mentions", "read_document"]

__getattr__, __dir__ = exports(
    __name__,
    __all__,
    {
        "mentions": ("draft_deployment", "find_mentions"),
        "model": ("Document", "Mention", "Passage", "Place"),
        "read": ("read_document",),
    },
)
