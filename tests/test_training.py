"""Training, really done, on a few phantoms: it runs, it resumes, it learns, it writes no half file."""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from xvlm.errors import BadConfig, BadData, BadInput
from xvlm.models import findings
from xvlm.models.network.config import NetworkConfig
from xvlm.models.network.vlm import XrayVLM, count_parameters, load_model
from xvlm.models.phantom import Lesion, make_phantom
from xvlm.models.statements import Vocabulary
from xvlm.models.training import losses
from xvlm.models.training.augment import augment
from xvlm.models.training.calibrate import _operating_point
from xvlm.models.training.config import DataConfig, LossConfig, OptimiserConfig, TrainingConfig, read_config
from xvlm.models.training.finetune import Step, finetune
from xvlm.models.training.not_chest import KINDS, draw_not_chest
from xvlm.models.training.radiographs import Radiographs, load_radiographs

CONFIG = TrainingConfig(
    stage="finetune",
    network=NetworkConfig(
        stem=(8, 8, 16), stem_depth=(1, 1), width=32, layers=1, vocabulary=20, novelty_dims=8
    ),
    data=DataConfig(held_out=0.3, phantoms=6, gate_pictures=40),
    optimiser=OptimiserConfig(epochs=5, batch=8),
    loss=LossConfig(inserted=1, phantoms=1),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of phantoms, some with effusions, in the layout of the real one."""
    root = tmp_path_factory.mktemp("phantoms")
    (root / "lungs").mkdir()
    columns = ["image_id", "patient_id", "split", "path", *findings.keys()]
    with (root / "index.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        for number in range(48):
            lesions = [Lesion("effusion", "left")] if number % 2 else []
            phantom = make_phantom(128, lesions, seed=number)
            Image.fromarray((phantom.pixels * 255).astype(np.uint8)).save(root / f"{number}.png")
            lungs = phantom.lungs.right | phantom.lungs.left
            Image.fromarray(lungs).save(root / "lungs" / f"p{number}.png")
            labels = dict.fromkeys(findings.keys(), 0) | {"effusion": number % 2}
            writer.writerow(
                {
                    "image_id": f"p{number}",
                    "patient_id": f"who{number}",
                    "split": "train",
                    "path": f"{number}.png",
                    **labels,
                }
            )
    return root


@pytest.fixture(scope="module")
def radiographs(folder: Path) -> Radiographs:
    return load_radiographs(folder, ("train",), 128)


def test_a_run_that_was_stopped_ends_as_one_that_was_not(radiographs: Radiographs, tmp_path: Path) -> None:
    whole = finetune(CONFIG, radiographs, tmp_path / "whole")

    class Stopped(Exception):
        pass

    def stop(step: Step) -> None:
        # The checkpoint of the first epoch is written after this is called for its last step.
        if step.done == step.total - 1:
            raise Stopped

    with pytest.raises(Stopped):
        finetune(CONFIG, radiographs, tmp_path / "stopped", on_step=stop)
    resumed: list[int] = []
    again = finetune(
        CONFIG, radiographs, tmp_path / "stopped", on_step=lambda step: resumed.append(step.done)
    )
    assert resumed[0] > 1
    one, other = (load_model(path)[0].state_dict() for path in (whole, again))
    assert all(torch.allclose(one[name].float(), other[name].float(), atol=1e-4) for name in one)


def test_a_run_is_not_continued_with_another_configuration(radiographs: Radiographs, tmp_path: Path) -> None:
    finetune(CONFIG, radiographs, tmp_path)
    with pytest.raises(BadInput, match="another configuration"):
        finetune(replace(CONFIG, seed=1), radiographs, tmp_path)


def test_the_command_trains_and_names_the_model(folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "run.toml"
    config.write_text(
        'stage = "finetune"\n[network]\nstem = [8, 8, 16]\nstem_depth = [1, 1]\nwidth = 32\nlayers = 1\n'
        "novelty_dims = 8\nvocabulary = 20\n[data]\nheld_out = 0.3\nphantoms = 6\ngate_pictures = 40\n"
        "[optimiser]\nepochs = 1\nbatch = 8\n"
    )
    options = ["--data", str(folder), "--run", str(tmp_path / "run"), "--config", str(config)]
    command = [sys.executable, "-c", "from xvlm.cli import main; main()", "train", "finetune", *options]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "held-out AUROC" in done.stderr
    assert load_model(Path(done.stdout.strip()))[1]["findings"] == list(findings.keys())


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
    model = XrayVLM(CONFIG.network).eval()
    with torch.no_grad():
        logits, contributions, attention = model.judge(model.encode(torch.rand(3, 1, 128, 128)).tokens)
    assert torch.allclose(contributions.sum(-1) + model.judge.bias, logits, atol=1e-5)
    assert torch.allclose(attention.sum(-1), torch.ones(3, 14), atol=1e-5)


def test_the_narrator_says_the_same_word_by_word_and_at_once() -> None:
    torch.manual_seed(0)
    model = XrayVLM(CONFIG.network).eval()
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


def test_an_operating_point_raises_at_most_a_tenth_of_the_healthy() -> None:
    rng = np.random.default_rng(0)
    labels = (rng.random(2000) < 0.1).astype(np.float32)
    scores = (rng.normal(size=2000) + labels).astype(np.float32)
    threshold = _operating_point(1 / (1 + np.exp(-scores)), labels)
    said = 1 / (1 + np.exp(-scores)) >= threshold
    assert said[labels == 0].mean() <= 0.101
    assert said[labels == 1].mean() > 0.2


def test_the_shipped_configuration_is_read_and_its_model_is_small() -> None:
    shipped = Path(__file__).resolve().parents[1] / "models" / "training" / "finetune.toml"
    assert count_parameters(XrayVLM(read_config(shipped).network)) < 5e6


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('stage = "dream"', "finetune"),
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
        read_config(path)


def test_data_without_an_index_or_an_image_is_one_error(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"index\.csv"):
        load_radiographs(tmp_path, ("train",), 128)
    with pytest.raises(BadData, match="split"):
        load_radiographs(folder, ("test",), 128)
    (tmp_path / "index.csv").write_text("image_id,patient_id,split,path\na,b,train,gone.png\n")
    with pytest.raises(BadData, match=r"gone\.png"):
        load_radiographs(tmp_path, ("train",), 128)
