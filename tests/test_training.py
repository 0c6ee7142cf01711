"""Training, really done, on a few phantoms: it runs, it resumes, it learns, it writes no half file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open
from training_runs import NETWORK, TINY_TOML, tiny_config, write_phantom_dataset
from xvlm.errors import BadConfig, BadData, BadInput
from xvlm.models import findings
from xvlm.models.network.ensemble import Ensemble
from xvlm.models.network.vlm import XrayVLM, count_parameters
from xvlm.models.network.weights import load_model, load_network
from xvlm.models.training import losses
from xvlm.models.training.config import STAGES, FinetuneConfig, read_config, shipped_config
from xvlm.models.training.gather import gather, largest_canvas
from xvlm.models.training.loop import Step
from xvlm.models.training.radiographs import Radiographs, load_radiographs
from xvlm.models.training.run import train


class Stopped(Exception):
    """A kill, between two steps."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_phantom_dataset(tmp_path_factory.mktemp("phantoms") / "data")


@pytest.fixture(scope="module")
def radiographs(folder: Path) -> Radiographs:
    return load_radiographs(folder, ("train",), 128)


@pytest.fixture(scope="module")
def runs(radiographs: Radiographs, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every stage trained once, each from the one before: the paths of their models."""
    root = tmp_path_factory.mktemp("runs")
    made: dict[str, Path] = {}
    made["pretrain"] = train(tiny_config("pretrain"), radiographs, root / "pretrain")
    made["align"] = train(tiny_config("align"), radiographs, root / "align", init=made["pretrain"])
    made["finetune"] = train(tiny_config("finetune", epochs=4), radiographs, root / "a", init=made["align"])
    made["other"] = train(tiny_config("finetune"), radiographs, root / "b")
    made["teacher"] = gather([made["finetune"], made["other"]], radiographs, root / "teacher.safetensors")
    made["distil"] = train(tiny_config("distil"), radiographs, root / "student", teacher=made["teacher"])
    made["prefer"] = train(tiny_config("prefer", epochs=4), radiographs, root / "prefer", made["finetune"])
    return made


def stop_after(step: int) -> Callable[[Step], None]:
    """A listener that kills a run after a step."""

    def listen(told: Step) -> None:
        if told.done == step:
            raise Stopped

    return listen


@pytest.mark.parametrize("stage", ["pretrain", "align", "finetune"])
def test_a_run_that_was_stopped_ends_as_one_that_was_not(
    stage: str, radiographs: Radiographs, tmp_path: Path
) -> None:
    config = tiny_config(stage, epochs=5)
    whole = train(config, radiographs, tmp_path / "whole")
    steps: list[int] = []
    with pytest.raises(Stopped):
        # A checkpoint is written after the last step of an epoch; a later kill loses the steps since.
        train(config, radiographs, tmp_path / "stopped", on_step=stop_after(18))
    again = train(config, radiographs, tmp_path / "stopped", on_step=lambda step: steps.append(step.done))
    assert 1 < steps[0] <= 18
    one, other = (load_model(path)[0].state_dict() for path in (whole, again))
    assert all(torch.allclose(one[name].float(), other[name].float(), atol=1e-4) for name in one)


def test_fewer_images_than_a_batch_train_nothing(radiographs: Radiographs, tmp_path: Path) -> None:
    config = tiny_config("finetune")
    large = replace(config, optimiser=replace(config.optimiser, batch=1000))
    with pytest.raises(BadData, match="less than a batch, 1000"):
        train(large, radiographs, tmp_path / "run")
    assert not (tmp_path / "run" / "model.safetensors").exists()


def test_a_dataset_of_one_patient_cannot_be_split(radiographs: Radiographs, tmp_path: Path) -> None:
    alone = replace(radiographs, patients=("one",) * len(radiographs.patients))
    with pytest.raises(BadData, match="to measure on"):
        train(tiny_config("finetune"), alone, tmp_path / "run")


def test_a_run_is_not_continued_with_another_configuration(radiographs: Radiographs, tmp_path: Path) -> None:
    train(tiny_config("pretrain"), radiographs, tmp_path)
    with pytest.raises(BadInput, match="another configuration"):
        train(tiny_config("pretrain", seed=1), radiographs, tmp_path)


def test_each_stage_begins_where_the_one_before_ended(runs: dict[str, Path]) -> None:
    before, after = (load_network(runs[name])[0].encoder.state_dict() for name in ("finetune", "prefer"))
    # Preferences are about what is said: what is seen has not moved.
    assert all(torch.equal(before[name], after[name]) for name in before)
    spoken = [load_network(runs[name])[0].narrator.output.weight for name in ("finetune", "prefer")]
    assert not torch.equal(*spoken)
    assert load_model(runs["align"])[1]["init"] == "model.safetensors"


def test_a_teacher_is_its_members_together(runs: dict[str, Path]) -> None:
    teacher, facts = load_model(runs["teacher"])
    assert isinstance(teacher, Ensemble)
    canvases = torch.rand(3, 1, 128, 128)
    with torch.no_grad():
        logits, contributions, _ = teacher.judge(teacher.encode(canvases).tokens)
        members = [load_model(runs[name])[0] for name in ("finetune", "other")]
        each = [member.judge(member.encode(canvases).tokens)[0] for member in members]
    assert torch.allclose(logits, torch.stack(each).mean(0), atol=0.05)  # stored as float16
    assert torch.allclose(contributions.sum(-1) + teacher.judge.bias, logits, atol=1e-4)
    assert [row["key"] for row in facts["calibration"]] == list(findings.keys())


def test_a_student_comes_near_its_teacher(runs: dict[str, Path], radiographs: Radiographs) -> None:
    canvases = torch.from_numpy(radiographs.canvases[:32])[:, None].float() / 255
    teacher, student = (load_model(runs[name])[0] for name in ("teacher", "distil"))
    torch.manual_seed(0)
    stranger = XrayVLM(NETWORK).eval()
    with torch.no_grad():
        wanted, came, was = (m.judge(m.encode(canvases).tokens)[0] for m in (teacher, student, stranger))
    assert losses.imitation_loss(came, wanted) < losses.imitation_loss(was, wanted)


def test_a_student_needs_a_teacher_and_others_have_none(
    radiographs: Radiographs, runs: dict[str, Path], tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match="needs a teacher"):
        train(tiny_config("distil"), radiographs, tmp_path)
    with pytest.raises(BadInput, match="no teacher"):
        train(tiny_config("align"), radiographs, tmp_path, teacher=runs["teacher"])
    with pytest.raises(BadInput, match="an ensemble"):
        train(tiny_config("finetune"), radiographs, tmp_path, init=runs["teacher"])
    with pytest.raises(BadInput, match="two or more"):
        largest_canvas([])


def test_weights_of_another_shape_are_refused_by_name(
    radiographs: Radiographs, runs: dict[str, Path], tmp_path: Path
) -> None:
    wide = FinetuneConfig("finetune")
    with pytest.raises(BadInput, match="width 32"):
        train(wide, radiographs, tmp_path, init=runs["finetune"])


def test_a_run_may_begin_on_a_smaller_canvas(radiographs: Radiographs, folder: Path, tmp_path: Path) -> None:
    config = tiny_config("pretrain")
    small = replace(config, network=replace(NETWORK, canvas=64))
    began = train(small, load_radiographs(folder, ("train",), 64), tmp_path / "small")
    told: list[Step] = []
    train(config, radiographs, tmp_path / "large", init=began, on_step=told.append)
    assert [largest_canvas([began]), largest_canvas([began, tmp_path / "large" / "model.safetensors"])] == [
        64,
        128,
    ]
    alone: list[Step] = []
    train(config, radiographs, tmp_path / "alone", on_step=alone.append)
    assert load_network(tmp_path / "large" / "model.safetensors")[0].config == NETWORK
    assert told[0].losses["redraw"] < alone[0].losses["redraw"]


def test_a_reader_s_corrections_are_learned(
    radiographs: Radiographs, runs: dict[str, Path], tmp_path: Path
) -> None:
    rows = [
        {"image_id": image, "said": [["hernia", "possible"]], "corrected": [["mass", "probable"]]}
        for image in radiographs.image_ids
    ]
    path = tmp_path / "corrections.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    told: list[Step] = []
    config = tiny_config("prefer", epochs=6)
    train(config, radiographs, tmp_path / "run", runs["finetune"], corrections=path, on_step=told.append)
    assert told[-1].losses["prefer"] < told[0].losses["prefer"]


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '{"image_id": "p1"}', '{"image_id": "p1", "said": [["flu", "possible"]], "corrected": []}'],
)
def test_a_bad_correction_is_named_by_its_line(
    line: str, radiographs: Radiographs, runs: dict[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_text("\n" + line)
    with pytest.raises(BadData, match="line 2"):
        train(tiny_config("prefer"), radiographs, tmp_path / "run", runs["finetune"], corrections=path)


def run_command(*arguments: str | Path, launcher: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *launcher, "xvlm.cli", "train", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)


def test_the_command_trains_and_names_the_model(folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "run.toml"
    config.write_text('stage = "finetune"\n' + TINY_TOML)
    done = run_command("finetune", "--data", folder, "--run", tmp_path / "run", "--config", config)
    assert done.returncode == 0, done.stderr
    assert "held-out AUROC" in done.stderr
    assert load_model(Path(done.stdout.strip()))[1]["findings"] == list(findings.keys())
    wrong = run_command("align", "--data", folder, "--run", tmp_path / "run", "--config", config)
    assert wrong.returncode == 2
    assert "«finetune»" in wrong.stderr


def test_two_processes_train_one_model(folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "run.toml"
    config.write_text('stage = "pretrain"\n' + TINY_TOML)
    launcher = ("accelerate.commands.launch", "--cpu", "--num_processes", "2", "--num_machines", "1", "-m")
    done = run_command(
        "pretrain", "--data", folder, "--run", tmp_path / "run", "--config", config, launcher=launcher
    )
    assert done.returncode == 0, done.stderr
    assert load_network(tmp_path / "run" / "model.safetensors")[0].config == NETWORK
    with safe_open(tmp_path / "run" / "checkpoint.safetensors", framework="pt") as file:
        assert int(file.metadata()["step"]) == 33 // 8


def test_lungs_drawn_as_one_mask_become_right_and_left(radiographs: Radiographs) -> None:
    right, left = radiographs.lungs[:, 0], radiographs.lungs[:, 1]
    assert not (right & left).any()
    for one, other in zip(right, left, strict=True):
        assert np.argwhere(one)[:, 1].mean() < np.argwhere(other)[:, 1].mean()


def test_patients_are_never_on_both_sides(radiographs: Radiographs) -> None:
    kept, held = radiographs.split_patients(0.3, seed=0)
    assert set(kept.patients).isdisjoint(held.patients)
    assert len(kept) > 0
    assert len(held) > 0


@pytest.mark.parametrize("stage", STAGES)
def test_the_shipped_configuration_is_read_and_its_model_is_small(stage: str) -> None:
    assert count_parameters(XrayVLM(read_config(shipped_config(stage), stage).network)) < 5e6


def test_the_small_part_of_finetuning_leads_to_the_full_one() -> None:
    full = shipped_config("finetune")
    small = read_config(full.with_name("finetune-small.toml"), "finetune")
    assert replace(small.network, canvas=128) == read_config(full, "finetune").network


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('stage = "dream"', "dream"),
        ("stage = 1", "text"),
        ('stage = "finetune"\n[optimiser]\nepochs = 1.5\nspeed = 3', "speed"),
        ('stage = "finetune"\n[network]\nstem = [1, 2]', "list of 3"),
        ("not toml", "TOML"),
        ('stage = "finetune"\n[optimiser]\nbatch = -3', "`optimiser.batch` must be at least 1, not -3"),
        ('stage = "finetune"\n[optimiser]\nlearning_rate = nan', "must be a number"),
        ('stage = "finetune"\n[data]\nheld_out = 1.0', r"must lie in \(0, 1\)"),
        ('stage = "finetune"\n[loss]\nphantoms = -1', "must not be negative"),
        ('stage = "finetune"\n[network]\ncanvas = 100', "multiple of 8"),
    ],
)
def test_a_wrong_configuration_is_one_error(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "run.toml"
    path.write_text(text)
    with pytest.raises(BadConfig, match=says):
        read_config(path, "finetune")


def test_data_without_an_index_or_an_image_is_one_error(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"index\.csv"):
        load_radiographs(tmp_path, ("train",), 128)
    with pytest.raises(BadData, match="split"):
        load_radiographs(folder, ("test",), 128)
    (tmp_path / "index.csv").write_text("image_id,patient_id,split,path\na,b,train,gone.png\n")
    with pytest.raises(BadData, match=r"gone\.png"):
        load_radiographs(tmp_path, ("train",), 128)
