"""`xvlm targets` as a person and as a script meet it."""

from __future__ import annotations

import json

from typer.testing import CliRunner
from xvlm.cli.app import app
from xvlm.errors import BadConfig
from xvlm.hardware_profiles import list_profiles

run = CliRunner(env={"COLUMNS": "200"}).invoke


def test_every_device_is_listed_and_estimates_are_marked() -> None:
    listed = run(app, ["targets", "list"]).stdout
    assert all(name in listed for name in list_profiles())
    assert "~33" in listed
    assert "~ estimate: not measured on the device" in listed


def test_a_script_reads_each_figure_with_its_source() -> None:
    devices = {
        device["name"]: device for device in json.loads(run(app, ["targets", "list", "--json"]).stdout)
    }
    assert devices.keys() == set(list_profiles())
    assert devices["nvidia-t4"]["peak_int8_tops"]["measured"] is False
    assert "data sheet" in devices["nvidia-t4"]["peak_int8_tops"]["source"]
    assert devices["cpu"]["price"] is None


def test_a_device_is_shown_whole() -> None:
    shown = run(app, ["targets", "show", "jetson"]).stdout
    for words in ("jetson-orin-nano-8gb", "tensorrt", "33 TOPS", "estimate", "249 USD"):
        assert words in shown
    assert "xvlm has not been run on this device" in shown
    assert (
        json.loads(run(app, ["targets", "show", "jetson", "--json"]).stdout)["price"]["date"] == "2024-12-17"
    )


def test_what_is_not_known_is_said() -> None:
    assert "not known: FP16" in run(app, ["targets", "show", "intel-n100"]).stdout


def test_an_unknown_device_is_told_with_the_known_ones() -> None:
    told = run(app, ["targets", "show", "abacus"]).exception
    assert isinstance(told, BadConfig)
    assert "jetson" in str(told)
