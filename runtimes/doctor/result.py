"""What is examined, and what a check finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ...errors import BadInput
from ...hardware_profiles import HardwareProfile, load_profile
from ..bundle import default_bundle_path, verify_bundle
from ..device import Device, this_device

State = Literal["good", "note", "bad", "on the device"]


@dataclass(frozen=True)
class Result:
    """What one check found.

    Attributes:
        check: what was looked at.
        state: «good»; «note», when it works but is worth knowing; «bad», when it will not work; «on the
            device», when it can only be seen there.
        found: what is there, in a few words.
        fix: what to do where it is not good; else empty.
    """

    check: str
    state: State
    found: str
    fix: str = ""


@dataclass(frozen=True)
class Case:
    """What is asked: shall a bundle run on this device, and shall one be made here?

    Attributes:
        device: that is examined.
        bundle: folder of the bundle that is to run; None where there is none yet.
        profile: of the device that bundles are for.
        builds: whether a bundle is to be made here.
        work: folder that the work is done in.
        public_keys: PEM files of keys that are trusted; as the clinic has configured where empty.
    """

    device: Device
    bundle: Path | None
    profile: HardwareProfile
    builds: bool
    work: Path
    public_keys: tuple[Path, ...] = ()

    @classmethod
    def of(cls, bundle: Path | None, target: str | None, public_keys: Sequence[Path] = ()) -> Case:
        """This device in the present folder.

        Args:
            bundle: if not given, the shipped one where it is for the target.
            target: device that a bundle is to be made for; if not given, none is to be made.

        Raises:
            BadConfig: there is no such device.
        """
        made_for = _target_of(bundle or default_bundle_path())
        profile = load_profile(target or made_for)
        shipped = default_bundle_path() if profile.name == made_for else None
        builds = target is not None
        return cls(this_device(), bundle or shipped, profile, builds, Path.cwd(), tuple(public_keys))

    @property
    def runs(self) -> bool:
        """Whether bundles for the target can run on the device that is examined."""
        return self.device.machine in self.profile.machines


def _target_of(bundle: Path) -> str:
    """The device that a bundle was made for; that of the shipped one where this one does not tell."""
    try:
        return load_profile(verify_bundle(bundle).target).name
    except BadInput:
        return "cpu"


Check = Callable[[Case], Iterable[Result]]
