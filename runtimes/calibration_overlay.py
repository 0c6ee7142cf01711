"""A clinic's own calibration of a bundle: a small signed file that is laid over the bundle's.

    {"overlay": {what was measured and fitted, the signer's public key}, "signature": Ed25519, hexadecimal}

The signature is over the overlay's canonical JSON: sorted keys, no spaces, ASCII. The bundle's weights
and graphs are never touched.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import BadInput
from .bundle import Bundle
from .calibration import Calibration, OperatingPoint, read_calibration, read_operating_point
from .json_field import Field, FieldError, parse_json, read_sha256, read_word
from .performance import Count, Detection
from .signatures.calibration_keys import is_signed, public_key_of, sign

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SCHEMA = 1
_MAX_BYTES = 1_000_000
_HEX_32, _HEX_64 = "[0-9a-f]{64}", "[0-9a-f]{128}"
_MAKE_AGAIN = "Copy it again from where it came, or make it again with `xvlm calibrate`"


@dataclass(frozen=True)
class Quality:
    """How well a finding was answered on the clinic's images; None where there was nothing to measure.

    Attributes:
        calibration_error: mean gap between said and seen frequency, in [0, 1].
        sensitivity, specificity: in [0, 1].
    """

    calibration_error: float | None
    sensitivity: float | None
    specificity: float | None


@dataclass(frozen=True)
class LocalFinding:
    """One finding on the clinic's images.

    Attributes:
        key: the finding, in the table of findings.
        patients_with, patients_without: how many had an image with it, and one without it.
        before: with the bundle's calibration.
        refitted: the clinic's calibration; None where the bundle's is kept.
        after: with the clinic's, each patient answered by a fit on the others; None where the
            bundle's is kept.
        kept: why the bundle's is kept; empty where it was refitted.
    """

    key: str
    patients_with: int
    patients_without: int
    before: Quality
    refitted: Calibration | None = None
    after: Quality | None = None
    kept: str = ""


@dataclass(frozen=True, kw_only=True)
class LocalCalibration:
    """What was measured and fitted on a clinic's images.

    Attributes:
        bundle, bundle_version, bundle_sha256: what was calibrated.
        engine: that answered.
        made: the day, as YYYY-MM-DD.
        images, patients: that were answered; refused: images that got no findings and do not count.
        operating_point: at which sensitivity and specificity are told.
        findings: in the bundle's order.
        schema: version of the format.
    """

    bundle: str
    bundle_version: str
    bundle_sha256: str
    engine: str
    made: str
    images: int
    patients: int
    refused: int
    operating_point: OperatingPoint
    findings: tuple[LocalFinding, ...]
    schema: int = SCHEMA

    def as_json(self) -> dict[str, Any]:
        """As plain JSON values."""
        content = {field.name: getattr(self, field.name) for field in fields(LocalCalibration)}
        return content | {"findings": [_write_finding(finding) for finding in self.findings]}


@dataclass(frozen=True, kw_only=True)
class CalibrationOverlay(LocalCalibration):
    """A local calibration that was read from a file and whose signature was verified.

    Attributes:
        path: the file.
        sha256: of its bytes.
        public_key: of the signer.
    """

    path: Path
    sha256: str
    public_key: str

    def check_bundle(self, bundle: Bundle) -> None:
        """Refuse a bundle that the overlay was not made for.

        Raises:
            BadInput: naming both.
        """
        if self.bundle_sha256 != bundle.sha256:
            made_for = f"{self.bundle} {self.bundle_version}, sha256 {self.bundle_sha256[:12]}"
            this = f"{bundle.name} {bundle.version}, sha256 {bundle.sha256[:12]}"
            raise BadInput(
                f"was made for the bundle {made_for}, and this one is {this}",
                on=self.path.name,
                fix="Make one for this bundle with `xvlm calibrate`",
            )

    def over(self, bundle: Bundle) -> tuple[Calibration, ...]:
        """The bundle's calibration with the clinic's in the place of what was refitted.

        Raises:
            BadInput: see `check_bundle`.
        """
        self.check_bundle(bundle)
        refitted = {finding.key: finding.refitted for finding in self.findings if finding.refitted}
        return tuple(refitted.get(finding.key, finding) for finding in bundle.calibration)

    def detections(self, point: OperatingPoint) -> dict[str, Detection | None]:
        """Of each refitted finding how often it is found, counted in patients; None where not measured.

        Args:
            point: in use; figures of another were not measured.
        """
        refitted = [finding for finding in self.findings if finding.refitted]
        return {finding.key: self._detection(finding, point) for finding in refitted}

    def _detection(self, finding: LocalFinding, point: OperatingPoint) -> Detection | None:
        after = finding.after if point == self.operating_point else None
        if after is None or after.sensitivity is None or after.specificity is None:
            return None
        ill, well = finding.patients_with, finding.patients_without
        found, right = round(after.sensitivity * ill), round(after.specificity * well)
        return Detection(Count(found, ill), Count(well - right, well))


def sign_overlay(calibration: LocalCalibration, private: Ed25519PrivateKey) -> bytes:
    """The content of an overlay's file."""
    overlay = calibration.as_json() | {"public_key": public_key_of(private)}
    return _file(overlay, sign(_canonical(overlay), private))


def read_overlay(path: Path, trusted: Collection[str]) -> CalibrationOverlay:
    """Read an overlay whose signer is trusted.

    Args:
        path: written from `sign_overlay`.
        trusted: public keys, see `calibration_keys.trusted_keys`.

    Raises:
        BadInput: it cannot be read, is no overlay, comes from an unknown signer, was changed after
            it was signed, or is of a later format.
    """
    content = _read(path)
    try:
        root = parse_json(content).record("overlay", "signature")
        overlay = root["overlay"].table()
        signer = overlay.get("public_key", Field(None, "overlay.public_key")).text(_HEX_32, "a public key")
        signature = root["signature"].text(_HEX_64, "a signature")
    except (FieldError, ValueError, RecursionError) as error:
        what = f"is no calibration that `xvlm calibrate` wrote ({error})"
        raise BadInput(what, on=path.name, fix="Give one that it wrote") from error
    if signer not in trusted:
        raise BadInput(
            f"is signed with a key that is not trusted here ({signer[:16]})",
            on=path.name,
            fix="Ask whoever made it for their public key, and give that with --trust",
        )
    if not _is_as_signed(content, root["overlay"].value, signature, signer):
        raise BadInput("was changed after it was signed", on=path.name, fix=_MAKE_AGAIN)
    if overlay.get("schema", Field(None, "")).value != SCHEMA:
        what = f"is of another version of the format, and this xvlm knows only {SCHEMA}"
        raise BadInput(what, on=path.name, fix="Update xvlm, or make it again with `xvlm calibrate`")
    try:
        calibration = _read_calibration(root["overlay"])
    except FieldError as error:
        raise BadInput(f"is no whole calibration: {error}", on=path.name, fix=_MAKE_AGAIN) from error
    sha256 = hashlib.sha256(content).hexdigest()
    return CalibrationOverlay(**vars(calibration), path=path, sha256=sha256, public_key=signer)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except OSError as fault:
        what = f"cannot be read ({fault.strerror})"
        raise BadInput(what, on=path.name, fix="Name a file that `xvlm calibrate` wrote") from fault
    if len(content) > _MAX_BYTES:
        raise BadInput("is too long for a calibration", on=path.name, fix=_MAKE_AGAIN)
    return content


def _is_as_signed(content: bytes, overlay: object, signature: str, signer: str) -> bool:
    try:
        return is_signed(_canonical(overlay), signature, signer) and content == _file(overlay, signature)
    except (ValueError, RecursionError):  # No signer wrote what cannot be written.
        return False


def _canonical(overlay: object) -> bytes:
    return json.dumps(overlay, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def _file(overlay: object, signature: str) -> bytes:
    content = {"overlay": overlay, "signature": signature}
    return json.dumps(content, sort_keys=True, indent=1, allow_nan=False).encode("ascii") + b"\n"


def _write_finding(finding: LocalFinding) -> dict[str, Any]:
    content: dict[str, Any] = {
        "key": finding.key,
        "patients_with": finding.patients_with,
        "patients_without": finding.patients_without,
        "before": asdict(finding.before),
    }
    if finding.refitted is None or finding.after is None:
        return content | {"kept": finding.kept}
    return content | {"after": asdict(finding.after)} | finding.refitted.as_json()


def _read_calibration(field: Field) -> LocalCalibration:
    keys = field.record(*(each.name for each in fields(LocalCalibration)), "public_key")
    findings = tuple(_read_finding(item) for item in keys["findings"].array())
    if len({finding.key for finding in findings}) < len(findings):
        raise FieldError(keys["findings"].key, "should name nothing twice")
    return LocalCalibration(
        bundle=read_word(keys["bundle"]),
        bundle_version=read_word(keys["bundle_version"]),
        bundle_sha256=read_sha256(keys["bundle_sha256"]),
        engine=read_word(keys["engine"]),
        made=keys["made"].text(r"\d{4}-\d{2}-\d{2}", "a day as YYYY-MM-DD"),
        images=keys["images"].integer(0),
        patients=keys["patients"].integer(0),
        refused=keys["refused"].integer(0),
        operating_point=read_operating_point(keys["operating_point"]),
        findings=findings,
    )


def _read_finding(field: Field) -> LocalFinding:
    table = field.table()
    curve = ("slope", "intercept", "thresholds")
    rest = ("kept",) if "kept" in table else ("after", *curve)
    keys = field.record("key", "patients_with", "patients_without", "before", *rest)
    common = (
        read_word(keys["key"]),
        keys["patients_with"].integer(0),
        keys["patients_without"].integer(0),
        _read_quality(keys["before"]),
    )
    if "kept" in table:
        return LocalFinding(*common, kept=keys["kept"].text(".{1,200}", "a reason"))
    refitted = read_calibration(Field({key: keys[key].value for key in ("key", *curve)}, field.key))
    return LocalFinding(*common, refitted=refitted, after=_read_quality(keys["after"]))


def _read_quality(field: Field) -> Quality:
    keys = field.record(*(each.name for each in fields(Quality)))
    return Quality(**{name: None if key.value is None else key.number(0, 1) for name, key in keys.items()})
