"""Every contender on the same images: how soon it answers, and how near it stays to the teacher."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from numpy.typing import NDArray

from ...bench.material import Material, Session, compare, gather, open_candidate, remembering
from ...bench.studies import canvases_to_measure
from ...models.network.vlm import VisionLanguageModel
from ...runtimes.bundle import Bundle, default_bundle_path, read_bundle
from ...runtimes.engine import engines
from ..calibration_samples import calibration_samples
from ..comparison import Candidate
from ..export import export_graphs, graph_files
from ..job import Job, Unseen
from ..parity import median_ms, single_inputs
from ..recipe_file import read_recipe, shipped_recipe
from ..work import Work
from .makers import INPUT, MAKERS
from .timing import in_rounds, milliseconds, write_inputs

GROUPS = ("diagnosis", "evidence")
# It computes as the file says, so that all are held against the same figures.
REFERENCE_ENGINE = "onnxruntime"
EAGER = "PyTorch FP32 eager"
# In each, all are timed one after another: a machine that changes its pace changes it for all.
ROUNDS = 5
# By who made it, of which model, and the engine; None where the engine refuses it or crashes on it.
Times = Mapping[tuple[str, str, str], float | None]


@dataclass(frozen=True)
class Row:
    """A contender.

    Attributes:
        name: of what made it.
        of: the model that it was made from.
        milliseconds: median of `encode` and `judge` together, one image, on its faster engine.
        engine: that engine.
        crashed: engines that refuse it or crash on it.
        to_teacher, to_itself: mean Spearman ρ of its maps to those of the teacher, and of the model that it
            was made from, in FP32.
        shift: mean change of a probability from the teacher's.
        auroc_loss: mean AUROC of the teacher less its own; NaN without labels.
        why_not: why it does not run; empty where it does.
        front: whether no other is both as soon and as faithful, in maps and in diagnosis, and better in one.
    """

    name: str
    of: str
    milliseconds: float = np.nan
    engine: str = ""
    crashed: tuple[str, ...] = ()
    to_teacher: float = np.nan
    to_itself: float = np.nan
    shift: float = np.nan
    auroc_loss: float = np.nan
    why_not: str = ""
    front: bool = False


@dataclass(frozen=True)
class Settings:
    """Of a race.

    Attributes:
        data: labelled radiographs; phantoms if None.
        images, calibrate: how many are compared at most, and how many choose scales.
        seconds: how long making one rival may take.
        of: which models rivals are made of.
    """

    data: Path | None
    images: int
    calibrate: int
    seconds: float
    of: tuple[str, ...]


def run(weights: Mapping[str, Path], settings: Settings, tell: Callable[[str], None]) -> list[Row]:
    """Let all of them run.

    Args:
        weights: of «teacher», and of «student», which the shipped bundle was made from.
        settings: of the race.
        tell: is told what was done.
    """
    # What rivals make may hold quantizers that ONNX Runtime must compute with as they stand.
    recipe = replace(read_recipe(shipped_recipe("cpu")), engine="openvino")
    shipped = read_bundle(default_bundle_path())
    canvases, _ = canvases_to_measure(settings.data, shipped.canvas_size, settings.calibrate)
    material = gather(settings.data, settings.images, "measure")
    rows: list[Row] = []
    with ExitStack() as held:
        scratch = Path(held.enter_context(TemporaryDirectory(prefix="xvlm-rivals-")))
        models, plain = {}, {}
        for name, path in weights.items():
            job = Job(recipe, path, shipped.canvas_size, settings.data, Unseen(), Work(scratch / "steps"))
            models[name] = Candidate.of(job, path)
            prepare(models[name], canvases, scratch / name)
            tell(f"exported the {name}")
            plain[name] = held.enter_context(models[name].bundle(graph_files(scratch / name / "fp32")))
        contenders = [Contender("xvlm, as shipped", "student", shipped)]
        for name in settings.of:
            contenders.append(Contender("FP32 on an engine", name, plain[name]))
            for rival in MAKERS:
                why_not = make(rival, scratch / name, settings.seconds)
                tell(f"{rival} of the {name}: {why_not or 'made'}")
                if why_not:
                    rows.append(Row(rival, name, why_not=why_not))
                    continue
                made = held.enter_context(models[name].bundle(graph_files(scratch / name / rival)))
                contenders.append(Contender(rival, name, made))
        tell("timing all of them, in rounds")
        times = time_all(contenders, models, canvases[0], scratch)
        rows += [Row(EAGER, name, times[EAGER, name, "torch"] or np.nan, "torch") for name in models]
        fp32 = {name: remembering(open_candidate(it, REFERENCE_ENGINE)) for name, it in plain.items()}
        race = Race(fp32, material)
        rows += [race.measure(contender, times) for contender in contenders]
    return mark_front(rows)


def time_all(
    contenders: Sequence[Contender],
    models: Mapping[str, Candidate],
    canvas: NDArray[np.float32],
    folder: Path,
) -> Times:
    """Milliseconds of each contender on each engine, and of the models in PyTorch, on one image."""
    asks: dict[tuple[str, str, str], Callable[[], float | None]] = {}
    for name, candidate in models.items():
        asks[EAGER, name, "torch"] = partial(eager, candidate.model, canvas)
        inputs = single_inputs(candidate.model, canvas)
        del inputs["narrate"]
        asked = write_inputs(inputs, folder / f"{name}.npz")
        for one in contenders:
            if one.of == name:
                for engine in engines_here():
                    asks[one.name, name, engine] = partial(milliseconds, one.bundle, engine, asked)
    return in_rounds(asks, ROUNDS)


def engines_here() -> tuple[str, ...]:
    """Engines that are installed."""
    return tuple(engine.name for engine in engines() if engine.missing is None)


def eager(model: VisionLanguageModel, canvas: NDArray[np.float32]) -> float:
    """Median milliseconds of a model in PyTorch, FP32, eager, on one image."""
    picture = torch.from_numpy(canvas)[None, None]
    with torch.no_grad():
        return median_ms(lambda: model.judge(model.encode(picture).tokens))


def prepare(candidate: Candidate, canvases: NDArray[np.float32], folder: Path) -> None:
    """Write what the makers read: graphs in FP32, and samples that calibrate."""
    (folder / "fp32").mkdir(parents=True)
    export_graphs(candidate.model, folder / "fp32")
    fed = calibration_samples(candidate.model, canvases)
    arrays = {key: np.concatenate([sample[key] for sample in fed[name]]) for name, key in INPUT.items()}
    np.savez(folder / "samples.npz", **arrays)  # type: ignore[arg-type]


def make(name: str, folder: Path, seconds: float) -> str:
    """Make a rival in a process of its own; returns why it could not be made, or nothing."""
    command = [sys.executable, "-m", "xvlm.compress.rivals.makers", name, str(folder)]
    try:
        ended = subprocess.run(
            command, capture_output=True, text=True, timeout=seconds, check=False, cwd=folder
        )
    except subprocess.TimeoutExpired:
        return f"did not finish in {seconds:.0f} s"
    if ended.returncode:
        return ended.stderr.strip().splitlines()[-1]
    shutil.copy(folder / "fp32" / "narrate.onnx", folder / name)
    return ""


@dataclass(frozen=True)
class Contender:
    """A bundle in the race: what made it, of which model."""

    name: str
    of: str
    bundle: Bundle


@dataclass(frozen=True)
class Race:
    """Teacher and student in FP32, and the images that all are asked about."""

    originals: Mapping[str, Session]
    material: Material

    def measure(self, contender: Contender, times: Times) -> Row:
        """Figures of a contender on the engine that runs it faster."""
        name, of = contender.name, contender.of
        took = {engine: ms for engine in engines_here() if (ms := times[name, of, engine]) is not None}
        if not took:
            return Row(name, of, why_not=f"runs on none of {', '.join(engines_here())}")
        fastest = min(took, key=lambda engine: took[engine])
        session = open_candidate(contender.bundle, fastest)
        to_teacher, to_itself = (self._figures(self.originals[model], session) for model in ("teacher", of))
        return Row(
            name,
            of,
            took[fastest],
            fastest,
            tuple(engine for engine in engines_here() if engine not in took),
            to_teacher["evidence.spearman"],
            to_itself["evidence.spearman"],
            to_teacher["diagnosis.probability_shift"],
            to_teacher.get("diagnosis.auroc_loss", np.nan),
        )

    def _figures(self, reference: Session, candidate: Session) -> dict[str, float]:
        report = compare(reference, candidate, self.material, GROUPS, 0).report
        return {name: report.figure(name).value for name in report.names}


def mark_front(rows: list[Row]) -> list[Row]:
    """The same, those on the Pareto front marked."""
    running = [row for row in rows if not row.why_not and row.engine != "torch"]
    return [replace(row, front=row in running and not _beaten(row, running)) for row in rows]


def _beaten(row: Row, others: list[Row]) -> bool:
    """Whether another is as good in every respect, and better in one."""
    mine = _costs(row)
    theirs = [_costs(other) for other in others]
    return any(all(t <= m for t, m in zip(one, mine, strict=True)) and one != mine for one in theirs)


def _costs(row: Row) -> tuple[float, float, float]:
    """Time, loss of maps, loss of diagnosis."""
    diagnosis = row.shift if np.isnan(row.auroc_loss) else row.auroc_loss
    return row.milliseconds, 1 - row.to_teacher, diagnosis
