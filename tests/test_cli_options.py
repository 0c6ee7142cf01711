"""Options mean one thing in every command, and the shell completes their values."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from xvlm.cli import main
from xvlm.cli.app import app
from xvlm.cli.json_output import with_json_target

# Each option with its one meaning, in a word; a new option is put here, beside others of its meaning.
MEANING = {
    "--lang": "language", "--language": "language", "--out": "place", "-o": "place",
    "--format": "kinds of file", "--bundle": "bundle", "--candidate": "bundle",
    "--reference": "bundle compared with", "--before": "bundle before", "--after": "bundle after",
    "--engine": "engine", "--threads": "threads", "--public-key": "public key of a bundle",
    "--trust": "public key of a calibration", "--key": "private key",
    "--operating-point": "operating point", "--calibration": "calibration", "--age": "age",
    "--json": "JSON", "--data": "radiographs", "--split": "split", "--target": "device",
    "--device": "device", "--as-if": "another machine", "--processor": "processor", "--demo": "demo",
    "--prior": "earlier image", "--recipe": "recipe", "--fp32": "no quantization", "--replace": "replace",
    "--work": "steps", "--accept-failing": "accept", "--rebuild": "rebuild", "--run": "run",
    "--config": "config", "--init": "first weights", "--teacher": "teacher", "--corrections": "corrections",
    "--scenario": "scenario", "--seconds": "seconds", "--precision": "precision", "--images": "images",
    "--close": "close images", "--only": "groups", "--which": "figure", "--runs": "processes",
    "--not-chest": "no chests", "--card": "card", "--ablations": "ablations", "--folder": "catalogues",
    "--studies-a-day": "load", "--days": "load in days", "--hours-a-day": "load in hours",
    "--years": "years", "--electricity": "electricity", "--currency": "currency", "--price": "price",
    "--example": "example", "--estimates": "estimates", "--debug": "debug", "--version": "version",
    "--anonymous": "no identity", "--identity": "identity", "--again": "done again",
    "--performance": "performance",
}  # fmt: skip
# Names for one meaning that stand side by side in one option.
SYNONYMS = {
    frozenset({"--lang", "--language"}),
    frozenset({"--out", "-o"}),
    frozenset({"--bundle", "--candidate"}),
    frozenset({"--target", "--device"}),
}
SHELL = {"--install-completion", "--show-completion", "--help", "-h"}


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for name, inside in getattr(command, "commands", {}).items():
        yield from commands(inside, (*path, name))


def options() -> Iterator[tuple[str, Any]]:
    for path, command in commands(typer.main.get_command(app)):
        for parameter in command.params:
            if parameter.param_type_name == "option" and not parameter.hidden:
                yield " ".join(path), parameter


def test_every_option_has_one_meaning_and_every_meaning_one_option() -> None:
    met = {name for _, option in options() for name in option.opts} - SHELL
    assert met == set(MEANING)
    for meaning in set(MEANING.values()):
        names = frozenset(name for name, meant in MEANING.items() if meant == meaning)
        assert len(names) == 1 or names in SYNONYMS


@pytest.mark.parametrize(
    "name", ["--json", "--engine", "--split", "--operating-point", "--threads", "--public-key"]
)
def test_an_option_takes_and_says_the_same_everywhere(name: str) -> None:
    told = {(option.help, option.metavar, option.nargs) for _, option in options() if name in option.opts}
    assert len(told) == 1


def complete(*words: str) -> list[str]:
    """What bash would offer for the last word."""
    asked = {
        "_XVLM_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(("xvlm", *words)),
        "COMP_CWORD": str(len(words)),
    }
    command = [sys.executable, "-c", "import sys; sys.argv = ['xvlm']; from xvlm.cli import main; main()"]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | asked)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("explain", "--lang", "s"), ["sw"]),
        (("ask", "x.dcm", "--lang", "u"), ["ur"]),
        (("explain", "--engine", "open"), ["openvino"]),
        (("explain", "--format", "png,h"), ["png,html"]),
        (("explain", "--operating-point", "b"), ["best-f1"]),
        (("compress", "--target", "raspberry-pi-"), ["raspberry-pi-5"]),
        (("bench", "run", "--device", "nvidia-h"), ["nvidia-h100", "nvidia-h200"]),
        (("bench", "run", "--scenario", "multi"), ["multi-stream"]),
        (("bench", "report", "--lang", "p"), ["pt"]),
        (("recipes", "show", "cpu-"), ["cpu-pruned"]),
        (("targets", "show", "jetson-agx"), ["jetson-agx-orin-64gb"]),
        (("train", "fine"), ["finetune"]),
    ],
)
def test_the_shell_completes_values(words: tuple[str, ...], offered: list[str]) -> None:
    assert complete(*words) == offered


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["doctor", "--json"], ["doctor", "--json", "-"]),
        (["verify", "--json", "--engine", "openvino"], ["verify", "--json", "-", "--engine", "openvino"]),
        (["doctor", "--json", "-"], ["doctor", "--json", "-"]),
        (["bench", "run", "--json", "a.json"], ["bench", "run", "--json", "a.json"]),
        (["ask", "--", "--json"], ["ask", "--", "--json"]),
    ],
)
def test_json_without_a_file_is_printed(given: list[str], meant: list[str]) -> None:
    assert with_json_target(given) == meant


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> object:
    monkeypatch.setattr(sys, "argv", ["xvlm", *map(str, arguments)])
    with pytest.raises(SystemExit) as end:
        main()
    return end.value.code


def test_json_goes_to_a_file_and_the_table_to_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "targets", "list", "--json", tmp_path / "new" / "targets.json") == 0
    assert "raspberry-pi-5" in (tmp_path / "new" / "targets.json").read_text()
    assert "estimate" in capsys.readouterr().out


def test_json_never_takes_the_place_of_a_study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scan.dcm").write_bytes(b"a study")
    assert run(monkeypatch, "ask", "--json", tmp_path / "scan.dcm", "why?") == 2
    assert (tmp_path / "scan.dcm").read_bytes() == b"a study"
