"""What xvlm knows about a device, and the loader of its TOML file."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import BadConfig
from .table import (
    Reader,
    TableFaults,
    currency,
    date,
    flag,
    name_from,
    names_from,
    positive,
    read_table,
    text,
    texts,
    whole,
)

ENGINES = ("onnxruntime", "openvino", "onnxruntime-cuda", "onnxruntime-tensorrt", "tensorrt")
FAMILIES = ("cpu", "jetson", "raspberry-pi", "server")
PRECISIONS = ("f32", "f16", "bf16", "int8", "int4")

# The true folder: an editable install shows the files through links.
_FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Figure:
    """A number about a device, and where it comes from.

    Attributes:
        value: in the unit that the profile's field names; above zero.
        source: a data sheet and its page, or how the figure was measured.
        measured: True when it was measured on that device; otherwise it is an estimate and is
            called one wherever it is shown.
    """

    value: float
    source: str
    measured: bool = False


@dataclass(frozen=True)
class Price:
    """What a device costs: `amount` in `currency` (ISO 4217), as `source` asked on `date`."""

    amount: float
    currency: str
    source: str
    date: datetime.date


@dataclass(frozen=True)
class HardwareProfile:
    """One device.

    Attributes:
        name: what `--target` is given; also the name of the file.
        title: the device's name for a reader.
        family: the devices that are served alike, with one recipe.
        machines: the architectures it comes in, as `platform.machine()` tells them.
        engines: engines that can run on it, the best first.
        seen_as: words one of which stands in the name that the device's board, processor or GPU gives
            itself; none where the profile is of a whole kind.
        precisions: number formats that an engine may compute in.
        aliases: other names that `--target` may be given.
        tested: what of xvlm was run on it; None when nothing was.
        threads: threads to compute with; 0 stands for all cores.
        memory_gb: installed memory that its engine computes in, in GB as its maker counts them.
        memory_budget_mb: memory that one explanation may take, in MB (10^6 bytes).
        power_w: electrical power under load, in watts.
        peak_int8_tops: highest rate of dense 8-bit integer operations, in 10^12 a second; a product
            and its addition are two. Makers also quote twice as much, for weights half of which are 0.
        peak_f16_tflops: highest rate of dense 16-bit floating-point operations (f16, or bf16 where
            the device has only that), likewise.
        peak_f32_tflops: highest rate of 32-bit floating-point operations, likewise.
        bandwidth_gb_s: highest rate of memory transfers, in 10^9 bytes a second.
        price: what it costs.

    A figure or price is None when it is not known.
    """

    name: str
    title: str
    family: str
    machines: tuple[str, ...]
    engines: tuple[str, ...]
    precisions: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    seen_as: tuple[str, ...] = ()
    tested: str | None = None
    threads: int = 0
    memory_gb: Figure | None = None
    memory_budget_mb: Figure | None = None
    power_w: Figure | None = None
    peak_int8_tops: Figure | None = None
    peak_f16_tflops: Figure | None = None
    peak_f32_tflops: Figure | None = None
    bandwidth_gb_s: Figure | None = None
    price: Price | None = None


def list_profiles() -> tuple[str, ...]:
    """Names of the devices that this version knows, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def load_profile(name: str) -> HardwareProfile:
    """Read the profile of a device that this version knows, by its name or another that it has.

    Raises:
        BadConfig: when there is no such device.
    """
    if name in list_profiles():
        return read_profile(_FOLDER / f"{name}.toml")
    profiles = [load_profile(known) for known in list_profiles()]
    for profile in profiles:
        if name in profile.aliases:
            return profile
    known = ", ".join(sorted(word for profile in profiles for word in (profile.name, *profile.aliases)))
    raise BadConfig("is not a known device", on=name, fix=f"Choose one of: {known}")


def read_profile(path: Path) -> HardwareProfile:
    """Read a profile from a TOML file named after its device.

    Raises:
        BadConfig: naming everything that is wrong in the file.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        profile = HardwareProfile(**read_table(table, _PROFILE, _PROFILE_REQUIRED))
    except OSError as error:
        raise BadConfig(f"cannot be read: {error.strerror}", on=path.name) from error
    except TableFaults as faults:
        raise BadConfig(str(faults), on=path.name, fix="Correct these in the file") from faults
    except (ValueError, RecursionError) as error:
        raise BadConfig(f"is not TOML: {error}", on=path.name) from error
    if profile.name != path.stem:
        raise BadConfig(f"names the device {profile.name!r}", on=path.name, fix="Give both the same name")
    return profile


def _figure(value: object) -> Figure:
    return Figure(**read_table(value, _FIGURE, ("value", "source")))


def _price(value: object) -> Price:
    return Price(**read_table(value, _PRICE, tuple(_PRICE)))


_FIGURE: dict[str, Reader[Any]] = {"value": positive, "source": text, "measured": flag}
_PRICE: dict[str, Reader[Any]] = {"amount": positive, "currency": currency, "source": text, "date": date}
_PROFILE: dict[str, Reader[Any]] = {
    "name": text,
    "title": text,
    "family": name_from(FAMILIES),
    "machines": texts,
    "engines": names_from(ENGINES),
    "precisions": names_from(PRECISIONS),
    "aliases": texts,
    "seen_as": texts,
    "tested": text,
    "threads": whole,
    "memory_gb": _figure,
    "memory_budget_mb": _figure,
    "power_w": _figure,
    "peak_int8_tops": _figure,
    "peak_f16_tflops": _figure,
    "peak_f32_tflops": _figure,
    "bandwidth_gb_s": _figure,
    "price": _price,
}
_PROFILE_REQUIRED = ("name", "title", "family", "machines", "engines", "precisions")
