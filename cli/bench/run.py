"""`xvlm bench run`: how fast a bundle is on this machine."""

from __future__ import annotations

import sys
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from ...errors import BadInput
from .. import completion
from ..extras import needs_extra
from ..json_output import JsonOption, put_json
from ..messages import print_note
from ..options import DEVICE_NAMES, BundleOption, EngineOption, ThreadsOption
from ..progress import progress_bar

if TYPE_CHECKING:
    from ...bench.run.result import Measured, Run
    from ...bench.run.scenarios import Scenario
    from ...bench.statistics import Interval
    from ...hardware_profiles import HardwareProfile

# As shells count a program that Ctrl-C ended.
CUT_SHORT = 130
EPILOG = """Examples:

  xvlm bench run --json laptop.json

  xvlm bench run studies/ --device raspberry-pi-5 --json pi.json

  xvlm bench run --scenario whole-job --seconds 120

Ctrl-C keeps what was measured so far and ends with exit code 130."""


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH", help="Radiographs to ask about, or folders of them; phantoms if not given."
        ),
    ] = None,
    scenario: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=completion.scenarios,
            help="single-stream, multi-stream, offline, whole-job, cold-start or cold-start-disk; may be "
            "given several times. All if not given.",
        ),
    ] = None,
    seconds: Annotated[
        float, typer.Option(min=0.1, help="Time for each scenario, at most; a few queries run in any case.")
    ] = 30.0,
    precision: Annotated[
        float,
        typer.Option(
            min=0.001,
            max=1,
            help="A scenario ends sooner when its percentile is known to this share, at 95 % confidence.",
        ),
    ] = 0.05,
    device: Annotated[
        str | None,
        typer.Option(
            *DEVICE_NAMES,
            autocompletion=completion.devices,
            help="Which device this is: the name of a hardware profile, or a TOML file of your own; it "
            "gives price and power.",
        ),
    ] = None,
    as_if: Annotated[
        bool,
        typer.Option("--as-if", help="Let this machine stand for another --device; the run is an estimate."),
    ] = False,
    bundle: BundleOption = None,
    engine: EngineOption = None,
    threads: ThreadsOption = None,
    json_file: JsonOption = None,
) -> None:
    """Time a bundle on this machine as a clinic would use it, and note what that takes.

    Latencies as in MLPerf Inference (single stream, multi stream, offline), a whole job from the file to
    the report, and the start of a fresh process; with 95 % intervals, memory, and energy where readable.
    It also says whether others took of the machine meanwhile: such times are not to be quoted.
    """
    with needs_extra("measuring speed", "bench"):
        from ...bench.run.clock import Patience
        from ...bench.run.json_file import write_run
        from ...bench.run.measure import measure
    from ...explain import Session
    from ...runtimes.bundle import default_bundle_path, read_bundle
    from ...runtimes.device import usable_cores
    from ...runtimes.engine import open_engine

    chosen, profile = _scenarios(scenario), _profile(device)
    as_another = _is_another(profile, as_if)
    checked = read_bundle(bundle or default_bundle_path())
    computing = threads or (profile.threads if profile else 0) or usable_cores()
    session = Session(checked, open_engine(checked, engine, threads=computing))
    # Drawn between queries alone: a thread that draws would be timed too.
    with progress_bar(Console(stderr=True), auto_refresh=False) as bar:
        tasks = {item.name: bar.add_task(item.name, total=100, visible=False) for item in chosen}

        def show(name: str, share: float) -> None:
            bar.update(tasks[name], completed=round(100 * share), visible=True, refresh=True)  # type: ignore[index]

        patience = Patience(seconds, precision)
        try:
            run = measure(session, computing, paths or [], chosen, patience, profile, show, as_another)
        except KeyboardInterrupt:
            print_note("stopped before anything was measured; nothing was written")
            sys.exit(CUT_SHORT)
    if not put_json(json_file, write_run(run)):
        _print(run)
    if not run.complete:
        print_note("the run was cut short; what was measured by then is kept")
        sys.exit(CUT_SHORT)


def _scenarios(names: list[str] | None) -> tuple[Scenario, ...]:
    from ...bench.run.scenarios import SCENARIOS

    by_name: dict[str, Scenario] = {scenario.name: scenario for scenario in SCENARIOS}
    for name in names or ():
        if name not in by_name:
            fix = f"Choose from {', '.join(by_name)}"
            raise BadInput(f"there is no scenario «{name}»", on="--scenario", fix=fix)
    return tuple(by_name[name] for name in dict.fromkeys(names or by_name))


def _profile(device: str | None) -> HardwareProfile | None:
    from ...hardware_profiles import load_profile, read_profile

    if device is None:
        return None
    return read_profile(Path(device)) if device.endswith(".toml") else load_profile(device)


def _is_another(profile: HardwareProfile | None, as_if: bool) -> bool:
    """Whether this machine is another than the profile's, which has to be said with --as-if."""
    from ...runtimes.cuda_driver import gpu_name
    from ...runtimes.device import difference, this_device

    if profile is None:
        if as_if:
            raise BadInput("there is no device to stand for", on="--as-if", fix="Add --device")
        return False
    differs = difference(profile, this_device(), gpu_name())
    if differs and not as_if:
        fix = "Leave --device out, or add --as-if: then the run is an estimate, wherever it is shown"
        raise BadInput(f"this machine is no {profile.title}: {differs}", on="--device", fix=fix)
    return differs is not None


def _print(run: Run) -> None:
    from ...bench.report.words import Words

    english = Words("en")
    engine = f"{run.engine.name}, {run.engine.threads} threads"
    title = f"{run.bundle.name} {run.bundle.version} on {run.title}, {engine}, {run.data.kind}"
    table = Table(title=title, title_justify="left")
    table.add_column("scenario", no_wrap=True)
    for heading in ("median", "what counts", "radiographs/s", "memory", "joules"):
        table.add_column(heading, justify="right")
    for measured in run.scenarios:
        table.add_row(measured.name, *_cells(measured))
    Console().print(table)
    lines = [f"this bundle failed its gate: {'; '.join(run.bundle.failed)}" if run.bundle.failed else ""]
    if run.as_if and run.device:
        lines.append(f"an estimate: timed on {run.machine.cpu}, which is no {run.device.title}")
    lines += [f"{left.name}: not measured, {english.reason(left.reason)}" for left in run.not_measured]
    lines += [_remark(measured) for measured in run.scenarios]
    unread = next((measured.energy.reason for measured in run.scenarios if measured.energy.reason), None)
    if unread:
        lines.append(f"energy: not measured, {english.reason(unread)}")
    if run.machine.busy:
        lines.append(f"others took {run.machine.others:.0%} of the processors before the first query")
    if run.busy:
        lines.append("the machine was not idle: no figures to quote")
    Console(soft_wrap=True).print("\n".join(filter(None, lines)), highlight=False, markup=False)


def _cells(measured: Measured) -> tuple[str, ...]:
    memory, joules = measured.memory.peak_mb, measured.energy.joules
    return (
        _time(measured.p50.value),
        f"p{100 * measured.percentile:.0f} {_interval(measured.figure)}",
        f"{measured.throughput.value:.3g}",
        "–" if memory is None else f"{memory:.0f} MB",
        "–" if joules is None else f"{joules:.3g}",
    )


def _interval(figure: Interval) -> str:
    low, high = ("?" if isnan(end) else _time(end) for end in (figure.low, figure.high))
    return f"{_time(figure.value)} ({low} to {high})"


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1e3 * seconds:.3g} ms"


def _remark(measured: Measured) -> str:
    """What makes a scenario's figures less sure."""
    said = []
    if measured.stopped == "time":
        said.append(f"the time was up after {len(measured.seconds)} queries, so the interval is wide")
    drift = measured.drift
    if drift.much:
        slower, faster = drift.slowing or 0, drift.frequency or 0
        said.append(f"the machine changed: its last third took {slower:+.0%}, its frequency {faster:+.0%}")
    if drift.busy:
        looks = f"; a yardstick was slow at {drift.pace.disturbed:.0%} of its looks" if drift.pace else ""
        said.append(f"not idle: others took {drift.others or 0:.0%} of the processors{looks}")
    return f"{measured.name}: {'; '.join(said)}" if said else ""
