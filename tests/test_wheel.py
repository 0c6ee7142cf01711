"""The wheel, installed in an empty environment, explains the demo."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LARGEST_ENVIRONMENT = 400e6


def test_the_wheel_explains_the_demo_in_an_empty_environment(tmp_path: Path) -> None:
    # What an earlier build left there would be packed again.
    shutil.rmtree(ROOT / "build" / "lib", ignore_errors=True)
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    wheel = next(tmp_path.glob("xvlm-*.whl"))
    venv.create(tmp_path / "clinic", with_pip=True)
    python = tmp_path / "clinic" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True)
    command = [str(tmp_path / "clinic" / "bin" / "xvlm"), "explain", "--demo", "--out", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".dcm", ".json", ".png", ".html"}
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
