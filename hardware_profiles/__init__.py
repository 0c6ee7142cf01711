"""Devices as data: one TOML file a device, read into a `HardwareProfile`.

    from xvlm.hardware_profiles import list_profiles, load_profile

    list_profiles()              # ("cpu", ...)
    load_profile("cpu").engines  # ("onnxruntime", "openvino")

A figure that nobody knows is left out of the file; it is never guessed.
"""

from .profile import Figure, HardwareProfile, Price, list_profiles, load_profile, read_profile

__all__ = ["Figure", "HardwareProfile", "Price", "list_profiles", "load_profile", "read_profile"]
