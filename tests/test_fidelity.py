"""Two bundles compared on the same phantoms, of which all is known; and real radiographs."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from jsonschema import Draft202012Validator
from numpy.typing import NDArray
from PIL import Image
from xvlm.bench.bounds import Bound
from xvlm.bench.fidelity import GROUPS, Fidelity, measure_fidelity
from xvlm.bench.fidelity.groups.language import report_text
from xvlm.bench.fidelity.looks import look
from xvlm.bench.localisation import read_boxes
from xvlm.bench.studies import draw_studies, read_studies
from xvlm.cli import main
from xvlm.compress.comparison import broken_fidelity, known_figures
from xvlm.errors import BadData, BadInput
from xvlm.explain import Session, explain
from xvlm.explain.door import read_radiograph
from xvlm.explain.reports.catalogue import Catalogue
from xvlm.explain.reports.sentences import finding_words, impression
from xvlm.models.phantom import Lesion, make_phantom
from xvlm.runtimes.engine import Engine

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "fidelity.schema.json").read_text("utf-8"))
IMAGES, CLOSE, BOXED = 32, 2, 20


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of 32 phantoms of 16 patients, half of them with an effusion; boxes in 20."""
    folder = tmp_path_factory.mktemp("data")
    rows = ["image_id,patient_id,split,path,age,sex,view,Effusion"]
    for i in range(IMAGES):
        phantom = make_phantom(128, [Lesion("effusion", "left")] if i % 2 else [], seed=i)
        Image.fromarray((phantom.pixels * 255).astype(np.uint8)).save(folder / f"{i}.png")
        rows.append(f"i{i},p{i // 2},val,{i}.png,{20 + i},{'FM'[i // 16]},PA,{i % 2}")
    (folder / "index.csv").write_text("\n".join(rows))
    boxes = [f"i{i},Lung_Opacity,0,0,0.5,0.5,rsna" for i in range(BOXED)]
    (folder / "boxes.csv").write_text("\n".join(["image_id,finding,x,y,w,h,annotator", *boxes]))
    return folder


@dataclass(frozen=True)
class MirroredMaps:
    """An engine whose answers are right and whose maps are left for right: what compression must not do."""

    inner: Engine

    @property
    def name(self) -> str:
        return self.inner.name

    @property
    def fallback_from(self) -> str | None:
        return None

    def run(self, graph: str, inputs: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        outputs = self.inner.run(graph, inputs)
        if graph != "judge":
            return outputs
        flat = outputs["contributions"]
        side = round(flat.shape[-1] ** 0.5)
        mirrored = flat.reshape(*flat.shape[:2], side, side)[..., ::-1]
        return outputs | {"contributions": mirrored.reshape(flat.shape)}


@pytest.fixture(scope="module")
def mirrored(session: Session, data: Path) -> Fidelity:
    """The shipped bundle against itself with its maps mirrored and more findings raised."""
    worse = replace(session, engine=MirroredMaps(session.engine), operating_point="sensitivity_90")
    return measure_fidelity(
        session,
        worse,
        read_studies(data, "val"),
        "phantoms",
        "val",
        boxes=read_boxes(data),
        close_images=CLOSE,
    )


@pytest.fixture(scope="module")
def itself(session: Session, data: Path) -> Fidelity:
    studies = read_studies(data, "val")[:6]
    return measure_fidelity(session, session, studies, "phantoms", boxes=read_boxes(data), close_images=1)


def test_a_bundle_is_wholly_faithful_to_itself(itself: Fidelity) -> None:
    report = itself.report
    for name in ("spearman", "top_iou", "same_peak", "shown_spearman"):
        assert report.figure(f"evidence.{name}").value == pytest.approx(1)
    for name in ("statement_f1", "same_certainty", "bleu4", "rouge_l"):
        assert report.figure(f"language.{name}").value == pytest.approx(1)
    assert report.figure("diagnosis.flips").value == 0
    losses = [figure.overall for figure in report.figures if figure.name.endswith("_loss")]
    assert len(losses) > 10
    assert {loss.value for loss in losses if not np.isnan(loss.value)} == {0.0}


def test_deformed_maps_show_where_answers_are_as_good_as_before(mirrored: Fidelity) -> None:
    """The reason for all this: accuracy sees nothing of it."""
    report = mirrored.report
    assert report.figure("diagnosis.auroc_loss").value == 0
    assert report.figure("diagnosis.probability_shift").value == 0
    assert report.figure("evidence.spearman").high < 0.9
    assert report.figure("evidence.same_peak").value < 0.5
    assert report.figure("faithfulness.deletion_loss").value > 0


def test_findings_raised_at_another_point_are_flips(mirrored: Fidelity) -> None:
    assert mirrored.report.figure("diagnosis.flips").value > 0
    assert mirrored.report.candidate.operating_point == "sensitivity_90"


def test_every_group_of_figures_is_there_with_its_baselines(mirrored: Fidelity) -> None:
    report = mirrored.report
    assert {figure.name.partition(".")[0] for figure in report.figures} == set(GROUPS)
    assert report.not_measured == ()
    for figure in report.figures:
        names = [part.name for part in figure.baselines]
        of_maps = figure.name.startswith(("evidence.", "localisation.", "faithfulness."))
        is_gain = figure.name in ("faithfulness.deletion", "faithfulness.insertion")
        if of_maps and "reference" not in figure.name and not figure.name.endswith("_loss") and not is_gain:
            assert names[-2:] == ["random", "centre"]
    random = next(f for f in report.figures if f.name == "evidence.spearman").baselines[0]
    assert random.interval.value == pytest.approx(0, abs=0.05)


def test_it_says_what_was_measured_on_what(mirrored: Fidelity, session: Session) -> None:
    report, material = mirrored.report, mirrored.report.material
    assert (material.images, material.patients, material.labelled) == (IMAGES, 16, IMAGES)
    assert (material.boxed, material.close, material.split) == (BOXED, CLOSE, "val")
    assert report.reference.sha256 == report.candidate.sha256 == session.bundle.sha256
    assert report.reference.engine == session.engine.name


def test_the_same_images_have_the_same_hash_and_others_another(mirrored: Fidelity, itself: Fidelity) -> None:
    assert mirrored.report.material.images_sha256 != itself.report.material.images_sha256


def test_boxes_are_scored_beside_the_best_constant_guess(mirrored: Fidelity) -> None:
    pointing = next(f for f in mirrored.report.figures if f.name == "localisation.pointing")
    assert pointing.cases == BOXED
    assert pointing.baselines[0].name == "best_constant"
    assert pointing.baselines[0].interval.value == 1


# --- bounds


def test_every_name_of_the_report_has_an_interval_and_an_end_that_counts(mirrored: Fidelity) -> None:
    report = mirrored.report
    assert len(set(report.names)) == len(report.names)
    for name in report.names:
        assert report.sure_end(name) in (report.figure(name).low, report.figure(name).high) or np.isnan(
            report.sure_end(name)
        )
    for part in ("", ".worst", ".worst_group", ".effusion", ".sex_F", ".age_18_to_39", ".view_PA"):
        assert f"evidence.spearman{part}" in report.names
    spearman = next(figure for figure in report.figures if figure.name == "evidence.spearman")
    least = min(part.interval.value for part in spearman.findings)
    assert report.figure("evidence.spearman.worst").value == least
    assert report.sure_end("evidence.spearman.worst") < least


def test_what_the_images_cannot_answer_is_no_broken_bound_and_what_is_too_little_known_is(
    itself: Fidelity,
) -> None:
    """Six images have three of a finding: no AUROC. A figure of one patient has no interval."""
    known = known_figures(itself.report)
    assert not {"diagnosis.auroc_loss", "diagnosis.auroc_loss.worst"} & known.keys()
    assert {"diagnosis.flips", "faithfulness.deletion_loss"} <= known.keys()
    (lacking,) = broken_fidelity({"onnxruntime": itself}, {"diagnosis.auroc_loss.worst": Bound(at_most=0.0)})
    assert np.isnan(lacking.value), "what only the candidate lacks breaks its bound"
    assert not np.isnan(itself.report.figure("faithfulness.deletion").value)
    (broken,) = broken_fidelity({"onnxruntime": itself}, {"faithfulness.deletion": Bound(at_most=1.0)})
    assert str(broken) == (
        "faithfulness.deletion on onnxruntime is not known well enough for its bound of at most 1"
    )
    assert broken.excess == np.inf


def test_an_unknown_name_is_one_error_that_lists_the_figures(itself: Fidelity) -> None:
    with pytest.raises(BadInput, match=r"Did you mean evidence\.spearman.*diagnosis\.flips"):
        itself.report.figure("evidence.spaerman")


def test_the_images_to_blame_are_named_worst_first(mirrored: Fidelity) -> None:
    blamed = mirrored.images.worst("evidence.spearman", 3)
    values = mirrored.images.of("evidence.spearman").mean(1)
    assert [value for _, value in blamed] == pytest.approx(sorted(values)[:3])
    assert blamed[0][0] == f"i{values.argmin()}"
    most = mirrored.images.worst("diagnosis.flips", 1)[0]
    assert most[1] == pytest.approx(mirrored.images.of("diagnosis.flips").mean(1).max())
    with pytest.raises(BadInput, match="no figure of single images"):
        mirrored.images.worst("diagnosis.auroc")


# --- the text that is compared


def test_the_text_compared_is_what_the_clinic_is_told(session: Session, data: Path) -> None:
    english, eager = Catalogue("en"), replace(session, operating_point="sensitivity_90")
    path = data / "1.png"
    explanation = explain(path, eager)
    assert explanation.findings
    # What needs the test of evidence, such as which findings come last, is left out.
    findings = sorted(explanation.findings, key=lambda present: -present.probability)
    explanation = replace(explanation, findings=tuple(findings))
    told = [impression(explanation, english), *(w.where for w in finding_words(explanation, english))]
    assert report_text(eager, look(eager, read_radiograph(path)), english) == " ".join(told)


# --- JSON


@pytest.mark.parametrize("which", ["mirrored", "itself"])
def test_the_report_is_json_as_its_schema_says(which: str, request: pytest.FixtureRequest) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    report = request.getfixturevalue(which).report
    told = json.loads(report.as_json())
    Draft202012Validator(SCHEMA).validate(told)
    names = [figure["name"] for figure in told["figures"]]
    assert names == [figure.name for figure in report.figures]
    assert "i0" not in report.as_json().split('"')


@pytest.mark.parametrize("part", SCHEMA["required"])
def test_the_schema_misses_every_part_that_is_left_out(part: str, itself: Fidelity) -> None:
    told = json.loads(itself.report.as_json())
    del told[part]
    assert not Draft202012Validator(SCHEMA).is_valid(told)


# --- images without labels, and a part of the figures


def test_a_plain_folder_gives_what_needs_no_label_and_says_so(
    session: Session, data: Path, tmp_path: Path
) -> None:
    for i in range(3):
        (tmp_path / f"{i}.png").write_bytes((data / f"{i}.png").read_bytes())
    studies = read_studies(tmp_path)
    report = measure_fidelity(session, session, studies, "folder", close_images=0).report
    groups = {figure.name.partition(".")[0] for figure in report.figures}
    assert groups == {"diagnosis", "evidence", "language"}
    assert {group for group, _ in report.not_measured} == set(GROUPS) - {"evidence", "language"}
    assert (report.material.images, report.material.patients, report.delong) == (3, 3, ())
    with pytest.raises(BadData, match="no splits"):
        read_studies(tmp_path, "val")


def test_what_is_not_asked_for_is_not_measured(session: Session, data: Path) -> None:
    studies = read_studies(data)[:3]
    report = measure_fidelity(session, session, studies, "phantoms", groups=("evidence",)).report
    assert {figure.name.partition(".")[0] for figure in report.figures} == {"evidence"}
    assert ("language", "not asked for") in report.not_measured


def test_images_are_drawn_alike_each_time_and_stay_in_order(data: Path) -> None:
    studies = read_studies(data)
    drawn = [study.image_id for study in draw_studies(studies, 5)]
    assert drawn == [study.image_id for study in draw_studies(studies, 5)]
    assert len(drawn) == 5
    assert drawn == [study.image_id for study in studies if study.image_id in drawn]
    assert draw_studies(studies, 99) == studies


def test_a_bundle_of_other_findings_is_refused(session: Session, data: Path) -> None:
    other = replace(session.bundle, calibration=session.bundle.calibration[::-1])
    with pytest.raises(BadInput, match="does not know the findings"):
        measure_fidelity(session, replace(session, bundle=other), read_studies(data), "phantoms")


# --- the command


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["xvlm", "bench", "fidelity", *map(str, arguments)])
    with pytest.raises(SystemExit) as stopped:
        main()
    return int(stopped.value.code or 0)


def test_the_command_shows_tables_writes_json_and_names_images(
    session: Session,
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    file = tmp_path / "made" / "fidelity.json"
    options = ["--data", data, "--split", "val", "--images", 3, "--close", 0, "--json", file]
    asked = ["--only", "evidence,diagnosis", "--which", "evidence.spearman"]
    assert run(monkeypatch, "--reference", session.bundle.path, *options, *asked) == 0
    out = capsys.readouterr().out
    assert "Does it see it where the reference sees it?" in out
    assert "without looking" in out
    assert "Not measured: language: not asked for" in out
    assert "3 patients are few" in out or "2 patients are few" in out
    assert out.count("evidence.spearman 1.000  i") == 3
    Draft202012Validator(SCHEMA).validate(json.loads(file.read_text()))


def test_json_for_the_terminal_is_json_alone(
    session: Session, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--data", data, "--images", 2, "--only", "evidence", "--json", "-"]
    assert run(monkeypatch, "--reference", session.bundle.path, *options) == 0
    Draft202012Validator(SCHEMA).validate(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--reference", "nowhere"], "is not a bundle"),
        (["--only", "evidence,beauty"], "beauty: is no group of figures"),
        (["--split", "test"], "test"),
        (["--json", ""], "empty path"),
        (["--which", "evidence.beauty"], "is no figure"),
    ],
)
def test_what_cannot_be_used_is_one_error(
    options: list[str],
    says: str,
    session: Session,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = {"--reference": str(session.bundle.path), "--only": "evidence", "--images": "2"}
    given |= dict(zip(options[::2], options[1::2], strict=True))
    assert run(monkeypatch, "--data", data, *(word for pair in given.items() for word in pair)) == 2
    assert says in capsys.readouterr().err


@pytest.mark.shared_data
def test_real_dicom_files_are_compared_by_view_and_age_as_they_say(
    session: Session, shared_data: Path
) -> None:
    paths = sorted((shared_data / "dicom").glob("chest-*.dcm"))[:2]
    studies = [study for path in paths for study in read_studies(path)]
    report = measure_fidelity(session, session, studies, "dicom", groups=("evidence",)).report
    assert report.material.images == 2
    assert report.figure("evidence.spearman").value == pytest.approx(1)
