"""The wheel, installed in an empty environment, explains the demo."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LARGEST_ENVIRONMENT = 400e6


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # What an earlier build left there would be packed again.
    shutil.rmtree(ROOT / "build" / "lib", ignore_errors=True)
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return next(out.glob("xvlm-*.whl"))


def test_a_wheel_names_the_packages_of_an_extra_and_a_clone_itself(wheel: Path, tmp_path: Path) -> None:
    """xvlm is on no registry, so that nothing but these can be installed."""
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        str(tmp_path / "site"),
    ]
    subprocess.run([*install, str(wheel)], check=True)
    code = "import sys; sys.modules['jinja2'] = None; from xvlm.cli import main; main()"
    report = [sys.executable, "-c", code, "bench", "report", "run.json", "-o", "page.html"]
    told = {
        place: subprocess.run(report, capture_output=True, text=True, cwd=tmp_path, env=os.environ | more)
        for place, more in (("wheel", {"PYTHONPATH": str(tmp_path / "site")}), ("clone", {}))
    }
    assert {done.returncode for done in told.values()} == {2}
    pip = f"{sys.executable} -m pip install"
    assert f"{pip} 'jinja2>=3.1' 'jsonschema>=4.20'" in told["wheel"].stderr
    assert "xvlm[" not in told["wheel"].stderr
    assert f"cd {ROOT} && {pip} -e '.[bench]' --config-settings editable_mode=strict" in told["clone"].stderr


def test_the_wheel_explains_the_demo_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "clinic", with_pip=True)
    python = tmp_path / "clinic" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True)
    command = [str(tmp_path / "clinic" / "bin" / "xvlm"), "explain", "--demo", "--out", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    written = {path.suffix for path in (tmp_path / "out").iterdir() if path.is_file()}
    assert written == {".dcm", ".json", ".png", ".html", ".csv"}
    installed = subprocess.run(
        [python, "-m", "pip", "list"], capture_output=True, text=True, check=True
    ).stdout.lower()
    assert not {"torch", "transformers", "nncf", "openvino"} & set(installed.split())
    size = sum(
        path.stat().st_size
        for path in (tmp_path / "clinic").rglob("*")
        if path.is_file() and not path.is_symlink()
    )
    assert size < LARGEST_ENVIRONMENT
