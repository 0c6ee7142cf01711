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
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors import safe_open
from torch.nn import functional
from training_runs import NETWORK, TINY_TOML, tiny_config, write_phantom_dataset
from xvlm.errors import BadConfig, BadData, BadInput
from xvlm.models import findings
from xvlm.models.network.ensemble import Ensemble, spread_out
from xvlm.models.network.vlm import XrayVLM, count_parameters
from xvlm.models.network.weights import load_model, load_network
from xvlm.models.phantom import make_phantom
from xvlm.models.statements import Vocabulary
from xvlm.models.training import losses
from xvlm.models.training.augment import augment
from xvlm.models.training.config import STAGES, FinetuneConfig, read_config, shipped_config
from xvlm.models.training.gather import gather, largest_canvas
from xvlm.models.training.loop import Step
from xvlm.models.training.not_chest import KINDS, draw_not_chest
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


def test_a_member_may_look_at_a_smaller_canvas() -> None:
    torch.manual_seed(0)
    large, small = (XrayVLM(replace(NETWORK, canvas=canvas)).eval() for canvas in (128, 64))
    canvases = torch.rand(2, 1, 128, 128)
    with torch.no_grad():
        both = Ensemble([large, small]).eval()
        encoding = both.encode(canvases)
        logits, contributions, attention = both.judge(encoding.tokens)
        alone, theirs, _ = small.judge(small.encode(functional.avg_pool2d(canvases, 2)).tokens)
        mean = (large.judge(large.encode(canvases).tokens)[0] + alone) / 2
        coarse = spread_out(theirs, 2).unflatten(2, (16, 16))
    assert encoding.anatomy.shape == (2, 2, 32, 32)
    assert torch.allclose(logits, mean, atol=1e-5)
    assert torch.allclose(contributions.sum(-1) + both.judge.bias, logits, atol=1e-5)
    assert torch.allclose(attention.sum(-1), torch.ones(()), atol=1e-5)
    # Four fine tokens share what one coarse token gave.
    assert torch.allclose(functional.avg_pool2d(coarse, 2).flatten(2) * 4, theirs, atol=1e-6)


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


def test_unknown_labels_teach_nothing() -> None:
    labels = torch.tensor([[1.0, float("nan")], [0.0, float("nan")]])
    logits = torch.zeros(2, 2, requires_grad=True)
    losses.judge_loss(logits, labels, torch.ones(2)).backward()
    assert logits.grad is not None
    assert (logits.grad[:, 1] == 0).all()
    assert (logits.grad[:, 0] != 0).all()


def test_the_place_loss_wants_the_map_on_the_lesion() -> None:
    lesion, finding = torch.tensor([[1.0, 0, 0, 0]]), torch.tensor([1])
    on, off = torch.zeros(1, 2, 4), torch.zeros(1, 2, 4)
    on[0, 1, 0], off[0, 1, 3] = 1, 1
    assert losses.place_loss(on, lesion, finding) < losses.place_loss(off, lesion, finding)
    # A map that is negative everywhere is no way out.
    negative = torch.full((1, 2, 4), -1.0)
    assert losses.place_loss(on, lesion, finding) < losses.place_loss(negative, lesion, finding)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1000))
def test_a_mirrored_radiograph_keeps_right_and_left(seed: int) -> None:
    torch.manual_seed(seed)
    lungs = torch.zeros(4, 2, 64, 64)
    lungs[:, 0, 16:48, 10:26], lungs[:, 1, 16:48, 38:54] = 1, 1
    _, moved, _ = augment(torch.rand(4, 1, 64, 64), lungs, torch.zeros(4, 1, 64, 64))
    columns = torch.arange(64.0)
    for right, left in moved:
        assert (right.sum(0) * columns).sum() / right.sum() < (left.sum(0) * columns).sum() / left.sum()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_pictures_of_something_else_fill_the_grey_range(seed: int) -> None:
    picture = draw_not_chest(make_phantom(64, seed=1).pixels, np.random.default_rng(seed))
    assert picture.shape == (64, 64)
    assert (picture.min(), picture.max()) == pytest.approx((0, 1), abs=0.01)
    assert len(set(KINDS)) >= 10


def test_contributions_are_the_logit_less_its_bias() -> None:
    torch.manual_seed(0)
    model = XrayVLM(NETWORK).eval()
    with torch.no_grad():
        logits, contributions, attention = model.judge(model.encode(torch.rand(3, 1, 128, 128)).tokens)
    assert torch.allclose(contributions.sum(-1) + model.judge.bias, logits, atol=1e-5)
    assert torch.allclose(attention.sum(-1), torch.ones(3, 14), atol=1e-5)


def test_the_narrator_says_the_same_word_by_word_and_at_once() -> None:
    torch.manual_seed(0)
    model = XrayVLM(NETWORK).eval()
    ids = torch.tensor([[0, 5, 17, 8]])
    with torch.no_grad():
        tokens = model.encode(torch.rand(1, 1, 128, 128)).tokens
        at_once = model.narrator.teach(ids, tokens)
        cache, steps = model.narrator.empty_cache(1), []
        for position in range(ids.shape[1]):
            logits, _, cache = model.narrator(
                ids[:, position : position + 1], torch.tensor(position), tokens, cache
            )
            steps.append(logits[:, 0])
    assert torch.allclose(at_once[0], torch.cat(steps), atol=1e-5)


@given(st.data())
def test_the_grammar_always_ends_and_repeats_nothing(data: st.DataObject) -> None:
    vocabulary = Vocabulary.current()
    written = [vocabulary.ids["start"]]
    for _ in range(2 * len(vocabulary.tokens)):
        written.append(data.draw(st.sampled_from(vocabulary.allowed(written))))
        if vocabulary.tokens[written[-1]] == "end":
            break
    assert vocabulary.tokens[written[-1]] == "end"
    statements = vocabulary.read(written)
    assert len({s.finding for s in statements}) == len(statements)
    assert vocabulary.write(statements) == written


@pytest.mark.parametrize("stage", STAGES)
def test_the_shipped_configuration_is_read_and_its_model_is_small(stage: str) -> None:
    assert count_parameters(XrayVLM(read_config(shipped_config(stage), stage).network)) < 5e6


def test_the_small_part_of_finetuning_leads_to_the_full_one() -> None:
    full = shipped_config("finetune")
    small = read_config(full.with_name("finetune-small.toml"), "finetune")
    assert replace(small.network, canvas=128) == read_config(full, "finetune").network


def test_the_judge_looks_for_lung_findings_in_the_lungs() -> None:
    torch.manual_seed(0)
    judge = XrayVLM(NETWORK).judge
    tokens = torch.randn(1, 256, 32)
    with torch.no_grad():
        judge.lung_mark.weight.zero_()
        judge.lung_mark.weight[0, 0] = 50.0
        attention = judge(tokens)[2][0]
    marked = tokens[0, :, 0] > 0
    keys = findings.keys()
    assert attention[keys.index("pneumonia"), marked].sum() > 0.9
    assert attention[keys.index("cardiomegaly"), marked].sum() < 0.7


def test_evidence_is_wanted_where_the_lesion_is_and_nowhere_else() -> None:
    lesions = torch.zeros(1, 1, 4)
    lesions[..., 0] = 1
    on, off = torch.tensor([[[1.0, -1, -1, -1]]]), torch.tensor([[[-1.0, 1, -1, -1]]])
    assert losses.evidence_loss(on, lesions) < losses.evidence_loss(off, lesions)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('stage = "dream"', "dream"),
        ("stage = 1", "text"),
        ('stage = "finetune"\n[optimiser]\nepochs = 1.5\nspeed = 3', "speed"),
        ('stage = "finetune"\n[network]\nstem = [1, 2]', "list of 3"),
        ("not toml", "TOML"),
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
