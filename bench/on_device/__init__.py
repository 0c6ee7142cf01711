"""Measuring a bundle once more on the device that will run it, before it is relied on; without PyTorch.

    from xvlm.bench.on_device import verify

    verification = verify(bundle)
    verification.broken       # bounds of the recipe that do not hold here

A bundle holds what its model answered in FP32 on a few phantoms (`reference`); the engine here is compared
with that (`parity`), and held to the bounds that the bundle was sealed under (`bounds`).
"""

from .verification import EngineCheck, Verification, check_engine, verify

__all__ = ["EngineCheck", "Verification", "check_engine", "verify"]
