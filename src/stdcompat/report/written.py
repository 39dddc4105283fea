"""What can be put into a format: the report of one market, or those of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stdcompat._notebook import Shown

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from stdcompat.language import Language
    from stdcompat.report.blocks import Block
    from stdcompat.report.model import Report

__all__ = ["Written"]


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

    def render(
        self,
        format: str,
        language: Language = "en",
        *,
        source: str | None = None,
        verbose: bool = False,
        file: str | None = None,
    ) -> str | bytes:
        """Return it in a format: text, or bytes where the format is no text (``xlsx``).

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
        from stdcompat.report.formats import Layout, format_named

        return format_named(format).render(self, Layout(verbose=verbose, source=source, language=language, file=file))

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
        from stdcompat.report.files import write_atomically

        deployment = self.reports[0].deployment
        if not deployment.rows or deployment.file is None:
            msg = "the offer was not read from a sheet, so there is none to give back"
            raise ValueError(msg)
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

        from stdcompat.report.files import write_atomically
        from stdcompat.report.formats import name_for

        name = name_for(path) if format is None else format
        write_atomically(path, self.render(name, language, source=source, file=os.fspath(path)))
