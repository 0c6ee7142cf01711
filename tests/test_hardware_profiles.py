"""Profiles of devices are read whole, or everything that is wrong in them is told."""

from __future__ import annotations

import dataclasses
import datetime
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from xvlm.errors import BadConfig
from xvlm.hardware_profiles import Figure, Price, list_profiles, load_profile, read_profile
from xvlm.runtimes import this_device

BOARD = """
name = "board"
title = "An imagined board"
family = "jetson"
aliases = ["our-board"]
machines = ["aarch64"]
engines = ["tensorrt", "onnxruntime"]
precisions = ["f16", "int8"]
threads = 6
memory_budget_mb = { value = 4000, source = "half of the memory" }
power_w = { value = 14.5, source = "a meter at the plug, ten minutes", measured = true }
peak_int8_tops = { value = 67, source = "data sheet, page 1" }
peak_f16_tflops = { value = 33.5, source = "data sheet, page 1" }
bandwidth_gb_s = { value = 102, source = "data sheet, page 1" }
price = { amount = 249, currency = "USD", source = "a shop", date = 2026-01-31 }
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "board.toml"
    path.write_text(BOARD)
    return path


@pytest.mark.parametrize("name", list_profiles())
def test_a_shipped_profile_reads(name: str) -> None:
    assert load_profile(name).name == name


def test_the_generic_computer_states_no_figure() -> None:
    cpu = load_profile("cpu")
    assert cpu.machines == ("x86_64", "AMD64")
    assert cpu.engines == ("onnxruntime", "openvino")
    assert {cpu.memory_budget_mb, cpu.power_w, cpu.peak_int8_tops, cpu.bandwidth_gb_s, cpu.price} == {None}


@pytest.mark.parametrize(
    ("alias", "name"),
    [("jetson", "jetson-orin-nano-8gb"), ("raspberry-pi", "raspberry-pi-5"), ("server", "server")],
)
def test_a_device_is_found_by_its_short_name(alias: str, name: str) -> None:
    assert load_profile(alias).name == name


def test_names_and_aliases_are_one_device_each() -> None:
    profiles = [load_profile(name) for name in list_profiles()]
    words = [word for profile in profiles for word in (profile.name, *profile.aliases)]
    assert len(set(words)) == len(words)


def test_devices_that_a_buyer_compares_are_there() -> None:
    """Each has what a roofline needs: a rate of multiplication and one of memory."""
    for device in ("jetson-orin-nano-8gb", "jetson-orin-nx-16gb", "jetson-agx-orin-64gb", "raspberry-pi-5"):
        assert load_profile(device).peak_int8_tops
    for device in set(list_profiles()) - {"cpu", "server"}:
        profile = load_profile(device)
        assert profile.bandwidth_gb_s
        assert profile.peak_f32_tflops


@pytest.mark.parametrize(
    ("name", "with_sparsity"),
    [("jetson-orin-nano-8gb", 67), ("jetson-agx-orin-64gb", 170), ("nvidia-l4", 485), ("nvidia-h100", 3958)],
)
def test_rates_are_of_dense_products(name: str, with_sparsity: float) -> None:
    """NVIDIA's headline figures, from the same sheets, count a half of all weights as zeros."""
    dense = load_profile(name).peak_int8_tops
    assert dense
    assert dense.value == pytest.approx(with_sparsity / 2, rel=0.02)


def test_nothing_is_called_measured_that_was_not_run() -> None:
    for name in list_profiles():
        profile = load_profile(name)
        figures = [getattr(profile, field.name) for field in dataclasses.fields(profile)]
        assert profile.tested or not any(isinstance(f, Figure) and f.measured for f in figures)


def test_all_that_is_known_of_a_device_is_read(file: Path) -> None:
    board = read_profile(file)
    assert (board.threads, board.precisions) == (6, ("f16", "int8"))
    assert board.power_w == Figure(14.5, "a meter at the plug, ten minutes", measured=True)
    assert board.peak_int8_tops == Figure(67.0, "data sheet, page 1", measured=False)
    assert board.price == Price(249.0, "USD", "a shop", datetime.date(2026, 1, 31))


def test_an_unknown_device_is_told_with_the_known_ones() -> None:
    with pytest.raises(BadConfig, match=r"^\.\./cpu: is not a known device\. Choose one of: .*cpu"):
        load_profile("../cpu")


def test_all_faults_are_told_at_once(file: Path) -> None:
    file.write_text(
        """
        name = " "
        family = "boards"
        machines = []
        engines = ["tensorrt", "abacus"]
        precisions = ["f16", "f16"]
        threads = -1
        colour = "green"
        memory_budget_mb = 4000
        power_w = { value = 0, source = "data sheet", unit = "W" }
        peak_int8_tops = { value = true }
        bandwidth_gb_s = { value = inf, source = "data sheet", measured = "yes" }
        price = { amount = 249, currency = "dollars", source = "a shop", date = "2026-01-31" }
        """
    )
    with pytest.raises(BadConfig) as told:
        read_profile(file)
    assert told.value.on == "board.toml"
    assert told.value.what.split("; ") == [
        "bandwidth_gb_s.measured should be true or false",
        "bandwidth_gb_s.value should be a number above 0",
        "colour is no key we know",
        "engines should hold only onnxruntime, openvino, onnxruntime-cuda, onnxruntime-tensorrt, tensorrt",
        "family should be one of cpu, jetson, raspberry-pi, server",
        "machines should be a list of texts",
        "memory_budget_mb should be a table",
        "name should be a text",
        "peak_int8_tops.source is missing",
        "peak_int8_tops.value should be a number above 0",
        "power_w.unit is no key we know",
        "power_w.value should be a number above 0",
        "precisions should name nothing twice",
        "price.currency should be three letters such as USD",
        "price.date should be a date such as 2026-01-31",
        "threads should be a whole number, 0 or above",
        "title is missing",
    ]


def test_a_file_of_another_name_is_refused(file: Path) -> None:
    with pytest.raises(BadConfig, match="names the device 'board'"):
        read_profile(file.rename(file.with_name("jetson.toml")))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match=r"absent\.toml: cannot be read"):
        read_profile(tmp_path / "absent.toml")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.binary() | st.text().map(str.encode) | st.just(b"a = " + b"[" * 9999) | st.just(b"a = " + b"1" * 9999)
)
def test_any_content_gives_a_plain_error(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(BadConfig):
        read_profile(file)


def test_this_device_is_described() -> None:
    device = this_device()
    assert device.machine == platform.machine()
    assert device.cpu_model
    assert 1 <= device.cores <= (os.cpu_count() or 1)
    assert device.os.startswith(platform.system())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell these")
def test_memory_and_affinity_on_linux() -> None:
    assert this_device().memory_bytes == pytest.approx(
        os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"), rel=0.01
    )
    code = """
import os
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from xvlm.runtimes import this_device
print(this_device().cores)
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"1\n"
