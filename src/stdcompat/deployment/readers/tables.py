"""TOML, JSON and YAML: one layout of tables, written in three ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stdcompat.catalogs.read import TableReader
from stdcompat.deployment.model import Deployment, deployment_of
from stdcompat.deployment.readers import InputReading, InputSource, Options
from stdcompat.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["from_yaml", "read"]

_DEEPEST: Final = 100


def read(source: InputSource, options: Options) -> InputReading:  # noqa: ARG001  # tables have no columns
    """Read a deployment from tables."""
    if source.format == "toml" and source.content is None:
        return InputReading(Deployment.from_toml(source.file))
    reader = TableReader()
    tables = _LOADERS[source.format](reader, source.file, source.read())
    if isinstance(tables, dict):
        tables.pop("$schema", None)  # that is for editors
    elif not reader.problems:
        reader.add(source.file, "", "must be a table with 'deployment' and 'component'", "begin with {")
    return InputReading(deployment_of(Deployment, reader, source.file, tables))


def from_yaml(reader: TableReader, file: str, content: bytes) -> Any:
    """Return the values of a YAML text, or None and a problem.

    Aliases are refused: a few lines of them expand to billions of values. So are tags: they name
    what should be made, and a file of facts has no say in that.
    """
    try:
        import yaml
    except ImportError as error:
        raise MissingExtraError("yaml", "pyyaml") from error  # noqa: EM101  # the extra's name

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        depth = 0
        for event in yaml.parse(content, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent):
                what = f"is an alias, '*{event.anchor}'"
            elif depth > _DEEPEST:
                what = "is nested too deeply"
            else:
                continue
            reader.add(file, _line(event.start_mark), what, "write out what it stands for" if depth <= _DEEPEST else "")
            return None
        return yaml.load(content, Loader=_strict(loader))  # noqa: S506  # a safe loader, made stricter
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reader.add(file, "" if mark is None else _line(mark), f"is not YAML: {error.problem}")
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reader.add(file, "", f"is not YAML: {' '.join(str(error).split())}")
    return None


def _strict(loader: Any) -> Any:
    """Return a loader that refuses a key that stands twice in one table."""
    import yaml

    class Strict(loader):  # type: ignore[misc]  # one of two classes
        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            seen: set[str] = set()
            for key, _ in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    continue
                key.tag = "tag:yaml.org,2002:str"  # `no: 1` and `on: push` have keys of words, not of truth values
                if key.value in seen:
                    problem = f"key {key.value!r} stands twice in one table"
                    raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
                seen.add(key.value)
            return super().construct_mapping(node, deep)

    return Strict


def _line(mark: Any) -> str:
    return f"line {mark.line + 1}, column {mark.column + 1}"


_LOADERS: Final[Mapping[str, Callable[[TableReader, str, bytes], Any]]] = {
    "toml": TableReader.loads,
    "json": TableReader.loads_json,
    "yaml": from_yaml,
}
