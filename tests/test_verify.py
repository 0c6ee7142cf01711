"""A bundle is measured where it will run, without PyTorch, and refused where its bounds do not hold."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from onnx import numpy_helper
from PIL import Image
from xvlm.bench.bounds import Bound, broken_bounds
from xvlm.bench.on_device import verify
from xvlm.bench.on_device.bounds import gate_bounds, parity_bounds
from xvlm.bench.on_device.card_figures import card_figures
from xvlm.bench.on_device.reference import FILE, ReferenceAnswers, read_reference
from xvlm.cli import main
from xvlm.compress.reference_answers import reference_answers
from xvlm.compress.steps.seal import DEFAULT_TEACHER
from xvlm.errors import BundleDamaged, BundleError
from xvlm.models.network.weights import load_model
from xvlm.models.phantom import Lesion, make_phantom
from xvlm.runtimes import Bundle, Manifest, default_bundle_path, read_bundle
from xvlm.runtimes.bundle_writer import write_bundle
from xvlm.runtimes.signatures.bundle_keys import make_bundle_key
from xvlm.runtimes.signatures.bundle_signer import sign_bundle

# As in the model card that comes with the shipped bundle.
AUROC, POINTING = "0.705 (0.673 to 0.732)", "76.5 % (70.6 to 81.8)"


def seal(
    folder: Path, changed: Mapping[str, bytes | None] | None = None, parity: dict[str, float] | None = None
) -> Bundle:
    """The shipped bundle with other files, or other bounds in its recipe."""
    shipped = read_bundle(default_bundle_path())
    manifest = Manifest(**{field.name: getattr(shipped, field.name) for field in fields(Manifest)})
    if parity:
        recipe = json.loads((shipped.path / "bundle.json").read_text())["recipe"]
        recipe["parity"] |= parity
        manifest = replace(manifest, recipe=recipe)
    files: dict[str, Path | bytes] = {name: shipped.path / name for name in shipped.files}
    for name, content in (changed or {}).items():
        files.pop(name, None)
        if content is not None:
            files[name] = content
    return write_bundle(folder, manifest, files)


@pytest.fixture(scope="module")
def reference() -> ReferenceAnswers:
    """Of the weights that the shipped bundle was made from."""
    return reference_answers(load_model(DEFAULT_TEACHER)[0])


@pytest.fixture(scope="module")
def answers(reference: ReferenceAnswers) -> dict[str, bytes | None]:
    return {FILE: reference.as_file()}


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory, answers: dict[str, bytes | None]) -> Bundle:
    """The shipped bundle with its reference answers."""
    return seal(tmp_path_factory.mktemp("sealed") / "clinic", answers)


def xvlm(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["xvlm", *map(str, arguments)])
    code: Any = 0
    try:
        main()
    except SystemExit as left:
        code = left.code or 0
    return code, *capsys.readouterr()


def test_the_reference_is_small_and_the_same_each_time(reference: ReferenceAnswers, bundle: Bundle) -> None:
    content = reference.as_file()
    assert len(content) < 200_000
    assert reference_answers(load_model(DEFAULT_TEACHER)[0]).as_file() == content
    read = read_reference(bundle)
    for field in fields(ReferenceAnswers):
        np.testing.assert_array_equal(getattr(read, field.name), getattr(reference, field.name))
    assert len(reference.canvases) == 6


def test_every_engine_here_is_held_to_the_recipe(bundle: Bundle) -> None:
    result = verify(bundle)
    assert [(check.engine, check.in_use) for check in result.engines] == [
        ("onnxruntime", True),
        ("openvino", False),
    ]
    assert result.bounds == {
        "tokens_cosine": Bound(at_least=0.98),
        "map_spearman": Bound(at_least=0.90),
        "probability_shift": Bound(at_most=0.05),
        "words_alike": Bound(at_least=0.99),
    }
    for check in result.engines:
        assert set(result.bounds) <= set(check.figures)
        assert check.broken == ()
        # As when it was sealed, on a hundred other phantoms.
        sealed = result.sealed[check.engine]
        assert check.figures["map_spearman"] == pytest.approx(sealed["map_spearman"], abs=0.005)
        assert check.figures["tokens_cosine"] == pytest.approx(sealed["tokens_cosine"], abs=0.005)
        assert check.figures["lungs_dice"] > 0.98
    assert result.broken == ()


@pytest.mark.parametrize("engine", ["onnxruntime", "openvino"])
def test_a_long_report_is_said_alike_to_its_end(
    bundle: Bundle, reference: ReferenceAnswers, engine: str
) -> None:
    """OpenVINO's words went wrong from the eighth on, where a kernel for fewer was kept."""
    assert len(reference.words) >= 8
    (check,) = verify(bundle, engine).engines
    assert check.figures["words_alike"] == 1


def test_a_stricter_bound_breaks(tmp_path: Path, answers: dict[str, bytes | None]) -> None:
    strict = {"map_spearman_at_least": 0.9999, "probability_shift_at_most": 1e-6}
    result = verify(seal(tmp_path / "clinic", answers, strict), "onnxruntime")
    assert len(result.broken) == 2
    assert result.broken[0].startswith("map_spearman on onnxruntime is 0.99")
    assert result.broken[0].endswith("beyond its bound of at least 0.9999")
    told = result.as_dict()
    assert told["bounds"]["map_spearman"] == {"at_least": 0.9999, "at_most": None}
    assert told["engines"][0]["broken"][0] | {"value": 0} == {
        "figure": "map_spearman", "value": 0, "bound": 0.9999, "relation": "at least",
        "engine": "onnxruntime",
    }  # fmt: skip


def with_noise(graph: bytes, share: float) -> bytes:
    """A graph whose large FP32 and INT8 weights are off by a share of their spread."""
    draw, model = np.random.default_rng(0), onnx.load_from_string(graph)
    for tensor in model.graph.initializer:
        array: NDArray[Any] = numpy_helper.to_array(tensor)
        if array.size >= 1000 and array.dtype in (np.float32, np.int8):
            noisy = array + draw.normal(0, share * array.astype(float).std(), array.shape)
            limits = (-64, 64) if array.dtype == np.int8 else (-np.inf, np.inf)
            tensor.CopyFrom(numpy_helper.from_array(noisy.clip(*limits).astype(array.dtype), tensor.name))
    return bytes(model.SerializeToString())


@pytest.mark.parametrize(
    ("graph", "share", "figure"),
    [
        ("encode", 1.0, "tokens_cosine"),
        ("judge", 1.0, "map_spearman"),
        ("narrate", 1.0, "words_alike"),
    ],
)
def test_a_graph_that_answers_otherwise_is_found(
    tmp_path: Path, answers: dict[str, bytes | None], graph: str, share: float, figure: str
) -> None:
    spoiled = with_noise((default_bundle_path() / f"{graph}.onnx").read_bytes(), share)
    result = verify(seal(tmp_path / "clinic", answers | {f"{graph}.onnx": spoiled}), "onnxruntime")
    assert any(phrase.startswith(f"{figure} on ") for phrase in result.broken)


def test_a_bundle_without_a_reference_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="holds no reference answers") as told:
        verify(seal(tmp_path / "clinic", {FILE: None}))
    assert "xvlm compress" in told.value.fix


def stored(**arrays: Any) -> bytes:
    content = io.BytesIO()
    np.savez(content, **arrays)
    return content.getvalue()


def test_another_reference_is_refused(tmp_path: Path, reference: ReferenceAnswers) -> None:
    good = {field.name: getattr(reference, field.name) for field in fields(ReferenceAnswers)}
    cases = {
        "rubbish": b"rubbish",
        "empty": b"",
        "too long": bytes(4_000_001),
        "missing": stored(**{name: array for name, array in good.items() if name != "words"}),
        "pickled": stored(**(good | {"words": np.array([{}], object)})),
        "other kind": stored(**(good | {"logits": reference.logits.astype(np.float64)})),
        "fewer answers": stored(**(good | {"logits": reference.logits[1:]})),
        "other findings": stored(**(good | {"logits": reference.logits[:, 1:]})),
        "other size": stored(**(good | {"canvases": reference.canvases[:, ::2, ::2]})),
        "cut short": reference.as_file()[:50_000],
    }
    for name, content in cases.items():
        sealed = seal(tmp_path / name.replace(" ", "-"), {FILE: content})
        with pytest.raises(BundleDamaged, match=r"reference\.npz: is no list of reference answers"):
            read_reference(sealed)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_reference_is_told_or_read(
    bundle: Bundle, reference: ReferenceAnswers, tmp_path: Path, data: st.DataObject
) -> None:
    """Also where its hash was made to fit: bytes of the archive's headers and directory are changed."""
    content = bytearray(reference.as_file())
    for place in data.draw(st.lists(st.integers(-700, 60), min_size=1, max_size=3)):
        content[place] = data.draw(st.integers(0, 255))
    (tmp_path / FILE).write_bytes(content)
    try:
        assert len(read_reference(replace(bundle, path=tmp_path)).words) > 0
    except BundleDamaged as told:
        assert told.fix  # noqa: PT017


@pytest.mark.parametrize(
    ("bound", "value", "holds"),
    [
        (Bound(at_least=0.9), 0.9, True),
        (Bound(at_least=0.9), 0.89, False),
        (Bound(at_most=0.1), 0.1, True),
        (Bound(at_most=0.1), 0.11, False),
        (Bound(0.1, 0.2), 0.15, True),
        (Bound(at_least=0.0), float("nan"), False),
        (Bound(), float("nan"), True),
    ],
)
def test_a_bound(bound: Bound, value: float, holds: bool) -> None:
    assert (broken_bounds({"a": value}, {"a": bound}) == []) is holds


def test_bounds_that_need_the_teacher_are_named(bundle: Bundle) -> None:
    gate = {"images": 100, "bounds": {"evidence.spearman.mean": {"at_least": 0.85}}}
    other = replace(bundle, recipe=dict(bundle.recipe) | {"gate": gate})
    assert gate_bounds(other) == ("evidence.spearman.mean",)
    assert verify(other, "onnxruntime").unmeasured == ("evidence.spearman.mean",)
    assert parity_bounds(replace(bundle, recipe={})) == {}


def test_the_card_s_figures_are_read(bundle: Bundle, tmp_path: Path) -> None:
    assert card_figures(bundle) == {"mean AUROC": AUROC, "pointing game": POINTING}
    assert card_figures(seal(tmp_path / "clinic", {"MODEL_CARD.md": b"# nothing was measured\n"})) == {}


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """32 phantoms of 32 patients, half of them with an effusion, all with a box."""
    data = tmp_path_factory.mktemp("data")
    rows, boxes = ["image_id,patient_id,split,path,Effusion"], ["image_id,finding,x,y,w,h,annotator"]
    for i in range(32):
        phantom = make_phantom(128, [Lesion("effusion", "left")] if i % 2 else [], seed=i)
        Image.fromarray((phantom.pixels * 255).astype(np.uint8)).save(data / f"{i}.png")
        rows.append(f"i{i},p{i},val,{i}.png,{i % 2}")
        boxes.append(f"i{i},Lung_Opacity,0.5,0.5,0.3,0.4,rsna")
    (data / "index.csv").write_text("\n".join(rows))
    (data / "boxes.csv").write_text("\n".join(boxes))
    return data


def test_findings_are_measured_beside_the_card(
    bundle: Bundle, labelled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--data", labelled, "--split", "val", "--engine", "onnxruntime"]
    code, printed, errors = xvlm(monkeypatch, capsys, "verify", bundle.path, *options, "--json")
    assert (code, errors) == (0, "")
    told = {figure["name"]: figure for figure in json.loads(printed)["data"]}
    assert (told["mean AUROC"]["on_card"], told["pointing game"]["on_card"]) == (AUROC, POINTING)
    assert 0.5 < told["mean AUROC"]["here"]["value"] <= 1
    assert 0 <= told["pointing game"]["here"]["value"] <= 1


def test_the_command_line(
    bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    key = make_bundle_key(tmp_path / "key.pem")
    code, printed, errors = xvlm(monkeypatch, capsys, "verify", bundle.path)
    assert code == 0, errors
    assert "the signature was not checked" in printed
    assert " bounds checked, all hold; not checked here: " in " ".join(printed.split())
    code, printed, errors = xvlm(monkeypatch, capsys, "verify", bundle.path, "--public-key", key.path)
    assert (code, printed) == (2, "")
    assert "is not signed" in errors
    sign_bundle(bundle, tmp_path / "key.pem")
    code, printed, _ = xvlm(monkeypatch, capsys, "verify", bundle.path, "--public-key", key.path)
    assert code == 0
    assert "signed with a trusted key" in printed


def test_a_broken_bound_exits_with_three(
    tmp_path: Path,
    answers: dict[str, bytes | None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sealed = seal(tmp_path / "clinic", answers, {"map_spearman_at_least": 0.99999})
    code, printed, errors = xvlm(monkeypatch, capsys, "verify", sealed.path, "--engine", "onnxruntime")
    assert code == 3
    assert "map spearman" in printed
    assert "error clinic: map_spearman on onnxruntime is 0.99" in errors
    assert "Do not rely on it on this device" in errors


def test_no_pytorch_is_needed(bundle: Bundle) -> None:
    blocked = ("torch", "onnx", "nncf", "scipy", "sklearn", "safetensors", "model_signing")
    code = f"import sys\nfor name in {blocked}: sys.modules[name] = None\n"
    code += f"sys.argv = ['xvlm', 'verify', {str(bundle.path)!r}]\nfrom xvlm.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
