"""Machines as they are: which Pythons xvlm is for, which `make` takes, and that wheels exist for each."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from xvlm.strict_toml import read_toml

ROOT = Path(__file__).resolve().parents[1]
PROJECT = read_toml(ROOT / "pyproject.toml")
PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
# What Ubuntu 22.04 (JetPack 6.2, glibc 2.35) and later, and Debian 12, can load.
GLIBC = ("2_17", "2_27", "2_28", "2_31", "2_34", "2_35")
needs_make = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


def test_what_is_checked_is_the_lowest_python_that_is_promised() -> None:
    lowest = PROJECT["project"]["requires-python"].removeprefix(">=")
    assert lowest == PYTHONS[0] == PROJECT["tool"]["mypy"]["python_version"]
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{lowest.replace('.', '')}"


def a_python(folder: Path, name: str, version: str) -> None:
    """A stand-in that answers as a Python of this version would be asked by the Makefile."""
    code = f"import sys; sys.version_info = {tuple(map(int, version.split('.')))}; exec(sys.argv[1])"
    script = folder / name
    script.write_text(f"#!/bin/sh\nshift\nexec {sys.executable} -c '{code}' \"$@\"\n")
    script.chmod(0o755)


def make(*arguments: str, path: Path) -> subprocess.CompletedProcess[str]:
    """What `make` would do in an empty checkout."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHON", "MAKEFLAGS")}
    environment["PATH"] = f"{path}{os.pathsep}{environment['PATH']}"
    command = ["make", "--no-print-directory", "--dry-run", "--always-make", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


@needs_make
@pytest.mark.parametrize(
    ("there", "taken"),
    [
        ({"one": "3.9", "two": "3.12", "three": "3.10"}, "two"),
        ({"two": "3.15", "three": "3.10"}, "three"),
        ({"one": "3.14", "two": "3.12"}, "one"),
    ],
)
def test_make_takes_the_first_python_that_will_do(tmp_path: Path, there: dict[str, str], taken: str) -> None:
    for name, version in there.items():
        a_python(tmp_path, name, version)
    done = make("demo", "PYTHONS=one two three", path=tmp_path)
    assert done.stdout.startswith(f"{taken} -m venv"), done.stderr
    assert make("demo", "PYTHON=mine", path=tmp_path).stdout.startswith("mine -m venv")


@needs_make
def test_make_says_what_to_do_where_there_is_no_python(tmp_path: Path) -> None:
    a_python(tmp_path, "one", "3.9")
    done = make("demo", "PYTHONS=one absent", path=tmp_path)
    assert done.returncode != 0
    assert "No Python 3.10 to 3.14 with the module venv is here" in done.stderr
    assert "PYTHON=/path/to/python3" in done.stderr


@needs_make
def test_a_jetson_s_environment_sees_jetpack_s_packages(tmp_path: Path) -> None:
    done = make("jetson", "PYTHON=mine", path=tmp_path)
    assert done.stdout.startswith("mine -m venv --system-site-packages .venv"), done.stderr
    assert "--system-site-packages" not in make("demo", "PYTHON=mine", path=tmp_path).stdout


@pytest.mark.registry
@pytest.mark.parametrize("machine", ["aarch64", "x86_64"])
@pytest.mark.parametrize("python", PYTHONS)
def test_the_clinic_s_wheels_exist(tmp_path: Path, python: str, machine: str) -> None:
    """Resolved, not downloaded. pip reads markers for the Python it runs on; so ours are read here."""
    wanted = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
    where = {"python_version": python, "python_full_version": f"{python}.0", "platform_machine": machine}
    needed = [each for each in wanted if not each.marker or each.marker.evaluate(where)]
    platforms = [f"--platform=manylinux_{version}_{machine}" for version in GLIBC]
    report = tmp_path / "report.json"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet"),
            *("--only-binary", ":all:", "--target", str(tmp_path), "--report", str(report)),
            *("--python-version", python, *platforms),
            *(f"{each.name}{each.specifier}" for each in needed),
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found = {entry["metadata"]["name"].lower() for entry in json.loads(report.read_text())["install"]}
    assert {each.name.lower() for each in needed} <= found
