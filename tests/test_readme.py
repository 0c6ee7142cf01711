"""Every command that README.md and docs/ show is run as it stands, or named with the test that runs it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from door_files import write_directory
from xvlm.explain.phantom_dicom import write_phantom_dicom
from xvlm.models.phantom import Lesion, make_phantom
from xvlm.runtimes import default_bundle_path
from xvlm.runtimes.engine import engines

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
# What begins a line that is typed, and no line of what a command prints.
TYPED = re.compile(
    r"(make|printf|python[\d.]*|pip|accelerate|xvlm \S|\.venv(-dev)?/bin/|xvlm/bin/|D=|xvlm\(\)|\s+--\S)"
)
# Commands that take minutes, labelled radiographs or another machine, by how they begin.
ELSEWHERE = {
    "make demo": "tests/test_wheel.py",
    "make test": "Makefile",
    ".venv/bin/xvlm verify my-bundle --data": "tests/test_verify.py",
    ".venv-dev/bin/xvlm compress": "tests/test_compress_families.py",
    ".venv/bin/xvlm calibrate": "tests/test_calibrate.py",
    ".venv/bin/xvlm explain scan.dcm --calibration": "tests/test_calibrate.py",
    "D=../shared/data": "tests/test_training.py",
    "xvlm() {": "tests/test_training.py",
    "xvlm train": "tests/test_training.py",
    "xvlm compress $R": "tests/test_compress_steps.py",
    ".venv/bin/xvlm bench evaluate": "tests/test_quality.py",
    ".venv/bin/python -m xvlm.bench.intake --data": "tests/test_integrity.py",
    ".venv/bin/python -m xvlm.bench.intake.orientation": "tests/test_orientation.py",
    ".venv/bin/python -m xvlm.bench.intake.devices": "tests/test_foreign_objects.py",
    ".venv-dev/bin/xvlm bench fidelity": "tests/test_fidelity.py",
    ".venv-dev/bin/xvlm bench run": "tests/test_bench_run.py",
    ".venv-dev/bin/xvlm bench report": "tests/test_bench_report_files.py",
    "pip download": "tests/test_wheel.py",
    "make jetson": "tests/test_machines.py",
    ".venv/bin/xvlm install jetson-bundle": "tests/test_tensorrt.py",
    ".venv/bin/xvlm explain scan.dcm --bundle jetson-bundle": "tests/test_tensorrt.py",
    "python3 -m venv --system-site-packages xvlm": "tests/test_wheel.py",
    "xvlm/bin/xvlm install jetson-bundle": "tests/test_tensorrt.py",
    "xvlm/bin/xvlm explain scan.dcm --bundle jetson-bundle": "tests/test_tensorrt.py",
    "pip uninstall": "tests/test_engines.py",
    "xvlm compress --target server": "tests/test_compress_targets.py",
    "xvlm explain studies/ --bundle server-bundle": "tests/test_engines.py",
}


def shown() -> list[str]:
    """The commands in the pages' blocks, without what stands behind a #."""
    blocks = [
        block
        for page in PAGES
        for language, block in re.findall(r"^ *```(\w*)\n(.*?)^ *```", page.read_text("utf-8"), re.M | re.S)
        if language in ("", "sh", "bash")
    ]
    lines = [line for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    return [re.sub(r"\s+#.*", "", line).strip() for line in lines if TYPED.match(line.strip())]


def values(command: str) -> list[str]:
    """A command for each value that the text offers for its option."""
    text = (ROOT / "README.md").read_text("utf-8")
    offered = {
        "--lang ur": re.findall(r"--lang ur +# (.*)", text)[0].split(),
        "--operating-point sensitivity-90": ["sensitivity-90", "best-f1", "few-false-alarms"],
        "--engine openvino": [each.name for each in engines() if each.missing is None],
    }
    for option, every in offered.items():
        if option in command:
            return [command.replace(option, f"{option.split()[0]} {value}") for value in every]
    return [command]


def elsewhere(command: str) -> str | None:
    return next((test for begins, test in ELSEWHERE.items() if command.startswith(begins)), None)


RUN = [each for command in dict.fromkeys(shown()) if not elsewhere(command) for each in values(command)]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the commands name; `.venv` is the Python that runs the tests."""
    folder = tmp_path_factory.mktemp("readme")
    for name in (".venv", ".venv-dev", "xvlm"):
        script = folder / name / "bin" / "xvlm"
        script.parent.mkdir(parents=True)
        script.write_text(f'#!/bin/sh\nexec {sys.executable} -c "from xvlm.cli import main; main()" "$@"\n')
        script.chmod(0o755)
    if shutil.which("jq") is None:
        (folder / "bin").mkdir()
        (folder / "bin" / "jq").write_text(f"#!/bin/sh\nexec {sys.executable} -m json.tool --json-lines\n")
        (folder / "bin" / "jq").chmod(0o755)
    (folder / "studies").mkdir()
    for number, name in enumerate(("scan.dcm", "old.dcm", "studies/a.dcm", "studies/b.dcm")):
        write_phantom_dicom(folder / name, make_phantom(256, [Lesion("mass", "left")], seed=number))
    with zipfile.ZipFile(folder / "disc.zip", "w") as disc:
        disc.write(folder / "old.dcm", "IM1")
    write_directory(folder, ["OLD.DCM"])
    shutil.copytree(default_bundle_path(), folder / "my-bundle")
    return folder


@pytest.mark.parametrize("command", RUN)
def test_a_command_of_the_pages_does_what_they_say(command: str, place: Path) -> None:
    path = os.pathsep.join((str(place / "bin"), str(place / ".venv" / "bin"), os.environ["PATH"]))
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=place,
        env=os.environ | {"PATH": path, "XDG_CONFIG_HOME": str(place / "config")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_not_run_here_is_run_where_the_table_says() -> None:
    met = {begins for begins in ELSEWHERE for command in shown() if command.startswith(begins)}
    assert met == set(ELSEWHERE)
    assert [test for test in set(ELSEWHERE.values()) if not (ROOT / test).is_file()] == []


def test_a_block_in_python_runs(place: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    assert blocks
    code = "\n".join(blocks)
    done = subprocess.run(
        [sys.executable, "-c", f"text = 'Mass is on the left.'\n{code}"],
        cwd=place,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
