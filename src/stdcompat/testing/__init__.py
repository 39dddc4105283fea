"""Hypothesis strategies for users and plug-ins; needs the package ``hypothesis``.

>>> from stdcompat.testing import designations
>>> designations("GB").example()  # doctest: +SKIP
'GB/T 22239-2019'
"""

from __future__ import annotations

from .identifiers import PUBLISHERS, Listed, designations, lenient, lists, standard_ids

__all__ = ["PUBLISHERS", "Listed", "designations", "lenient", "lists", "standard_ids"]
