"""The roofline: operations a second against operations a byte, and where the measured answers lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ....run.costs import GraphCost
from ...estimates import Roofs
from .chart import Chart, around


@dataclass(frozen=True)
class Roofed:
    """A device under its roof; `seconds` of the answer."""

    style: str
    name: str
    roofs: Roofs
    seconds: float


def roofline_chart(cost: GraphCost, devices: Sequence[Roofed], x_label: str, y_label: str, alt: str) -> str:
    """Each device's roof as a line, and its answer as a dot below it."""
    operations = cost.int8_ops + cost.float_ops
    intensity = operations / (cost.weight_bytes + cost.activation_bytes)
    x = around([intensity / 30, intensity * 30], x_label)
    peaks = [device.roofs.int8 for device in devices]
    y = around([*peaks, *(operations / device.seconds for device in devices)], y_label)
    chart = Chart(x, y, alt)
    marks = []
    for device in devices:
        ridge = min(max(device.roofs.int8 / device.roofs.memory, x.low), x.high)
        roof = [(at, min(device.roofs.int8, at * device.roofs.memory)) for at in (x.low, ridge, x.high)]
        marks.append(chart.line(roof, f"line {device.style}"))
        marks.append(chart.dot(intensity, operations / device.seconds, f"dot {device.style}", device.name))
    return chart.svg(marks)
