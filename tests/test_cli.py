"""The command line as a person and as a script meet it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import numpy as np
import pytest
from PIL import Image
from xvlm.explain.phantom_dicom import write_phantom_dicom
from xvlm.models.phantom import Lesion, make_phantom

ROOT = Path(__file__).resolve().parents[1]


def xvlm(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from xvlm.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd)


@pytest.fixture(scope="module")
def phantom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("phantom") / "phantom.dcm"
    write_phantom_dicom(path, make_phantom(256, [Lesion("consolidation", "left")], seed=3))
    return path


def test_the_demo_says_that_it_is_a_phantom() -> None:
    done = xvlm("explain", "--demo")
    assert done.returncode == 0, done.stderr
    assert "SYNTHETIC IMAGE" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Not a medical device"),
        ("fr", "dispositif médical"),
        ("sw", "si kifaa cha tiba"),
        ("ur", "طبی آلہ نہیں"),
    ],
)
def test_every_language_reaches_the_terminal(phantom: Path, lang: str, words: str) -> None:
    done = xvlm("explain", phantom, "--lang", lang)
    assert done.returncode == 0, done.stderr
    assert words in done.stdout


def test_all_formats_are_written(phantom: Path, tmp_path: Path) -> None:
    done = xvlm("explain", phantom, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    kinds = {path.suffix: path for path in tmp_path.glob("phantom-*")}
    assert set(kinds) == {".json", ".png", ".html"}
    assert json.loads(kinds[".json"].read_text())["file"] == str(phantom)
    schema = json.loads((ROOT / "docs" / "explanation.schema.json").read_text())
    jsonschema.validate(json.loads(kinds[".json"].read_text()), schema)
    assert min(Image.open(kinds[".png"]).size) > 300
    assert "http" not in kinds[".html"].read_text().replace("http-equiv", "")


def test_json_goes_to_a_pipe_one_line_a_study(phantom: Path, tmp_path: Path) -> None:
    for name in ("a.dcm", "b.dcm"):
        (tmp_path / name).write_bytes(phantom.read_bytes())
    done = xvlm("explain", tmp_path, "--format", "json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(line["file"]).name for line in lines] == ["a.dcm", "b.dcm"]
    assert lines[0]["explanation"]["findings"] == lines[1]["explanation"]["findings"]


def test_a_damaged_file_stops_neither_the_others_nor_the_exit_code(phantom: Path, tmp_path: Path) -> None:
    (tmp_path / "good.dcm").write_bytes(phantom.read_bytes())
    (tmp_path / "short.dcm").write_bytes(phantom.read_bytes()[:5000])
    done = xvlm("explain", tmp_path)
    assert done.returncode == 2
    assert "short.dcm" in done.stderr
    assert "SYNTHETIC IMAGE" in done.stdout


def test_what_is_no_chest_radiograph_exits_with_four(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (300, 300), np.uint8)
    Image.fromarray(noise).save(tmp_path / "noise.png")
    done = xvlm("explain", tmp_path / "noise.png")
    assert done.returncode == 4, done.stdout + done.stderr
    assert "LOOKED FOR" not in done.stdout


@pytest.mark.shared_data
@pytest.mark.parametrize("name", ["hip-j2k", "mr-jpegls", "photo-j2k", "ultrasound-j2k"])
def test_nothing_else_is_explained(shared_data: Path, name: str) -> None:
    done = xvlm("explain", shared_data / "dicom" / "not-chest" / f"{name}.dcm")
    assert done.returncode == 4, done.stderr
    assert "Traceback" not in done.stderr
    assert "LOOKED FOR" not in done.stdout


@pytest.mark.parametrize("photograph", ["china.jpg", "flower.jpg"])
def test_a_photograph_in_grey_is_refused(photograph: str, tmp_path: Path) -> None:
    """scikit-learn's sample photographs; neither taught the gate."""
    from sklearn.datasets import load_sample_image

    Image.fromarray(load_sample_image(photograph)).convert("L").save(tmp_path / "photo.png")
    done = xvlm("explain", tmp_path / "photo.png")
    assert done.returncode == 4
    assert "does not look like a frontal chest radiograph" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["explain"], "--demo"),
        (["explain", ""], "empty path"),
        (["explain", "--demo", "--format", "text,json"], "--out"),
        (["explain", "--demo", "--out", "/dev/null"], "/dev/null"),
        (["explain", "--demo", "--out", "/proc/x"], "/proc/x"),
        (["bench", "cold-start", "absent.dcm"], "absent.dcm"),
        (["bench", "evaluate", "--data", ".", "--json", "/dev/null/x.json"], "/dev/null"),
        (["explain", "absent.dcm"], "absent.dcm"),
        (["explain", "--demo", "--lang", "xx"], "am, ar, bn, en"),
        (["explain", "--demo", "--format", "svg"], "text, json, png, html, pdf"),
        (["explain", "--demo", "--format", "png"], "--out"),
        (["explain", "--demo", "--anonymous", "--identity"], "contradicts"),
        (["explain", "--demo", "--bundle", "nowhere"], "nowhere"),
        (["explain", "--demo", "--engine", "abacus"], "onnxruntime"),
        (["compress", "--target", "toaster"], "cpu"),
        (["compress", "absent.safetensors"], "absent.safetensors"),
        (["train", "dream", "--data", ".", "--run", "r"], "finetune"),
        (["train", "finetune", "--data", ".", "--run", "r"], "index.csv"),
        (["bench", "evaluate", "--data", "."], "index.csv"),
    ],
)
def test_bad_input_is_one_plain_error_and_leaves_nothing(
    arguments: list[str], says: str, tmp_path: Path
) -> None:
    done = xvlm(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("error") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "command",
    [[], ["explain"], ["compress"], ["train"], ["calibrate"], ["bench", "evaluate"], ["bench", "cold-start"]],
)
def test_every_command_helps(command: list[str]) -> None:
    done = xvlm(*command, "--help")
    assert done.returncode == 0
    assert "Usage" in done.stdout


def test_a_file_that_cannot_be_finished_leaves_no_half(phantom: Path, tmp_path: Path) -> None:
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))\n"
        "from xvlm.cli import main; main()"
    )
    command = [sys.executable, "-c", code, "explain", str(phantom), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert list((tmp_path / "out").glob("*.part")) == []


def test_an_old_terminal_gets_the_report(phantom: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from xvlm.cli import main; main()",
        "explain",
        str(phantom),
        "--lang",
        "fr",
    ]
    done = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "cp437"})
    assert done.returncode == 0
    assert b"xvlm" in done.stdout


def test_every_file_of_a_batch_has_its_line(phantom: Path, tmp_path: Path) -> None:
    (tmp_path / "good.dcm").write_bytes(phantom.read_bytes())
    Image.new("RGB", (300, 300), "red").save(tmp_path / "red.png")
    lines = [json.loads(line) for line in xvlm("explain", tmp_path, "--format", "json").stdout.splitlines()]
    assert ["explanation" in line for line in lines] == [True, False]
    assert "colour" in lines[1]["error"]


def test_the_version_is_printed() -> None:
    assert xvlm("--version").stdout.startswith("xvlm 0.")
    assert "explain" in xvlm().stdout


def test_a_traceback_is_shown_only_where_it_is_asked_for() -> None:
    done = xvlm("--debug", "explain", "absent.dcm")
    assert "Traceback" in done.stderr
    assert done.returncode == 2
    assert "Traceback" not in xvlm("explain", "absent.dcm").stderr


def test_the_cold_start_is_printed(phantom: Path) -> None:
    done = xvlm("bench", "cold-start", phantom, "--runs", 1)
    assert done.returncode == 0, done.stderr
    assert "peak memory" in done.stdout
    compared = re.search(r"times as long as «import .* ([\d.]+) times its memory", done.stdout)
    assert compared is not None
    assert float(compared[1]) > 1


def test_the_readme_shows_what_the_demo_prints() -> None:
    """But for the digits: processors round INT8 differently."""
    shown = (ROOT / "README.md").read_text(encoding="utf-8").split("```")[3].strip().splitlines()
    printed = {_without_digits(line) for line in xvlm("explain", "--demo").stdout.splitlines()}
    lines = [line for line in shown if line.strip() not in ("", "…") and not line.startswith("note")]
    assert len(lines) > 10
    assert [line for line in lines if _without_digits(line) not in printed] == []


def _without_digits(line: str) -> str:
    """A line with every number alike, however many digits it has."""
    return " ".join(re.sub(r"\d+", "0", line).split())


def test_the_languages_are_listed_for_a_script() -> None:
    done = xvlm("languages", "list", "--json")
    rows = {row["code"]: row for row in json.loads(done.stdout)}
    assert len(rows) == 14
    assert rows["ur"]["direction"] == "rtl"
    assert rows["ha"]["review_status"] == "drafted"


def test_a_broken_catalogue_is_told_and_exits_with_2(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "explain" / "reports" / "languages" / "vi", tmp_path / "vi")
    path = tmp_path / "vi" / "report.ftl"
    path.write_text(path.read_text("utf-8").replace("{ $turn }", "{ $trun }"), "utf-8")
    done = xvlm("languages", "check", "--folder", tmp_path, "--json")
    assert done.returncode == 2
    (problem,) = json.loads(done.stdout)["problems"]
    assert (problem["language"], problem["message"]) == ("vi", "abstention-turned")
    table = xvlm("languages", "check", "--folder", tmp_path)
    assert table.returncode == 2
    assert "abstention-turned" in table.stdout


def test_the_shipped_catalogues_are_whole() -> None:
    done = xvlm("languages", "check")
    assert done.returncode == 0
    assert "nothing is wrong" in done.stdout


@pytest.mark.parametrize("arguments", [("xx",), ("vi", "--folder", ".")])
def test_a_language_that_is_not_there_is_bad_input(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = xvlm("languages", "check", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_report_among_radiographs_is_no_radiograph(phantom: Path, tmp_path: Path) -> None:
    """A folder that its own reports were written into is explained again without them."""
    shutil.copy(phantom, tmp_path)
    for _ in range(2):
        done = xvlm("explain", tmp_path, "--out", tmp_path, "--format", "png,json")
        assert done.returncode == 0, done.stderr
        assert sorted(path.suffix for path in tmp_path.glob("phantom*")) == [".dcm", ".json", ".png"]
        assert "files met" not in done.stderr
    report = next(tmp_path.glob("*.png"))
    refused = xvlm("explain", report)
    assert refused.returncode == 4
    assert "a report that xvlm wrote" in refused.stderr


def test_a_name_as_long_as_the_system_takes_is_no_fault(phantom: Path, tmp_path: Path) -> None:
    given = shutil.copy(phantom, tmp_path / f"{'ü' * 125}.dcm")
    done = xvlm("explain", given, phantom, "--out", tmp_path / "out", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "out").glob("*.json"))) == 2


def test_an_empty_folder_name_is_refused(phantom: Path, tmp_path: Path) -> None:
    done = xvlm("explain", phantom, "--out", "", cwd=tmp_path)
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_a_name_that_is_no_utf_8_can_be_found_again(phantom: Path, tmp_path: Path) -> None:
    given = os.fsencode(tmp_path) + b"/bad\xff.dcm"
    Path(os.fsdecode(given)).write_bytes(phantom.read_bytes())
    done = xvlm("explain", os.fsdecode(given), "--format", "json")
    assert done.returncode == 0, done.stderr
    assert os.fsencode(json.loads(done.stdout)["file"]) == given
