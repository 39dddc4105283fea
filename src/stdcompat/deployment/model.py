"""What is in use: a deployment, its components, and the standards that they claim."""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

import os
from typing import Self

import attrs

from stdcompat.agreement.model import Evidence
from stdcompat.catalogs.vocabulary import Domain, KindCode
from stdcompat.identifiers import StandardId

__all__ = ["Claim", "Component", "Deployment"]


@attrs.frozen(cache_hash=True)
class Claim:
    """A component's claim to conform to a standard, with what shows it.

    `id` is None for a reference that is kept although it cannot be read; `as_written` is the
    reference as the file has it. `domain` helps to judge a claim that no catalog covers.
    """

    id: StandardId | None
    as_written: str
    domain: Domain | None = None
    evidence: tuple[Evidence, ...] = ()


@attrs.frozen
class Component:
    """One thing that a supplier delivers.

    `jurisdiction` is the market code of the supplier's home; `version` the product's own.
    """

    name: str
    kind: KindCode
    supplier: str | None = None
    jurisdiction: str | None = None
    version: str | None = None
    name_zh: str | None = None
    claims: tuple[Claim, ...] = ()


@attrs.frozen
class Deployment:
    """Components that are bought, built or sold together.

    `conditions` state facts about the buyer and the use (``federal-buyer``, ``public-5g-network``)
    on which some requirements and exclusions hang. `remarks` say what of a file was read
    otherwise than it is written, or not at all, each with its place; they change no comparison.
    """

    name: str
    components: tuple[Component, ...]
    name_zh: str | None = None
    description: str | None = None
    conditions: tuple[str, ...] = ()
    remarks: tuple[str, ...] = attrs.field(default=(), eq=False)

    @staticmethod
    def load(
        path: str | os.PathLike[str], format: str | None = None, columns: str | os.PathLike[str] | None = None
    ) -> "Deployment":
        """Read a deployment from TOML, JSON, YAML, CSV, XLSX, CycloneDX or SPDX; its content says which.

        Args:
            path: the file.
            format: the name of its format; told from its content by default.
            columns: a file that says which headings of a sheet are which fields; guessed by default.

        Raises:
            DeploymentError: with every problem of the file.
            MissingExtraError: if the format needs an optional package that is not installed.
            ValueError: if no format has the name.

        >>> stack = Deployment.load("docs/examples/eu-data-centre.toml")
        >>> stack.name, len(stack.components)
        ('Varnholm municipal data centre', 16)
        """
        from stdcompat.deployment.readers import read_file

        return read_file(path, format, columns).deployment

    @classmethod
    def from_toml(cls, path: str | os.PathLike[str]) -> Self:
        """Read a deployment from a TOML file.

        Raises:
            DeploymentError: with every problem of the file.
        """
        from stdcompat.deployment.read import read_deployment  # cattrs only when a file is read

        return read_deployment(cls, path)
