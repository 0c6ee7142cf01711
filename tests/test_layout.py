"""The package list names every folder of code, and the clinic's side stays small."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from xvlm.strict_toml import read_toml

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("bench", "cli", "compress", "explain", "hardware_profiles", "jobs", "models", "runtimes")
BLOCK_TORCH = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"torch", "nncf", "onnx", "transformers", "matplotlib", "scipy", "sklearn"}:
            raise ModuleNotFoundError(f"{name} is blocked", name=name)
sys.meta_path.insert(0, Block())
"""


def test_every_folder_with_code_is_in_the_package_list() -> None:
    listed = set(read_toml(ROOT / "pyproject.toml")["tool"]["setuptools"]["packages"])
    found = {"xvlm"}
    for folder in FOLDERS:
        for init in (ROOT / folder).rglob("__init__.py"):
            found.add("xvlm." + ".".join(init.parent.relative_to(ROOT).parts))
    assert listed == found


def test_the_clinic_s_side_explains_without_pytorch() -> None:
    code = (
        BLOCK_TORCH
        + "import sys; sys.argv = ['xvlm', 'explain', '--demo']; from xvlm.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Not a medical device" in done.stdout


@pytest.mark.parametrize("command", [["train", "finetune", "--data", ".", "--run", "r"], ["compress"]])
def test_the_compression_side_says_which_extra_it_needs(command: list[str], tmp_path: Path) -> None:
    code = BLOCK_TORCH + f"sys.argv = ['xvlm', *{command}]; from xvlm.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 2
    assert "[compress]" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_importing_the_clinic_s_side_is_light() -> None:
    code = "import sys, xvlm.explain, xvlm.cli; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {
        "torch",
        "transformers",
        "nncf",
        "matplotlib",
        "scipy",
        "onnx",
        "openvino",
        "onnxruntime",
        "cryptography",
    }
    assert heavy.isdisjoint(loaded)
