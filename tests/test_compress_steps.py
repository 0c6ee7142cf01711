"""Steps of compression that are stopped, go on, or end at the gate; on a tiny network trained here."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import onnx
import pytest
from training_runs import DATA, LOSS, NETWORK, write_phantom_dataset
from xvlm.bench.bounds import Bound
from xvlm.bench.fidelity.report import Subject
from xvlm.bench.run.clock import Patience
from xvlm.bench.run.json_file import read_run, write_run
from xvlm.bench.run.measure import measure
from xvlm.bench.run.scenarios import SINGLE_STREAM
from xvlm.compress.pipeline import compress
from xvlm.compress.recipe import Distil, Gate, Parity, Prune, Quantize, Recipe
from xvlm.errors import BadConfig, BadInput, GateFailed
from xvlm.explain import explain, open_session
from xvlm.explain.phantom_dicom import write_phantom_dicom
from xvlm.explain.reports.catalogue import Catalogue
from xvlm.explain.reports.json_report import from_json, to_json
from xvlm.explain.reports.sentences import cautions
from xvlm.models.network.ensemble import Ensemble
from xvlm.models.network.weights import load_network, save_model
from xvlm.models.phantom import make_phantom
from xvlm.models.training.config import FinetuneConfig, OptimiserConfig
from xvlm.models.training.radiographs import load_radiographs
from xvlm.models.training.run import train
from xvlm.runtimes.bundle import read_bundle

SMALL = replace(NETWORK, stem=(16, 8, 16), layers=0)
LEARN = OptimiserConfig(epochs=1, batch=8)
LOOSE = Parity(
    images=4,
    tokens_cosine_at_least=-1.0,
    map_spearman_at_least=-1.0,
    probability_shift_at_most=1.0,
    words_alike_at_least=0.0,
)
PLAIN = Recipe(
    "cpu",
    "onnxruntime",
    quantize=Quantize(calibration_images=4, search_seconds=0.0),
    parity=LOOSE,
    gate=Gate(4, 4, 1),
)
CANNOT = Gate(4, 4, 1, {"evidence.spearman": Bound(at_least=1.0)})


class Stopped(Exception):
    """A kill."""


class Watch:
    """Notes the steps, and stops at one."""

    def __init__(self, stop_at: str = "") -> None:
        self.stop_at, self.seen = stop_at, []  # type: ignore[var-annotated]

    def track(self, items: Iterable[Any], name: str) -> Iterator[Any]:
        self.note(name)
        return iter(list(items))

    def at(self, done: float, total: float, name: str) -> None:
        assert 0 <= done <= total
        self.note(name)

    def note(self, name: str) -> None:
        if name == self.stop_at:
            raise Stopped
        if name not in self.seen:
            self.seen.append(name)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_phantom_dataset(tmp_path_factory.mktemp("data") / "phantoms", 24)


@pytest.fixture(scope="module")
def teacher(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    config = FinetuneConfig("finetune", 0, SMALL, DATA, LEARN, LOSS)
    return train(config, load_radiographs(data, ("train",), 128), tmp_path_factory.mktemp("teacher"))


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Shared, so that the teacher is exported and quantized once."""
    return tmp_path_factory.mktemp("work")


def test_a_smaller_network_is_pruned_taught_and_sealed_though_it_was_stopped(
    data: Path, teacher: Path, work: Path, tmp_path: Path
) -> None:
    again = Distil(network=SMALL, data=DATA, optimiser=LEARN, loss=LOSS)
    cut = Prune(str(teacher), channels=0.5, heads=0.5, feed=0.5, images=2, drop_path=0.2, finetune=again)
    recipe = replace(PLAIN, prune=cut)
    (one, facts), (other, _) = load_network(teacher), load_network(teacher)
    pair = tmp_path / "pair.safetensors"
    save_model(Ensemble([one, other]), pair, facts)
    out = tmp_path / "bundle"

    def run(watch: Watch) -> Any:
        return compress(recipe, out, pair, data, work=work, progress=watch)

    first = Watch(stop_at="quantizing")
    with pytest.raises(Stopped):
        run(first)
    assert {"weighing channels", "fine-tuning"} <= set(first.seen)
    assert not out.exists()
    second = Watch()
    made = run(second)
    assert not {"weighing channels", "fine-tuning"} & set(second.seen), "a finished step was done again"
    assert [entry.step for entry in made.log] == [
        "export", "reference", "prune", "finetune", "export", "quantize", "gate",
    ]  # fmt: skip
    (weights,) = work.glob("finetune-*/model.safetensors")
    network, _ = load_network(weights)
    assert network.config.stem == (8, 8, 8)
    assert network.config.narrator_heads == 2
    assert network.config.drop_path == 0.2
    first_conv = next(
        node for node in onnx.load(made.bundle.graph_path("encode")).graph.node if node.op_type == "Conv"
    )
    assert first_conv.input
    assert explain_a_phantom(out, tmp_path).abstained is not None


def test_a_broken_bound_leaves_no_bundle_and_says_what_is_to_blame(
    teacher: Path, work: Path, tmp_path: Path
) -> None:
    recipe = replace(PLAIN, gate=CANNOT)
    with pytest.raises(GateFailed) as caught:
        compress(recipe, tmp_path / "bundle", teacher, work=work)
    assert caught.value.exit_code == 3
    for word in (
        "evidence.spearman on onnxruntime is",
        "evidence.spearman on openvino is",
        "beyond its bound of at least 1,",
        "worst on the images 2-",
        "layers",
    ):
        assert word in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_bundle_that_is_accepted_all_the_same_says_so_on_every_explanation(
    teacher: Path, work: Path, tmp_path: Path
) -> None:
    recipe = replace(PLAIN, gate=CANNOT)
    made = compress(recipe, tmp_path / "bundle", teacher, work=work, accept_failing=True)
    assert made.broken
    assert read_bundle(made.bundle.path).failed == made.broken
    assert json.loads((made.bundle.path / "fidelity.json").read_text())["broken"]
    explanation = explain_a_phantom(made.bundle.path, tmp_path)
    assert explanation.cautions[0] == "failed_gate"
    assert from_json(to_json(explanation)).cautions == explanation.cautions
    said = {language: cautions(explanation, Catalogue(language))[0] for language in ("en", "fr", "sw")}
    assert "failed its checks" in said["en"]
    assert len(set(said.values())) == 3
    session = open_session(made.bundle.path)
    run = measure(session, 1, [], (SINGLE_STREAM,), Patience(0.1))
    assert read_run(json.loads(write_run(run)), "run.json").bundle.failed == made.broken
    assert Subject.of(session).failed == made.broken


def test_a_figure_that_is_not_a_number_is_sealed_as_null(teacher: Path, work: Path, tmp_path: Path) -> None:
    recipe, again = replace(PLAIN, gate=CANNOT), tmp_path / "work"
    compress(recipe, tmp_path / "first", teacher, work=work, accept_failing=True)
    shutil.copytree(work, again)
    for place in again.glob("gate-*/gate.json"):
        verdict = json.loads(place.read_text())
        verdict["parity"]["onnxruntime"]["map_spearman"] = float("nan")
        for broken in verdict["broken"]:
            broken["value"] = float("nan")
        place.write_text(json.dumps(verdict))
    made = compress(recipe, tmp_path / "bundle", teacher, work=again, accept_failing=True)

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    told = json.loads((made.bundle.path / "fidelity.json").read_text(), parse_constant=refuse)
    assert told["parity"]["onnxruntime"]["map_spearman"] is None
    assert {broken["value"] for broken in told["broken"]} == {None}


def test_what_cannot_be_is_told_before_any_work(teacher: Path, tmp_path: Path) -> None:
    recipe = replace(PLAIN, prune=Prune(channels=0.5), distil=Distil(init="nowhere.safetensors"))
    with pytest.raises(BadConfig) as caught:
        compress(recipe, tmp_path / "bundle", teacher)
    for word in ("`distil` needs", "`prune` needs", "nowhere.safetensors"):
        assert word in str(caught.value)
    with pytest.raises(BadInput, match="no such checkpoint"):
        compress(PLAIN, tmp_path / "bundle", tmp_path / "none.safetensors")
    assert list(tmp_path.iterdir()) == []


def explain_a_phantom(bundle: Path, folder: Path) -> Any:
    path = folder / "phantom.dcm"
    write_phantom_dicom(path, make_phantom(128, seed=3))
    return explain(path, open_session(bundle))
