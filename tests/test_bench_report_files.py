"""What a report is made from, told apart by what is in it, and what the command writes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from bench_runs import SHA, ends, evaluation, fidelity, make_run
from xvlm.bench.report.inputs import read_inputs
from xvlm.bench.run.json_file import write_run
from xvlm.cli import main
from xvlm.errors import BadData


def test_files_are_told_apart_by_what_is_in_them(tmp_path: Path) -> None:
    documents = {"a": json.loads(write_run(make_run())), "b": evaluation(), "c": fidelity()}
    for name, document in documents.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(document))
    inputs = read_inputs([tmp_path / f"{name}.json" for name in "cba"])
    assert [named.stem for named in inputs.runs] == ["a"]
    assert inputs.runs[0].run == make_run()
    assert inputs.evaluations.keys() == inputs.fidelities.keys() == {SHA}


@pytest.mark.parametrize(("content", "says"), [("{", "not JSON"), ("[]", "no object"), ("{}", "neither")])
def test_a_file_of_another_kind_is_one_error(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(BadData, match=says):
        read_inputs([tmp_path / "x.json"])


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (evaluation() | {"rates": {"best_f1": {"sensitivity": ends(0.5)}}}, r"\$\.rates\.best_f1"),
        ({key: value for key, value in evaluation().items() if key != "bundle_sha256"}, "bundle_sha256"),
        (fidelity() | {"figures": [{"name": "evidence.spearman"}]}, r"\$\.figures\[0\]"),
    ],
)
def test_a_damaged_file_is_one_error_that_says_where(
    document: dict[str, Any], says: str, tmp_path: Path
) -> None:
    (tmp_path / "x.json").write_text(json.dumps(document))
    with pytest.raises(BadData, match=says):
        read_inputs([tmp_path / "x.json"])


@pytest.mark.parametrize("names", [("a/pi", "b/pi"), ("a/pi", "a/one", "b/two")])
def test_two_files_that_stand_for_the_same_are_one_error(tmp_path: Path, names: tuple[str, ...]) -> None:
    """Two runs of one name, or two evaluations of one bundle: one would hide the other."""
    paths = [tmp_path / f"{name}.json" for name in names]
    for number, path in enumerate(paths):
        path.parent.mkdir(exist_ok=True)
        run = path.stem == "pi"
        path.write_text(write_run(make_run()) if run else json.dumps(evaluation(0.9 + number / 100)))
    with pytest.raises(BadData, match=r"two runs called pi|second of its kind"):
        read_inputs(paths)


def test_without_a_run_there_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps(evaluation()))
    with pytest.raises(BadData, match="no run"):
        read_inputs([tmp_path / "x.json"])


def test_the_command_writes_every_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = tmp_path / "pi.json"
    run.write_text(write_run(make_run()))
    out = [tmp_path / f"report.{kind}" for kind in ("html", "csv", "md", "json")]
    options = [text for path in out for text in ("-o", str(path))]
    monkeypatch.setattr(sys, "argv", ["xvlm", "bench", "report", str(run), *options, "--price", "pi=99"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert not stopped.value.code
    assert all(path.stat().st_size > 200 for path in out)
    assert json.loads(out[3].read_text())["devices"][0]["price"] == 99


@pytest.mark.parametrize(
    "options", [["-o", "r.docx"], ["-o", "r.html", "--price", "pi"], ["-o", "r.html", "--lang", "xx"]]
)
def test_what_cannot_be_done_is_one_error_and_leaves_nothing(
    options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pi.json").write_text(write_run(make_run()))
    monkeypatch.setattr(sys, "argv", ["xvlm", "bench", "report", "pi.json", *options])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["pi.json"]
