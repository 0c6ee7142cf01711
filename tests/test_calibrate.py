"""A clinic calibrates on its own cases and explains with it; its keys are its own."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import json
import stat
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import jsonschema
import numpy as np
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from PIL import Image
from xvlm.bench.local_calibration import calibrate_locally, labelled_studies
from xvlm.cli import main
from xvlm.errors import BadData, BadInput
from xvlm.explain import Session
from xvlm.explain.gatekeeper import refuse_on_sight
from xvlm.explain.phantom_dicom import write_phantom_dicom
from xvlm.explain.session import Seen
from xvlm.models.canvas import lay
from xvlm.models.phantom import Lesion, Phantom, make_phantom
from xvlm.runtimes import default_bundle_path, verify_bundle
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


# Of the labelled phantoms: with an effusion, without, and pictures that are no chest.
WITH, WITHOUT, NO_CHEST = 32, 32, 2


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


def taken_phantom(session: Session, lesions: list[Lesion], seeds: Iterator[int]) -> Phantom:
    """The next that the gate lets through: to it, phantoms are at the edge of what is like a radiograph."""
    drawn = (make_phantom(128, lesions, seed=seed) for seed in seeds)
    return next(one for one in drawn if not refuse_on_sight(see(session, one), session.bundle.gate))


def see(session: Session, phantom: Phantom) -> Seen:
    """What the encoder makes of a phantom."""
    return session.encode(lay(phantom.pixels, session.bundle.canvas_size)[0][None])


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory, session: Session) -> Path:
    """A clinic's labelled folder: effusions, few large hearts, nodules never labelled."""
    folder = tmp_path_factory.mktemp("clinic")
    rows, seeds = [], count()
    for number in range(WITH + WITHOUT):
        ill = number < WITH
        lesions = [Lesion("effusion", "left" if number % 2 else "right")] if ill else []
        write_phantom_dicom(folder / f"{number}.dcm", taken_phantom(session, lesions, seeds))
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
