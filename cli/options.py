"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import BadInput
from . import completion

if TYPE_CHECKING:
    from ..explain.session import Session
    from ..runtimes.calibration import OperatingPoint

BundleOption = Annotated[Path | None, typer.Option(help="Folder of a bundle; the shipped one if not given.")]
EngineOption = Annotated[
    str | None,
    typer.Option(
        autocompletion=completion.engines,
        help="onnxruntime, openvino, onnxruntime-cuda, onnxruntime-tensorrt or tensorrt; the bundle's choice "
        "if not given.",
    ),
]
ThreadsOption = Annotated[
    int | None, typer.Option(min=1, help="Threads of the engine; as the profile says if not given.")
]
PublicKeyOption = Annotated[
    list[Path] | None,
    typer.Option(
        help="Public key (PEM) that the bundle must be signed with; $XVLM_TRUSTED_KEYS, or the key in "
        "~/.config/xvlm/trusted-bundle-key.pem, if not given."
    ),
]
OperatingPointOption = Annotated[
    str | None,
    typer.Option(
        autocompletion=completion.operating_points,
        help="How readily a finding is raised. few-false-alarms: in at most 1 of 10 radiographs without "
        "it. best-f1: the best balance of missed and falsely raised. sensitivity-90: in 9 of 10 that "
        "have it, with many more false alarms. Measured where the thresholds were fitted; the bundle's "
        "choice if not given.",
    ),
]
CalibrationOption = Annotated[
    Path | None, typer.Option(help="A clinic's own thresholds, written by `xvlm calibrate`.")
]
TrustOption = Annotated[
    list[Path] | None,
    typer.Option(help="Public key (PEM) of who signed --calibration; your own key if not given."),
]
AgeOption = Annotated[
    int | None,
    typer.Option(metavar="YEARS", min=0, max=130, help="The patient's age, for files that do not hold it."),
]
DEVICE_NAMES = ("--target", "--device")
SplitOption = Annotated[
    str | None, typer.Option(help="Value of the index's column split; all rows if not given.")
]


def session_opener(
    bundle: Path | None,
    engine: str | None,
    public_key: list[Path] | None,
    operating_point: str | None,
    calibration: Path | None,
    trust: list[Path] | None,
    threads: int | None = None,
) -> Callable[[], Session]:
    """Check these options, and give what opens the session that they ask for; see `explain.open_session`."""
    from ..explain import open_session
    from ..runtimes.calibration_overlay import read_overlay
    from ..runtimes.signatures.bundle_keys import trusted_bundle_keys
    from ..runtimes.signatures.calibration_keys import trusted_keys

    if trust and not calibration:
        raise BadInput("there is nothing to check with this key", on="--trust", fix="Add --calibration")
    point = _operating_point(operating_point)
    overlay = read_overlay(calibration, trusted_keys(trust or ())) if calibration else None
    signers = trusted_bundle_keys(public_key or ())
    return lambda: open_session(bundle, engine, overlay, point, signers, threads)


def _operating_point(given: str | None) -> OperatingPoint | None:
    from ..runtimes.calibration import OPERATING_POINTS

    names = {point.replace("_", "-"): point for point in OPERATING_POINTS}
    if given is not None and given not in names:
        what = f"there is no operating point «{given}»"
        raise BadInput(what, on="--operating-point", fix=f"Choose from {', '.join(names)}")
    return None if given is None else names[given]
