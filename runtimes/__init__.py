"""Bundles, and the engines that run them.

    from xvlm.runtimes import default_bundle_path, open_engine, read_bundle

    bundle = read_bundle(default_bundle_path())   # every file is checked
    engine = open_engine(bundle)                  # the bundle's engine, or the next best one here
    outputs = engine.run("encode", {"image": image})

No engine's package is imported before one is opened.
"""

from .availability import Availability
from .bundle import Bundle, default_bundle_path, read_bundle, verify_bundle
from .calibration import OPERATING_POINTS, Calibration, FindingCalibration, OperatingPoint
from .device import Device, this_device
from .engine import Engine, engines, open_engine
from .manifest import Manifest
from .specs import GraphSpec, TensorSpec

__all__ = [
    "OPERATING_POINTS",
    "Availability",
    "Bundle",
    "Calibration",
    "Device",
    "Engine",
    "FindingCalibration",
    "GraphSpec",
    "Manifest",
    "OperatingPoint",
    "TensorSpec",
    "default_bundle_path",
    "engines",
    "open_engine",
    "read_bundle",
    "this_device",
    "verify_bundle",
]
