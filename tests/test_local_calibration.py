"""A clinic's own calibration: fitted on its images, signed, and refused when anything about it is wrong."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from tiny_bundle import seal_tiny_bundle, thresholds
from xvlm.bench.local_calibration import calibrate_locally, labelled_studies
from xvlm.cli import main
from xvlm.errors import BadData, BadInput
from xvlm.explain import Session
from xvlm.explain.phantom_dicom import write_phantom_dicom
from xvlm.models.phantom import Lesion, make_phantom
from xvlm.runtimes import Calibration, default_bundle_path, verify_bundle
from xvlm.runtimes.calibration_overlay import (
    CalibrationOverlay,
    LocalCalibration,
    LocalFinding,
    Quality,
    read_overlay,
    sign_overlay,
)
from xvlm.runtimes.signatures.calibration_keys import (
    own_private_key,
    public_key_of,
    read_private_key,
    trusted_keys,
)

SCHEMA = Path(__file__).parents[1] / "docs" / "explanation.schema.json"
SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
TRUSTED = frozenset({public_key_of(SIGNER)})
CHANGED = "was changed after it was signed"
FUZZ = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
# Of the labelled phantoms: with an effusion, without, and pictures that are no chest.
WITH, WITHOUT, NO_CHEST = 32, 32, 2


def a_calibration(**changes: Any) -> LocalCalibration:
    """Of the tiny bundle: one finding refitted, one kept."""
    calibration = LocalCalibration(
        bundle="tiny",
        bundle_version="1.0.0",
        bundle_sha256="0" * 64,
        engine="onnxruntime",
        made="2026-02-03",
        images=80,
        patients=70,
        refused=2,
        operating_point="few_false_alarms",
        findings=(
            LocalFinding("Cardiomegaly", 3, 67, Quality(0.2, None, 0.9), kept="3 patients with it"),
            LocalFinding(
                "Effusion",
                33,
                37,
                Quality(0.2, 0.5, 0.9),
                Calibration("Effusion", 0.75, -1.5, thresholds(0.2)),
                Quality(0.1, 0.6, 0.85),
            ),
        ),
    )
    return dataclasses.replace(calibration, **changes)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A signed calibration."""
    path = tmp_path / "clinic.calibration.json"
    path.write_bytes(sign_overlay(a_calibration(), SIGNER))
    return path


def test_what_is_signed_is_read(file: Path) -> None:
    overlay = read_overlay(file, TRUSTED)
    assert overlay.as_json() == a_calibration().as_json()
    assert overlay.findings == a_calibration().findings
    assert overlay.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert {overlay.public_key} == TRUSTED


def leaves(value: object) -> list[tuple[Any, ...]]:
    """Paths to the values in a JSON value that hold no others."""
    if not isinstance(value, dict | list):
        return [()]
    items = value.items() if isinstance(value, dict) else enumerate(value)
    return [(key, *rest) for key, item in items for rest in leaves(item)]


LEAVES = leaves(json.loads(sign_overlay(a_calibration(), SIGNER)))


@pytest.mark.parametrize("place", LEAVES, ids=lambda place: ".".join(map(str, place)))
def test_every_changed_value_is_found(file: Path, place: tuple[Any, ...]) -> None:
    content = json.loads(file.read_bytes())
    *path, last = place
    parent = content
    for key in path:
        parent = parent[key]
    old = parent[last]
    parent[last] = old[:-1] + ("1" if old[-1] == "0" else "0") if isinstance(old, str) else 0.123
    file.write_text(json.dumps(content, sort_keys=True, indent=1) + "\n")
    says = "not trusted here" if last == "public_key" else CHANGED
    with pytest.raises(BadInput, match=f"^{file.name}: .*{says}"):
        read_overlay(file, TRUSTED)


@FUZZ
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_every_changed_byte_is_found(file: Path, place: int, bit: int) -> None:
    content = bytearray(original := sign_overlay(a_calibration(), SIGNER))
    content[place % len(content)] ^= 1 << bit
    file.write_bytes(content)
    with pytest.raises(BadInput):
        read_overlay(file, TRUSTED)
    file.write_bytes(original)
    assert read_overlay(file, TRUSTED)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content + b" ",
        lambda content: content.replace(b"0.75", b"0.750"),
        lambda content: content.replace(b'"images": 80', b'"images": 9, "images": 80'),
    ],
)
def test_the_same_values_written_otherwise_are_a_change(file: Path, change: Callable[[bytes], bytes]) -> None:
    content = file.read_bytes()
    assert change(content) != content
    file.write_bytes(change(content))
    with pytest.raises(BadInput, match=CHANGED):
        read_overlay(file, TRUSTED)


def test_an_unknown_signer_is_refused(file: Path) -> None:
    file.write_bytes(sign_overlay(a_calibration(), Ed25519PrivateKey.generate()))
    with pytest.raises(BadInput, match="signed with a key that is not trusted here") as told:
        read_overlay(file, TRUSTED)
    assert "--trust" in told.value.fix
    with pytest.raises(BadInput, match="not trusted here"):
        read_overlay(file, frozenset())


def test_a_later_format_is_told_from_a_change(file: Path) -> None:
    file.write_bytes(sign_overlay(a_calibration(schema=2), SIGNER))
    with pytest.raises(BadInput, match="another version of the format"):
        read_overlay(file, TRUSTED)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"made": "yesterday"}, "made should be a day"),
        ({"images": -1}, "images should be a whole number"),
        ({"findings": a_calibration().findings[1:] * 2}, "findings should name nothing twice"),
        ({"bundle_sha256": "short"}, "bundle_sha256 should be a sha256"),
    ],
)
def test_a_signature_makes_nothing_whole(file: Path, wrong: dict[str, Any], says: str) -> None:
    file.write_bytes(sign_overlay(a_calibration(**wrong), SIGNER))
    with pytest.raises(BadInput, match=says):
        read_overlay(file, TRUSTED)


@FUZZ
@given(st.binary() | st.sampled_from([b"[" * 99_999, b'{"overlay": {}, "signature": 1}', b" " * 1_000_001]))
def test_any_other_file_is_one_plain_error(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(BadInput, match=f"^{file.name}: is "):
        read_overlay(file, TRUSTED)


def test_a_missing_file_is_one_plain_error(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.json", tmp_path):
        with pytest.raises(BadInput, match="cannot be read"):
            read_overlay(path, TRUSTED)


def read_for(folder: Path, file: Path) -> CalibrationOverlay:
    """The overlay, made for the bundle in a folder."""
    sha256 = verify_bundle(folder).sha256
    file.write_bytes(sign_overlay(a_calibration(bundle_sha256=sha256), SIGNER))
    return read_overlay(file, TRUSTED)


def test_only_what_was_refitted_takes_the_bundle_s_place(tmp_path: Path, file: Path) -> None:
    bundle = seal_tiny_bundle(tmp_path / "tiny")
    kept, refitted = read_for(bundle.path, file).over(bundle)
    assert kept == bundle.calibration[0]
    assert refitted == a_calibration().findings[1].refitted


def test_another_bundle_is_refused(tmp_path: Path, file: Path) -> None:
    overlay = read_for(seal_tiny_bundle(tmp_path / "tiny").path, file)
    other = seal_tiny_bundle(tmp_path / "other", version="1.0.1")
    with pytest.raises(
        BadInput, match=r"made for the bundle tiny 1\.0\.0, sha256 .* this one is tiny 1\.0\.1"
    ):
        overlay.over(other)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has no key yet."""
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "config"))
    return tmp_path / "config" / "xvlm"


def test_a_key_is_made_once_and_for_its_owner_alone(home: Path) -> None:
    assert trusted_keys() == frozenset()
    first = own_private_key()
    assert public_key_of(own_private_key()) == public_key_of(first)
    assert trusted_keys() == {public_key_of(first)}
    private, public = sorted(home.iterdir())
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert b"PRIVATE" in private.read_bytes()
    assert b"PRIVATE" not in public.read_bytes()


def test_a_key_that_cannot_be_kept_is_one_plain_error(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "plain").touch()
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "plain"))
    with pytest.raises(BadInput, match="cannot be kept here") as told:
        own_private_key()
    assert "--key" in told.value.fix
    assert not home.exists()


def test_other_keys_are_refused(tmp_path: Path) -> None:
    pem = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    files = {
        "ed25519.pem": SIGNER.private_bytes(*pem),
        "public.pem": SIGNER.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        "curve.pem": generate_private_key(SECP256R1()).private_bytes(*pem),
        "letter.pem": b"dear",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert public_key_of(read_private_key(tmp_path / "ed25519.pem")) in TRUSTED
    assert trusted_keys([tmp_path / "public.pem"]) == TRUSTED
    for name in ("public.pem", "curve.pem", "letter.pem", "absent.pem"):
        with pytest.raises(BadInput, match=name):
            read_private_key(tmp_path / name)
    for name in ("ed25519.pem", "curve.pem", "letter.pem", "absent.pem"):
        with pytest.raises(BadInput, match=name):
            trusted_keys([tmp_path / name])


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clinic's labelled folder: effusions, few large hearts, nodules never labelled."""
    folder = tmp_path_factory.mktemp("clinic")
    rows = []
    for number in range(WITH + WITHOUT):
        ill = number < WITH
        lesions = [Lesion("effusion", "left" if number % 2 else "right")] if ill else []
        write_phantom_dicom(folder / f"{number}.dcm", make_phantom(128, lesions, seed=number))
        labels = {"Effusion": int(ill), "Cardiomegaly": int(number % 16 == 0)}
        rows.append({"image_id": f"i{number}", "patient_id": f"p{number}", "path": f"{number}.dcm"} | labels)
    for number in range(NO_CHEST):
        noise = np.random.default_rng(number).integers(0, 255, (200, 200), np.uint8)
        Image.fromarray(noise).save(folder / f"noise{number}.png")
        rows.append(rows[0] | {"image_id": f"n{number}", "patient_id": "", "path": f"noise{number}.png"})
    with (folder / "index.csv").open("w", newline="") as table:
        writer = csv.DictWriter(table, [*rows[0], "split", "Nodule"], restval="")
        writer.writeheader()
        writer.writerows(rows)
    return folder


@pytest.fixture
def xvlm(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """The command line; gives the exit code and both streams."""
    del home

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["xvlm", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        return int(stopped.value.code or 0), *capsys.readouterr()

    return run


def test_a_clinic_calibrates_and_explains_with_it(
    clinic: Path, tmp_path: Path, xvlm: Callable[..., tuple[int, str, str]]
) -> None:
    out = tmp_path / "clinic.calibration.json"
    before = verify_bundle(default_bundle_path())
    code, printed, errors = xvlm("calibrate", "--data", clinic, "--out", out, "--json")
    assert code == 0, errors
    summary = json.loads(printed)
    assert (summary["refused"], summary["images"], summary["patients"]) == (NO_CHEST, 64, 64)
    found = {finding["key"]: finding for finding in summary["findings"]}
    assert "kept" not in found["effusion"]
    assert found["effusion"]["after"]["calibration_error"] < found["effusion"]["before"]["calibration_error"]
    assert found["cardiomegaly"]["kept"] == "patients with it: 4, needed: 30"
    assert found["nodule"]["kept"] == "patients with it: 0, needed: 30"
    assert found["nodule"]["before"]["sensitivity"] is None
    assert verify_bundle(default_bundle_path()) == before

    scan = clinic / "0.dcm"
    with_it = ("explain", scan, "--calibration", out)
    code, printed, errors = xvlm(*with_it, "--operating-point", "sensitivity-90", "--format", "json")
    assert code == 0, errors
    explanation = json.loads(printed)["explanation"]
    jsonschema.validate(explanation, json.loads(SCHEMA.read_text()))
    limits = {each["key"]: each["threshold"] for each in explanation["findings"] + explanation["absent"]}
    assert limits["effusion"] == found["effusion"]["thresholds"]["sensitivity_90"]
    bundle = {curve.key: curve.thresholds["sensitivity_90"] for curve in before.calibration}
    assert all(limit == bundle[key] for key, limit in limits.items() if key != "effusion")
    provenance = explanation["provenance"]
    assert provenance["calibration"] == summary["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert (provenance["calibrated"], provenance["operating_point"]) == (summary["made"], "sensitivity_90")

    code, printed, errors = xvlm(*with_it)
    assert code == 0, errors
    assert f"Thresholds of this clinic, {summary['made']}: few false alarms" in " ".join(printed.split())

    tampered = out.read_text().replace('"images": 64', '"images": 65')
    assert tampered != out.read_text()
    out.write_text(tampered)
    code, printed, errors = xvlm(*with_it)
    assert (code, printed, errors.count("error")) == (2, "", 1)
    assert CHANGED in errors


def test_a_key_of_one_s_own_needs_trust(
    clinic: Path, tmp_path: Path, xvlm: Callable[..., tuple[int, str, str]]
) -> None:
    """Few images are enough here, so the table says that all findings are kept."""
    (tmp_path / "few").mkdir()
    rows = (clinic / "index.csv").read_text().splitlines()[:4]
    (tmp_path / "few" / "index.csv").write_text("\n".join(rows) + "\n")
    for number in range(3):
        (tmp_path / "few" / f"{number}.dcm").write_bytes((clinic / f"{number}.dcm").read_bytes())
    key, public, out = (tmp_path / name for name in ("key.pem", "public.pem", "clinic.json"))
    key.write_bytes(SIGNER.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public.write_bytes(SIGNER.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    code, printed, errors = xvlm("calibrate", "--data", tmp_path / "few", "--out", out, "--key", key)
    assert code == 0, errors
    assert "Kept as the bundle has them, for want of patients" in printed
    assert "--trust" in errors
    code, printed, errors = xvlm("explain", clinic / "0.dcm", "--calibration", out)
    assert (code, printed) == (2, "")
    assert "not trusted here" in errors
    code, printed, errors = xvlm("explain", clinic / "0.dcm", "--calibration", out, "--trust", public)
    assert code == 0, errors
    assert "Thresholds of this clinic" in printed


def test_images_of_one_patient_are_one_case(clinic: Path, session: Session) -> None:
    studies = [
        dataclasses.replace(study, patient_id=f"p{number % 20}")
        for number, study in enumerate(labelled_studies(clinic))
    ]
    made = calibrate_locally(session, studies)
    effusion = next(finding for finding in made.findings if finding.key == "effusion")
    assert made.patients == effusion.patients_with == 20
    assert effusion.kept == "patients with it: 20, needed: 30"


def test_a_folder_of_no_chests_is_one_error(clinic: Path, session: Session) -> None:
    noise = [study for study in labelled_studies(clinic) if study.path.suffix == ".png"]
    with pytest.raises(BadData, match="all 2 images were refused"):
        calibrate_locally(session, noise)


def test_images_without_labels_are_one_error(tmp_path: Path) -> None:
    write_phantom_dicom(tmp_path / "a.dcm", make_phantom(128))
    (tmp_path / "index.csv").write_text("image_id,patient_id,split,path,effusion\na,a,,a.dcm,\n")
    with pytest.raises(BadData, match="no image has a label"):
        labelled_studies(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["calibrate", "--data", "CLINIC", "--out", "."], "is a folder"),
        (["calibrate", "--data", "CLINIC", "--out", "c.json", "--key", "absent.pem"], "absent.pem"),
        (["calibrate", "--data", "CLINIC", "--out", "c.json", "--split", "dream"], "dream"),
        (["calibrate", "--data", ".", "--out", "c.json"], "index.csv"),
        (["explain", "--demo", "--operating-point", "luck"], "few-false-alarms, best-f1, sensitivity-90"),
        (["explain", "--demo", "--calibration", "absent.json"], "absent.json"),
        (["explain", "--demo", "--trust", "public.pem"], "--calibration"),
    ],
)
def test_bad_input_is_one_plain_error(
    arguments: list[str],
    says: str,
    clinic: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    xvlm: Callable[..., tuple[int, str, str]],
) -> None:
    monkeypatch.chdir(tmp_path)
    code, printed, errors = xvlm(*(clinic if part == "CLINIC" else part for part in arguments))
    assert (code, printed, errors.count("error")) == (2, "", 1)
    assert says in errors
    assert list(tmp_path.iterdir()) == []
