"""What stops the work is told before the work, by name, with what to do."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest
from tiny_bundle import seal_tiny_bundle
from xvlm.cli import main
from xvlm.hardware_profiles import Figure
from xvlm.runtimes import default_bundle_path, this_device
from xvlm.runtimes.doctor import Case, Result, examine, will_work
from xvlm.runtimes.signatures.bundle_keys import make_bundle_key

pytestmark = pytest.mark.skipif(
    platform.machine() not in ("x86_64", "AMD64"), reason="the shipped bundle is for x86-64"
)


@pytest.fixture(autouse=True)
def no_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XVLM_TRUSTED_KEYS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def found(case: Case) -> dict[str, Result]:
    return {result.check: result for result in examine(case)}


def install(site: Path, name: str, version: str, *requires: str) -> None:
    """A distribution's metadata, as pip leaves it of a wheel."""
    folder = site / f"{name}-{version}.dist-info"
    folder.mkdir(parents=True)
    (folder / "direct_url.json").write_text('{"url": "file:///stick/a.whl", "archive_info": {}}')
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", "Provides-Extra: compress"]
    (folder / "METADATA").write_text("\n".join([*lines, *(f"Requires-Dist: {each}" for each in requires)]))


def test_this_machine_runs_the_shipped_bundle() -> None:
    results = found(Case.of(None, None))
    assert will_work(results.values())
    assert results["engine onnxruntime"] == Result("engine onnxruntime", "good", version("onnxruntime"))
    assert results["bundle"].state == "good"
    assert results["signature"].state == "note"
    assert "packages to compress" not in results


def test_it_can_also_make_one() -> None:
    results = found(Case.of(None, "cpu"))
    assert results["packages to compress"].state == "good"
    assert "memory to compress" in results
    assert results["bounds"].found == "checked on onnxruntime, openvino, when a bundle is made"


@pytest.mark.parametrize("target", ["cpu", "jetson"])
def test_it_promises_no_bundle_that_was_not_made(
    target: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(sys, "argv", ["xvlm", "doctor", "--target", target])
    with pytest.raises(SystemExit) as left:
        main()
    assert not left.value.code
    printed = capsys.readouterr().out
    assert "Whether the bundle keeps its bounds shows when it is made" in printed
    assert "will work" not in printed
    assert ("on the device." in printed) is (target == "jetson")
    assert ("checked on onnxruntime when a bundle is made: tensorrt cannot run here" in printed) is (
        target == "jetson"
    )


def test_every_check_that_is_not_good_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "no-bundle").mkdir()
    for bundle in (None, tmp_path / "no-bundle"):
        assert all(
            result.fix for result in examine(Case.of(bundle, "cpu")) if result.state in ("bad", "note")
        )


def test_too_little_memory() -> None:
    case = Case.of(None, None)
    greedy = replace(case.profile, memory_budget_mb=Figure(1e9, "a test"))
    memory = found(replace(case, profile=greedy))["memory to explain"]
    assert memory.state == "bad"
    assert memory.found.endswith("1000000.0 GB wanted")


def test_another_machine_s_bundle_does_not_run_here() -> None:
    case = Case.of(None, None)
    results = found(replace(case, device=replace(this_device(), machine="sparc64")))
    assert results["architecture"].state == "bad"
    assert not will_work(results.values())


def test_what_shows_on_the_device_alone_is_called_so() -> None:
    case = Case.of(None, "cpu")
    results = found(replace(case, device=replace(this_device(), machine="sparc64")))
    assert results["architecture"].state == "on the device"
    assert "xvlm verify" in results["architecture"].fix
    assert not {"bundle", "engine onnxruntime", "memory to explain"} & results.keys()
    assert will_work(results.values())


def test_engines_of_another_machine_do_not_stop_who_makes_a_bundle() -> None:
    code = """
import sys; sys.modules['openvino'] = None
from dataclasses import replace
from xvlm.runtimes.doctor import Case, examine, will_work
for target in (None, 'cpu'):
    case = Case.of(None, target)
    results = examine(replace(case, profile=replace(case.profile, engines=('openvino',))))
    (engine,) = (result for result in results if result.check.startswith('engine'))
    print(engine.state, engine.fix, will_work(results), sep='; ')
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "bad; Install openvino==2026.4.1; False",
        "on the device; Install openvino==2026.4.1; True",
    ]


def test_a_missing_package_is_named_with_its_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ["numpy>=1.26", "absent-one>=2,<3", 'absent-two==1.5; extra == "compress"']
    install(tmp_path, "xvlm", "0.1.0", *wanted)
    install(tmp_path, "numpy", "1.0")
    monkeypatch.syspath_prepend(str(tmp_path))
    results = found(Case.of(None, "cpu"))
    pip = f"{sys.executable} -m pip install"
    explain, compress = results["packages to explain"], results["packages to compress"]
    assert explain.found == "numpy>=1.26 is 1.0 here; absent-one<3,>=2 is missing"
    assert (explain.state, explain.fix) == ("bad", f"{pip} 'numpy>=1.26' 'absent-one<3,>=2'")
    assert compress.found == "absent-two==1.5 is missing"
    assert (compress.state, compress.fix) == ("bad", f"{pip} absent-two==1.5")


def test_a_damaged_bundle_and_an_unsigned_one(tmp_path: Path) -> None:
    folder = shutil.copytree(default_bundle_path(), tmp_path / "clinic")
    key = make_bundle_key(tmp_path / "key.pem")
    assert found(Case.of(folder, None, [key.path]))["signature"].found.startswith("clinic: is not signed")
    os.truncate(folder / "judge.onnx", 100)
    results = found(Case.of(folder, None))
    assert results["bundle"].state == "bad"
    assert results["bundle"].found.startswith("clinic/judge.onnx: is not as it was sealed")
    assert results["bundle"].fix == "Copy the bundle again from where it came"


def test_a_bundle_is_judged_by_its_own_target(tmp_path: Path) -> None:
    folder = seal_tiny_bundle(tmp_path / "tiny", target="abacus").path
    bundle = found(Case.of(folder, None))["bundle"]
    assert (bundle.state, bundle.fix) == ("bad", "Update xvlm")


@pytest.mark.parametrize("damaged", [False, True])
def test_the_command_line(
    tmp_path: Path, damaged: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(default_bundle_path(), tmp_path / "clinic")
    if damaged:
        (folder / "judge.onnx").unlink()
    for options in ([], ["--json"]):
        monkeypatch.setattr(sys, "argv", ["xvlm", "doctor", "--bundle", str(folder), *options])
        with pytest.raises(SystemExit) as left:
            main()
        assert (left.value.code or 0) == (2 if damaged else 0)
    printed = capsys.readouterr().out
    table, document = printed[: printed.index("{")], json.loads(printed[printed.index("{") :])
    assert ("It will not work here." if damaged else "It will work here.") in table
    assert document["works"] is not damaged
    assert document["device"]["machine"] == platform.machine()
    assert {check["check"] for check in document["checks"]} >= {"disk", "bundle", "engine openvino"}
