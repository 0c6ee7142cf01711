"""The default command of every family of devices, whole, on the instruction sets that can be forced here.

INT8 kernels differ by instruction set, so a bound that holds on one may break on another. OpenVINO's are
chosen by oneDNN, which can be kept from what the processor has; ONNX Runtime offers nothing to force, and
asks the processor. All runs share one work folder: graphs are made once, and measured on each.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from xvlm.compress.recipe_file import recipe_for
from xvlm.runtimes.bundle import default_bundle_path, read_bundle

FAMILIES = ("cpu", "jetson", "raspberry-pi", "server")
# With VNNI and bf16 where the processor has them; AVX-512 without either; neither.
DEFAULT, AVX512, AVX2 = "DEFAULT", "AVX512_CORE", "AVX2"
# Only processors of the first family are asked by OpenVINO, whose kernels these are.
FORCED = [("cpu", AVX512), *((family, AVX2) for family in FAMILIES)]
NEED_LABELS = {
    "evidence.spearman.worst_group",
    "diagnosis.auroc_loss",
    "diagnosis.auroc_loss.worst",
    "diagnosis.auroc_loss.worst_group",
    "calibration.error_loss",
    "localisation.iou_loss",
    "localisation.pointing_loss",
}
# One worker: the runs share a folder, and each uses every core.
pytestmark = pytest.mark.xdist_group("families")


@dataclass(frozen=True)
class Run:
    """A command that was run: what it printed, and the `fidelity.json` that it sealed."""

    printed: str
    fidelity: dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("families")


def environment(instructions: str, folder: Path) -> dict[str, str]:
    here = {"ONEDNN_MAX_CPU_ISA": instructions, "XDG_CACHE_HOME": str(folder / "cache"), "COLUMNS": "200"}
    return os.environ | here


def compress(folder: Path, family: str, instructions: str, *options: str) -> Run:
    out = folder / f"{family}-{instructions}-{len(options)}"
    code = "from xvlm.cli import main; main()"
    command = [sys.executable, "-c", code, "compress", "--target", family, "--out", str(out), *options]
    work = ["--work", str(folder / "work")]
    environ = environment(instructions, folder)
    done = subprocess.run([*command, *work], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Run(done.stdout, json.loads((out / "fidelity.json").read_text()))


def check(run: Run, family: str, not_checked: set[str]) -> None:
    """Every bound that can be checked holds, with the reference beside it, and the others are named."""
    recipe = recipe_for(family)
    assert set(run.fidelity["unmeasured"]) == not_checked
    assert run.fidelity["broken"] == []
    count = len(recipe.bounds)
    said = f"{count - len(not_checked)} of {count} bounds checked, all hold"
    assert run.fidelity["verdict"].startswith(said)
    assert said in " ".join(run.printed.split())
    bounds = {bound["figure"]: bound for bound in run.fidelity["bounds"]}
    assert bounds.keys() == recipe.gate.bounds.keys()
    for figure, bound in bounds.items():
        if figure in not_checked:
            continue
        lost = "_loss" in figure
        assert (bound["reference"] is not None) is lost
        assert (
            abs(bound["unchanged"]["value"] - (0 if lost or bound["bound"]["at_least"] is None else 1)) < 1e-6
        )
        for measured in bound["measured"].values():
            assert measured["low"] <= measured["value"] <= measured["high"]
    logged = {entry["step"]: entry["why"] for entry in run.fidelity["log"]}
    assert logged["gate"] == run.fidelity["verdict"]
    assert run.fidelity["run_on_target"] is (family == "cpu")


def test_instruction_sets_can_be_forced(folder: Path) -> None:
    """Else the tests below would ask the same kernels twice."""
    code = """
import sys, openvino
compiled = openvino.Core().compile_model(sys.argv[1], "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
told = [node.get_rt_info() for node in compiled.get_runtime_model().get_ops()]
print(*(one["primitiveType"].value for one in told if one["layerType"].value == "Convolution"))
"""
    graph = str(read_bundle(default_bundle_path()).graph_path("encode"))
    run = subprocess.run(
        [sys.executable, "-c", code, graph],
        env=environment(AVX2, folder),
        capture_output=True,
        text=True,
        check=True,
    )
    kernels = run.stdout.split()
    assert "jit_avx2_I8" in kernels
    assert all("avx2" in kernel for kernel in kernels)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_default_command_keeps_its_bounds(folder: Path, family: str) -> None:
    check(compress(folder, family, DEFAULT), family, NEED_LABELS)


@pytest.mark.parametrize(("family", "instructions"), FORCED)
def test_it_keeps_them_on_lesser_processors(folder: Path, family: str, instructions: str) -> None:
    check(compress(folder, family, instructions), family, NEED_LABELS)


@pytest.mark.shared_data
@pytest.mark.parametrize("family", FAMILIES)
def test_it_keeps_all_of_them_on_radiographs(folder: Path, family: str, shared_data: Path) -> None:
    check(compress(folder, family, DEFAULT, "--data", str(shared_data)), family, set())
