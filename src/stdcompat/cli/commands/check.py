"""``stdcompat check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.exits import CLEAN, DIVERGENCE, UNDECIDED, UsageError
from stdcompat.cli.inputs import Reader, add_inputs, read_inputs

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from stdcompat.checks.waiver import Waivers
    from stdcompat.cli.inputs import Inputs
    from stdcompat.cli.streams import Streams
    from stdcompat.report import MarketsReport, Report
    from stdcompat.report.baseline import Baseline
    from stdcompat.report.formats import Format

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat check stack.toml --market EU --profile tender.toml --as-of 2026-11-21
  stdcompat check stack.toml --market US --market JP -o report.json -o report.sarif
  stdcompat check stack.toml --market EU --ignore STA --waivers waivers.toml
  stdcompat check stack.toml --market EU --explain 8c001729
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    from stdcompat.catalogs.standing import MAX_AGE
    from stdcompat.report.formats import FORMATS

    add_inputs(parser)
    parser.add_argument("--format", choices=tuple(FORMATS), help="where no suffix of -o tells; text by default")
    parser.add_argument(
        "-o",
        "--output",
        action="append",
        default=[],
        metavar="FILE",
        help="write the report there in the format of its suffix, at once or not at all; may be repeated",
    )
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
    parser.add_argument(
        "--strict",
        action="store_true",
        help="exit with 4 when something cannot be decided, rests on a stale status, or a cell was not understood",
    )
    parser.add_argument(
        "--max-age",
        type=int,
        default=MAX_AGE,
        metavar="MONTHS",
        help=f"a status that was read longer ago is stale, which --strict does not accept; {MAX_AGE} by default",
    )
    parser.add_argument(
        "--explain", metavar="FINDING", help="print all of one finding: its fingerprint, or how that begins"
    )
    parser.add_argument("--verbose", action="store_true", help="print every proof, source and rejected agreement")


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Check a deployment and print or write the report."""
    outputs = [(path, _format_of(path, arguments.format)) for path in arguments.output]
    select, ignore = _codes(arguments.select), _codes(arguments.ignore)
    reader = Reader()
    waivers = reader.read(_waivers, arguments.waivers)
    baseline = reader.read(_baseline, arguments.baseline)
    found = checked(read_inputs(arguments, reader, streams))
    if select or ignore:
        try:
            found = found.select(select, ignore)
        except ValueError as error:
            raise UsageError(str(error)) from None
    if waivers is not None:
        found = found.waive(waivers)
    if baseline is not None:
        found = found.since(baseline)
    _put(found, outputs, arguments, streams)
    if arguments.write_baseline is not None:
        from stdcompat.report.baseline import Baseline

        Baseline.of(found.reports).write(arguments.write_baseline)
    return _exit_code(found, arguments.fail_on, strict=arguments.strict)


def _format_of(path: str, name: str | None) -> Format:
    """Return the format of an output; a missing library is told before anything is checked."""
    from stdcompat.report.formats import format_named, name_for

    try:
        return format_named(name_for(path, name))
    except ValueError as error:
        if name is not None:
            return format_named(name)
        msg = f"{error}; or say --format"
        raise UsageError(msg) from None


def _waivers(path: str) -> Waivers:
    from stdcompat.checks.waiver import Waivers

    return Waivers.from_toml(path)


def _baseline(path: str) -> Baseline:
    from stdcompat.report.baseline import Baseline

    return Baseline.read(path)


def _codes(given: Sequence[str]) -> tuple[str, ...]:
    """Return the codes of an option, which are known to begin the code of a rule."""
    from stdcompat.checks.select import check_codes

    words = tuple(word.strip() for text in given for word in text.split(","))
    try:
        check_codes(words)
    except ValueError as error:
        raise UsageError(str(error)) from None
    return words


def checked(inputs: Inputs) -> Report | MarketsReport:
    """Check against each market, and say what several say together."""
    deployment, markets, profile, facts = inputs
    if not markets and profile is None and not any(row.asked for row in deployment.rows):
        msg = "nothing to check against: give --market, --profile or both"
        raise UsageError(msg)
    if len(markets) > 1:
        return facts.check_markets(deployment, markets, profile)
    return facts.check(deployment, markets[0] if markets else None, profile)


def _put(
    found: Report | MarketsReport,
    outputs: Sequence[tuple[str, Format]],
    arguments: argparse.Namespace,
    streams: Streams,
) -> None:
    """Write every output, all of them rendered before the first is written; without any, print."""
    from stdcompat.report.formats import Layout, format_named

    if arguments.explain is not None:
        _explain(found, arguments.explain, streams)
    elif not outputs:
        name = arguments.format or "text"
        if name == "text" and streams.colours:
            for page in found.pages(verbose=arguments.verbose):
                streams.show(page)
        else:
            streams.write(
                format_named(name).render(
                    found, Layout(streams.width, arguments.verbose, arguments.stack, streams.language)
                )
            )
    layout = Layout(verbose=arguments.verbose, source=arguments.stack, language=streams.language)
    contents = [(path, format.render(found, layout._replace(file=path))) for path, format in outputs]
    for path, content in contents:
        streams.save(path, content)


def _explain(found: Report | MarketsReport, name: str, streams: Streams) -> None:
    from stdcompat.report.explain import explain, findings_named

    named = findings_named(found, name)
    if not named:
        msg = f"no finding {name!r}; --verbose and the CSV list the fingerprints, four characters or more are enough"
        raise UsageError(msg)
    for report, finding in named:
        streams.show(explain(report, finding))


def _exit_code(found: Report | MarketsReport, fail_on: str, *, strict: bool) -> int:
    from stdcompat.checks import Severity

    if fail_on != "never" and found.worst_pending.level >= Severity(fail_on).level:
        return DIVERGENCE
    if fail_on != "never" and any(report.is_empty for report in found.reports):
        return UNDECIDED
    if strict and any(
        report.deployment.unread or report.summary.not_checked or report.summary.stale for report in found.reports
    ):
        return UNDECIDED
    if strict and any(
        finding.verdict.is_undecided and report.triage.is_pending(finding)
        for report in found.reports
        for finding in report.findings
    ):
        return UNDECIDED
    return CLEAN
