"""``stdcompat check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.inputs import Reader, add_inputs, read_inputs

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from stdcompat.checks.waiver import Waivers
    from stdcompat.cli.inputs import Inputs
    from stdcompat.cli.streams import Streams
    from stdcompat.report import MarketsReport, Report
    from stdcompat.report.baseline import Baseline

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat check stack.toml --market EU --profile tender.toml --as-of 2026-11-21
  stdcompat check stack.toml --market US --market JP --format json -o report.json
  stdcompat check stack.toml --market EU --ignore STA --waivers waivers.toml
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    from stdcompat.report.formats import FORMATS

    add_inputs(parser)
    parser.add_argument("--format", choices=tuple(FORMATS), help="text by default, or what the suffix of -o says")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the report there, at once or not at all")
    for name, what in (("--select", "keep only findings of these rules"), ("--ignore", "leave out these rules")):
        hint = "codes or beginnings of codes (EDN, EQV101), with commas; may be repeated"
        parser.add_argument(name, action="append", default=[], metavar="CODES", help=f"{what}: {hint}")
    parser.add_argument("--waivers", metavar="FILE", help="accepted findings, a TOML file; they do not count")
    parser.add_argument("--baseline", metavar="FILE", help="findings that are known; only new ones count")
    parser.add_argument("--write-baseline", metavar="FILE", help="write the findings of today there")
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "note", "never"),
        default="error",
        help="exit with 1 from this severity on; error by default",
    )
    parser.add_argument("--strict", action="store_true", help="exit with 4 when something cannot be decided")
    parser.add_argument("--verbose", action="store_true", help="print every proof, source and rejected agreement")


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Check a deployment and print or write the report."""
    from stdcompat.cli.main import UsageError
    from stdcompat.report.formats import name_for

    if not arguments.market and arguments.profile is None:
        msg = "nothing to check against: give --market, --profile or both"
        raise UsageError(msg)
    name = arguments.format
    if name is None:
        try:
            name = "text" if arguments.output is None else name_for(arguments.output)
        except ValueError as error:
            msg = f"{error}; or say --format"
            raise UsageError(msg) from None
    select, ignore = _codes(arguments.select), _codes(arguments.ignore)
    reader = Reader()
    waivers = reader.read(_waivers, arguments.waivers)
    baseline = reader.read(_baseline, arguments.baseline)
    reports, matrix = _checked(read_inputs(arguments, reader), arguments)
    if select or ignore:
        try:
            reports = [report.select(select, ignore) for report in reports]
        except ValueError as error:
            raise UsageError(str(error)) from None
    if waivers is not None:
        reports = _waived(reports, waivers)
    if baseline is not None:
        reports = [report.since(baseline) for report in reports]
    _put(reports, matrix, name, arguments, streams)
    if arguments.write_baseline is not None:
        from stdcompat.report.baseline import Baseline

        Baseline.of(reports).write(arguments.write_baseline)
    return _exit_code(reports, arguments.fail_on, strict=arguments.strict)


def _waivers(path: str) -> Waivers:
    from stdcompat.checks.waiver import Waivers

    return Waivers.from_toml(path)


def _baseline(path: str) -> Baseline:
    from stdcompat.report.baseline import Baseline

    return Baseline.read(path)


def _codes(given: Sequence[str]) -> tuple[str, ...]:
    """Return the codes of an option, which are known to begin the code of a rule."""
    from stdcompat.checks.select import check_codes
    from stdcompat.cli.main import UsageError

    words = tuple(word.strip() for text in given for word in text.split(","))
    try:
        check_codes(words)
    except ValueError as error:
        raise UsageError(str(error)) from None
    return words


def _checked(inputs: Inputs, arguments: argparse.Namespace) -> tuple[list[Report], MarketsReport | None]:
    """Return a report for each market, and what several say together."""
    from stdcompat._api import check, check_markets

    deployment, markets, profile, catalog = inputs
    if len(markets) > 1:
        together = check_markets(deployment, markets, profile, catalog, arguments.as_of)
        return list(together.reports), together
    market = markets[0] if markets else None
    return [check(deployment, market, profile, catalog, arguments.as_of)], None


def _waived(reports: Sequence[Report], waivers: Waivers) -> list[Report]:
    """Apply waivers; one that names something in any market is not unused."""
    import attrs

    found = [report.waive(waivers) for report in reports]
    unused = tuple(w for w in waivers.waivers if all(w in report.triage.unused for report in found))
    return [attrs.evolve(report, triage=attrs.evolve(report.triage, unused=unused)) for report in found]


def _put(
    reports: Sequence[Report],
    matrix: MarketsReport | None,
    name: str,
    arguments: argparse.Namespace,
    streams: Streams,
) -> None:
    import attrs

    from stdcompat.report.formats import Layout, format_named

    together = None if matrix is None else attrs.evolve(matrix, reports=tuple(reports))
    if arguments.output is None and name == "text" and streams.colours:
        from stdcompat.report.outline import outline

        for report in reports:
            streams.show(outline(report, verbose=arguments.verbose))
        if together is not None:
            streams.show(together.blocks())
        return
    width = streams.width if arguments.output is None else Layout().width
    content: str | bytes
    if together is not None and name == "json":
        content = together.to_json()
    else:
        content = format_named(name).render(reports, Layout(width, arguments.verbose))
    if together is not None and name == "text":
        content = f"{content!s}\n{'=' * width}\n\n{together.to_text(width)}"
    if arguments.output is not None:
        from stdcompat.report.files import write_atomically

        write_atomically(arguments.output, content)
    elif isinstance(content, str):
        streams.out.write(content)
    else:
        getattr(streams.out, "buffer").write(content)  # noqa: B009  # a text stream need not have one


def _exit_code(reports: Sequence[Report], fail_on: str, *, strict: bool) -> int:
    from stdcompat.checks import Severity
    from stdcompat.cli.main import CLEAN, DIVERGENCE, UNDECIDED

    if fail_on != "never" and any(report.worst_pending.level >= Severity(fail_on).level for report in reports):
        return DIVERGENCE
    if strict and any(
        finding.verdict.is_undecided and report.triage.is_pending(finding)
        for report in reports
        for finding in report.findings
    ):
        return UNDECIDED
    return CLEAN
