"""What can be put into a format: the report of one market, or those of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from stdcompat._notebook import Shown
from stdcompat.errors import InvalidValueError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from stdcompat.language import Language
    from stdcompat.report.blocks import Block
    from stdcompat.report.model import Report
    from stdcompat.report.rows import FindingRow

__all__ = ["TextFormat", "Written"]

TextFormat: TypeAlias = Literal[
    "text", "json", "jsonl", "csv", "markdown", "sarif", "junit", "oscal", "sssom", "cyclonedx", "spdx", "html"
]
"""The formats that are text; the others are bytes."""


class Written(Shown):
    """What a report and a report on several markets have in common: they are shown and written alike.

    Formats see nothing else. What several markets say together (the matrix, the clashes) stands
    before the reports wherever a format has pages; rows, runs and suites are of one market each.
    """

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports, one for each market, in the order in which the markets were asked for."""
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain values, ready for JSON."""
        raise NotImplementedError

    def pages(self, *, verbose: bool = False) -> Iterable[Iterable[Block]]:
        """Lay it out in the order in which it is read: what several markets say together, then each report."""
        raise NotImplementedError

    def __str__(self) -> str:
        from stdcompat.report.head import verdict_in_words

        return "\n".join(verdict_in_words(report) for report in self.reports)

    def _repr_html_(self) -> str:
        from stdcompat.report.notebook import table

        return "".join(table(report) for report in self.reports)

    def to_json(self) -> str:
        """Return it as canonical JSON: the same findings give the same bytes."""
        from stdcompat.report.formats.json import dumps

        return dumps(self.to_dict())

    def rows(self) -> tuple[FindingRow, ...]:
        """Return a row for each finding of each market: every cell a text, as in CSV and workbooks.

        >>> import stdcompat
        >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
        >>> rows = stdcompat.check(stack, market="EU", as_of="2026-11-21").rows()
        >>> rows[0].market, rows[0].verdict in {"missing", "unmatched", "outdated", "divergent"}
        ('EU', True)
        """
        from stdcompat.report.rows import rows_of

        return tuple(rows_of(self))

    def to_arrow(self) -> pa.Table:
        """Return the rows in columns; `stdcompat.report.frames.FINDINGS` is their schema.

        Raises:
            MissingExtraError: without pyarrow (extra ``arrow``).
        """
        from stdcompat.report.frames import to_arrow

        return to_arrow(self)

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a data frame of pandas.

        Raises:
            MissingExtraError: without pandas (extra ``pandas``).

        >>> import stdcompat
        >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
        >>> frame = stdcompat.check_markets(stack, ["EU", "UK"], as_of="2026-11-21").to_pandas()
        >>> sorted(frame.market.unique())
        ['EU', 'UK']
        """
        from stdcompat.report.frames import to_frame

        return to_frame(self, "pandas")

    def to_polars(self) -> pl.DataFrame:
        """Return the rows as a data frame of polars.

        Raises:
            MissingExtraError: without polars (extra ``polars``).
        """
        from stdcompat.report.frames import to_frame

        return to_frame(self, "polars")  # type: ignore[no-any-return]

    def to_text(self, width: int = 100, *, verbose: bool = False, language: Language = "en") -> str:
        """Return it as plain text.

        Args:
            width: how many columns a line may take.
            verbose: print the proofs of met requirements, all sources and all rejected agreements too.
            language: ``en`` or ``zh``.
        """
        from stdcompat.report.formats import Layout
        from stdcompat.report.formats.text import render

        return render(self, Layout(width, verbose, language=language))

    @overload
    def render(
        self,
        format: TextFormat,
        language: Language = ...,
        *,
        source: str | None = ...,
        verbose: bool = ...,
        file: str | None = ...,
    ) -> str: ...

    @overload
    def render(
        self,
        format: Literal["xlsx", "docx", "deviation-table"],
        language: Language = ...,
        *,
        source: str | None = ...,
        verbose: bool = ...,
        file: str | None = ...,
    ) -> bytes: ...

    @overload
    def render(
        self,
        format: str,
        language: Language = ...,
        *,
        source: str | None = ...,
        verbose: bool = ...,
        file: str | None = ...,
    ) -> str | bytes: ...

    def render(
        self,
        format: str,
        language: Language = "en",
        *,
        source: str | None = None,
        verbose: bool = False,
        file: str | None = None,
    ) -> str | bytes:
        """Return it in a format: text, or bytes where the format is binary (``xlsx``).

        Args:
            format: the name of a format (``html``, ``json``, ``markdown``, ``xlsx``, ``sarif``, ...).
            language: ``en`` or ``zh``; a page that holds both begins with it.
            source: the file that the deployment was read from, for the formats that point at it.
            verbose: print every proof and all sources.
            file: the name of the file that it is for, for the formats of which there are several kinds of file.

        Raises:
            ValueError: if there is no such format.
            MissingExtraError: if the format needs an optional package that is not installed.

        >>> import stdcompat
        >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
        >>> report = stdcompat.check(stack, market="EU", as_of="2026-11-21")
        >>> report.render("markdown").splitlines()[0]
        '## Varnholm municipal data centre 瓦恩霍尔姆市政数据中心'
        """
        from stdcompat.report.formats import Layout, as_language, format_named

        layout = Layout(verbose=verbose, source=source, language=as_language(language), file=file)
        return format_named(format).render(self, layout)

    def annotate(self, path: str | os.PathLike[str], language: Language = "en") -> None:
        """Write the workbook that the offer came in, as it was, with verdict, reason and remedy beside each row.

        The file can be edited and checked again: our columns are recognised. A CSV, ODS or XLS file becomes a workbook.

        Args:
            path: where to; it may be the offer's own file.
            language: ``en`` or ``zh``.

        Raises:
            ValueError: if the offer was not read from a sheet.
            MissingExtraError: if openpyxl is not installed.
            OSError: if a file cannot be read or written.
        """
        from stdcompat._atomic import write_atomically

        deployment = self.reports[0].deployment
        if not deployment.rows or deployment.file is None:
            msg = "the offer was not read from a sheet, so there is none to give back"
            raise InvalidValueError(msg)
        from stdcompat.report.annotated import annotated

        write_atomically(path, annotated(self, language))

    def write(
        self,
        path: str | os.PathLike[str],
        *,
        format: str | None = None,
        source: str | None = None,
        language: Language = "en",
    ) -> None:
        """Write it to a file, at once or not at all.

        Args:
            path: where to; the suffix chooses the format, the longest that fits (``.sarif.json``).
            format: the name of a format, when the suffix does not tell.
            source: the file that the deployment was read from, for the formats that point at it.
            language: ``en`` or ``zh``; a page that holds both begins with it.

        Raises:
            ValueError: if no format has this suffix or name.
            MissingExtraError: if the format needs an optional package that is not installed.
            OSError: if the file cannot be written.

        >>> import os, tempfile, stdcompat
        >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
        >>> report = stdcompat.check(stack, market="EU", as_of="2026-11-21")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     report.write(os.path.join(folder, "report.jsonl"))
        ...     os.listdir(folder)
        ['report.jsonl']
        """
        import os

        from stdcompat._atomic import write_atomically
        from stdcompat.report.formats import name_for

        name = name_for(path) if format is None else format
        write_atomically(path, self.render(name, language, source=source, file=os.fspath(path)))
