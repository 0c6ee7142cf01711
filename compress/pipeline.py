"""From trained weights to a sealed bundle, a resumable step at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..bench.material import gather
from ..errors import BadConfig, GateFailed
from ..models.network.weights import load_model
from ..runtimes.bundle import Bundle
from ..runtimes.bundle_writer import check_place
from ..runtimes.sealed_cache import hash_file
from .export import graph_files
from .job import Job, Progress, Unseen
from .parity import ParityFigures
from .qdq import check_for_tensorrt
from .recipe import GRAPHS, Recipe
from .recipe_checks import problems_without_data
from .steps.distil import WEIGHTS, distil
from .steps.export import export
from .steps.gate import Folders, gate
from .steps.prune import finetune, prune
from .steps.quantize import quantize
from .steps.reference import Reference, read_reference, reference, refuse_undecided
from .steps.seal import DEFAULT_TEACHER as DEFAULT_TEACHER
from .steps.seal import seal
from .steps.search import keep_layers
from .verdict import BoundCheck, Verdict, advice, read_verdict
from .work import Entry, Work


@dataclass(frozen=True)
class Compressed:
    """What a compression gave.

    Attributes:
        bundle: sealed and read back.
        sizes: bytes of each graph, and of the whole bundle under `bundle`.
        milliseconds: median of one run of each graph, by engine.
        parity: figures by engine.
        measured_on: «phantoms» or «radiographs».
        broken: bounds that do not hold; only where that was accepted.
        bounds: of the gate, beside what was measured.
        said: of all bounds, how many were checked, whether they hold, and which were not checked.
        run_on_target: whether this machine may be the target, and the bundle's engine was run on it.
        log: what each step did, and why.
    """

    bundle: Bundle
    sizes: Mapping[str, int]
    milliseconds: Mapping[str, Mapping[str, float]]
    parity: Mapping[str, ParityFigures]
    measured_on: str
    broken: tuple[str, ...]
    bounds: tuple[BoundCheck, ...]
    said: str
    run_on_target: bool
    log: Sequence[Entry]


def compress(
    recipe: Recipe,
    out: Path,
    teacher: Path = DEFAULT_TEACHER,
    data: Path | None = None,
    replace: bool = False,
    work: Path | None = None,
    accept_failing: bool = False,
    progress: Progress | None = None,
) -> Compressed:
    """Compress a model into a bundle.

    Args:
        recipe: what to do, for which target.
        out: folder of the bundle.
        teacher: safetensors written by `xvlm train`.
        data: images that calibrate and compare; phantoms if None.
        replace: take the place of a bundle that is there.
        work: folder of the finished steps, which is kept. By default one beside `out`, which is kept until
            the bundle is sealed, so that a killed run goes on from it.
        accept_failing: seal a bundle that breaks a bound; each of its explanations says so.
        progress: is told how far a step is.

    Raises:
        BadConfig: the recipe asks for what cannot be had without `data`, or has bounds that the teacher
            itself breaks or that the images cannot decide.
        BadData: `data` has no images to choose by, or none to measure on.
        GateFailed: a bound of the recipe is broken on one of the target's engines; no bundle is left.
        BundleError: something else is in the way.
    """
    out = out.resolve()
    _check(recipe, data)
    check_place(out, replace)
    canvas = (recipe.distil.network if recipe.distil else load_model(teacher)[0].config).canvas
    steps = Work(work_folder(out, work))
    job = Job(recipe, teacher, canvas, data, progress or Unseen(), steps)
    teachers = _export(job, teacher)
    measured = _measure_reference(job, teachers)
    weights = _shrink(job)
    folders = _translate(job, weights, teachers)
    verdict = _judge(job, weights, folders, measured)
    if verdict.broken and not accept_failing:
        raise GateFailed(verdict.blame(), on="gate", fix=advice(job, verdict))
    bundle = seal(job, weights, folders.sealed, verdict, steps.log, out, replace)
    if work is None:
        steps.clear()
    sizes = {name: bundle.graph_path(name).stat().st_size for name in GRAPHS}
    sizes["bundle"] = sum(path.stat().st_size for path in bundle.path.rglob("*") if path.is_file())
    return Compressed(
        bundle,
        sizes,
        verdict.milliseconds,
        verdict.parity,
        verdict.measured_on,
        tuple(map(str, verdict.broken)),
        verdict.bounds,
        verdict.said,
        job.run_on_target,
        tuple(steps.log),
    )


def work_folder(out: Path, given: Path | None) -> Path:
    """Where finished steps are kept: in the folder that was given, or beside the bundle."""
    return given or out.with_name(f".{out.name}.xvlm-work")


def _check(recipe: Recipe, data: Path | None) -> None:
    problems = problems_without_data(recipe) if data is None else []
    for name, table in (("distil", recipe.distil), ("prune", recipe.prune)):
        if table and table.init and not Path(table.init).is_file():
            problems.append(f"`{name}.init` names no file: {table.init}")
    if problems:
        raise BadConfig("; ".join(problems), on="the recipe", fix="Give what is missing, or leave these out")
    if recipe.gate.bounds and data:
        gather(data, 1, "choose")
        gather(data, 1, "measure")


def _export(job: Job, weights: Path) -> Path:
    return job.steps.step("export", {"weights": hash_file(weights)}, lambda to: export(weights, to))


def _measure_reference(job: Job, teachers: Path) -> Reference:
    """The teacher put to the gate's own test: what cannot be decided is refused before it costs any time."""
    gate = job.recipe.gate
    groups = sorted({name.partition(".")[0] for name in gate.bounds})
    counts = {"images": gate.images, "quick": gate.quick_images, "close": gate.close_images}
    inputs = {"groups": groups, **counts, "engine": job.engines[0], "teacher": teachers.name}
    inputs |= {**job.seen, "machine": job.machine}
    measured = read_reference(job.steps.step("reference", inputs, lambda to: reference(job, teachers, to)))
    refuse_undecided(job, measured)
    return measured


def _shrink(job: Job) -> Path:
    """The weights that are exported: the teacher's own, or those of a smaller network."""
    weights, recipe, steps = job.teacher, job.recipe, job.steps
    taught = {"teacher": job.teacher_hash, "data": job.data_hash}
    if recipe.distil:
        table = recipe.distil
        init = hash_file(Path(table.init)) if table.init else ""
        inputs = {**taught, "distil": asdict(table), "init": init}
        weights = steps.step("distil", inputs, lambda to: distil(job, table, to)) / WEIGHTS
    if recipe.prune:
        cut = recipe.prune
        before = Path(cut.init) if cut.init else weights
        inputs = {**taught, "prune": asdict(cut), "weights": hash_file(before)}
        pruned = steps.step("prune", inputs, lambda to: prune(job, cut, before, to)) / WEIGHTS
        inputs["weights"] = hash_file(pruned)
        weights = steps.step("finetune", inputs, lambda to: finetune(job, cut, pruned, to)) / WEIGHTS
    return weights


def _translate(job: Job, weights: Path, teachers: Path) -> Folders:
    """Graphs of the teacher and of the weights, and the latter as they are sealed."""
    recipe = job.recipe
    plain = teachers if weights == job.teacher else _export(job, weights)
    fewer, steps = asdict(recipe.quantize), job.steps
    asked = {key: fewer[key] for key in ("graphs", "precision", "calibration_images")}
    inputs: dict[str, Any] = {"quantize": asked, "graphs": plain.name, **job.seen}
    quantized = steps.step("quantize", inputs, lambda to: quantize(job, weights, plain, to))
    inputs = {
        "quantize": fewer,
        "parity": asdict(recipe.parity),
        "gate": asdict(recipe.gate),
        "engines": [recipe.engine, *job.engines],
        "graphs": [quantized.name, teachers.name],
        **job.seen,
    }
    sealed = steps.step(
        "search", inputs, lambda to: keep_layers(job, weights, plain, quantized, teachers, to)
    )
    if recipe.engine == "tensorrt":
        for graph in graph_files(sealed).values():
            check_for_tensorrt(graph)
    return Folders(teachers, plain, quantized, sealed)


def _judge(job: Job, weights: Path, folders: Folders, measured: Reference) -> Verdict:
    """The gate's verdict, on this machine: on another, engines choose other kernels."""
    recipe = job.recipe
    inputs = {
        "parity": asdict(recipe.parity),
        "gate": asdict(recipe.gate),
        "target": [recipe.target, recipe.engine],
        "engines": [job.engines, job.engines_here],
        "graphs": [folders.sealed.name, folders.teachers.name],
        "machine": job.machine,
        **job.seen,
    }
    return read_verdict(
        job.steps.step("gate", inputs, lambda to: gate(job, weights, folders, measured.figures, to))
    )
