"""Deployments from TOML.

::

    [deployment]
    name = "Data centre"

    [[component]]
    name = "Rack server"
    kind = "server"
    claims = ["GB 4943.1-2022", { reference = "GB/T 9254.1-2021", statement = "pending", words = "申请中" }]
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from stdcompat.agreement.model import Evidence
from stdcompat.catalogs.plain import register
from stdcompat.catalogs.read import TableReader, column
from stdcompat.catalogs.vocabulary import Domain
from stdcompat.deployment.model import Claim, Component, Deployment, Statement
from stdcompat.errors import DeploymentError
from stdcompat.identifiers import StandardId

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ClaimTable", "Head", "deployment_of", "read_deployment"]

D = TypeVar("D", bound=Deployment)


@attrs.frozen
class ClaimTable:
    """A claim as it is written."""

    reference: str
    domain: Domain | None = None
    evidence: tuple[Evidence, ...] = ()
    verbatim: bool = False
    statement: Statement = Statement.CLAIMED
    words: str | None = None


@attrs.frozen
class Head:
    """The table that a file begins with."""

    name: str
    name_zh: str | None = None
    description: str | None = None
    conditions: tuple[str, ...] = ()


def _claim(value: Any, structure: Callable[[Any, Any], Any]) -> Claim:
    if not isinstance(value, str | dict):
        msg = f"must be a reference in quotes, or a table with one, not {value!r}"
        raise TypeError(msg)
    table: ClaimTable = structure({"reference": value} if isinstance(value, str) else value, ClaimTable)
    id_ = None if table.verbatim else structure(table.reference, StandardId)
    return Claim(id_, table.reference, table.domain, table.evidence, table.statement, table.words)


register(Claim, _claim)


def read_deployment(cls: type[D], path: str | os.PathLike[str]) -> D:
    """Read a deployment from TOML, or raise one error with every problem of the file."""
    reader = TableReader()
    tables = reader.load(path)
    return deployment_of(cls, reader, os.fspath(path), tables)


def deployment_of(cls: type[D], reader: TableReader, file: str, tables: dict[str, Any]) -> D:
    """Make a deployment from the tables of a file, wherever they were read from.

    Raises:
        DeploymentError: with what the reader had to tell already, or everything that is wrong with the tables.
    """
    if not reader.problems:
        reader.keys(file, tables, ["deployment", "component"])
        head = reader.head(file, tables, "deployment", Head, "begin with [deployment] and a name")
        components = reader.records(file, tables, "component", Component)
        if not tables.get("component"):
            reader.add(file, "", "has no [[component]]", "list at least one")
        reader.unique(file, "component", column(tables, "component", "name"), "give it another name")
        if head is not None and not reader.problems:
            return cls(head.name, tuple(components), head.name_zh, head.description, head.conditions)
    raise DeploymentError(reader.problems)
