"""A bundle that a clinic runs is the one that was signed, by whom the clinic trusts."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_bundle import DEVICE, edit, seal_tiny_bundle
from xvlm.errors import BadInput, BundleUntrusted, MissingPackage
from xvlm.runtimes import default_bundle_path, read_bundle, verify_bundle
from xvlm.runtimes.signatures.bundle_keys import (
    BundleKey,
    make_bundle_key,
    read_bundle_key,
    trusted_bundle_keys,
)
from xvlm.runtimes.signatures.bundle_signature import check_signature, read_signature
from xvlm.runtimes.signatures.bundle_signer import sign_bundle, verify_with_library
from xvlm.runtimes.signatures.key_files import public_beside, write_key_pair

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user without keys."""
    monkeypatch.delenv("XVLM_TRUSTED_KEYS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config" / "xvlm").mkdir(parents=True)
    return tmp_path / "config" / "xvlm"


@pytest.fixture
def key(tmp_path: Path) -> BundleKey:
    """The key of the ministry, which signs; the private one is `ministry.pem`."""
    return make_bundle_key(tmp_path / "ministry.pem")


@pytest.fixture
def folder(tmp_path: Path, key: BundleKey) -> Path:
    """A signed bundle."""
    assert key.path.parent == tmp_path
    bundle = seal_tiny_bundle(tmp_path / "tiny")
    sign_bundle(bundle, tmp_path / "ministry.pem")
    return bundle.path


def xvlm(*arguments: object, **environment: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from xvlm.cli import main; main()", *map(str, arguments)]
    variables = os.environ | {name: str(value) for name, value in environment.items()}
    return subprocess.run(command, capture_output=True, text=True, env=variables)


def change_signature(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    content = json.loads((folder / "bundle.sig").read_text())
    change(content)
    (folder / "bundle.sig").write_text(json.dumps(content))


def change_statement(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    def change_payload(content: dict[str, Any]) -> None:
        statement = json.loads(base64.b64decode(content["dsseEnvelope"]["payload"]))
        change(statement)
        content["dsseEnvelope"]["payload"] = base64.b64encode(json.dumps(statement).encode()).decode()

    change_signature(folder, change_payload)


def reseal(folder: Path) -> None:
    """Change a bundle as someone would who can also make its hashes right."""
    (folder / "encode.onnx").write_bytes(b"another graph")
    edit(folder, lambda it: it["files"].update({"encode.onnx": hashlib.sha256(b"another graph").hexdigest()}))


def test_a_signed_bundle_is_read_by_who_trusts_the_key(folder: Path, key: BundleKey) -> None:
    assert read_bundle(folder, DEVICE, [key]).name == "tiny"
    assert check_signature(verify_bundle(folder), [key]) == key
    assert verify_with_library(verify_bundle(folder), key).startswith("model-signing 1.")


@pytest.mark.parametrize("curve", [ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1()], ids=lambda c: c.name)
def test_both_checks_know_every_curve(tmp_path: Path, curve: ec.EllipticCurve) -> None:
    write_key_pair(ec.generate_private_key(curve), tmp_path / "key.pem")
    bundle = seal_tiny_bundle(tmp_path / "tiny")
    sign_bundle(bundle, tmp_path / "key.pem")
    key = read_bundle_key(public_beside(tmp_path / "key.pem"))
    assert check_signature(bundle, [key]) == key
    assert verify_with_library(bundle, key)


def test_what_the_library_signed_elsewhere_is_read(tmp_path: Path, key: BundleKey) -> None:
    """Its command line, as someone without xvlm would use it."""
    bundle = seal_tiny_bundle(tmp_path / "tiny")
    command = [sys.executable, "-m", "model_signing", "sign", "key", str(bundle.path)]
    options = ["--private_key", str(tmp_path / "ministry.pem"), "--signature", str(tmp_path / "sig")]
    subprocess.run([*command, *options], check=True, capture_output=True)
    (tmp_path / "sig").rename(bundle.path / "bundle.sig")
    assert read_bundle(bundle.path, DEVICE, [key]) == bundle


def test_a_signed_bundle_may_be_renamed_and_copied(folder: Path, key: BundleKey, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "stick" / "other-name")
    assert read_bundle(tmp_path / "stick" / "other-name", DEVICE, [key])


def test_a_second_signature_replaces_the_first(folder: Path, tmp_path: Path, key: BundleKey) -> None:
    other = make_bundle_key(tmp_path / "other.pem")
    sign_bundle(verify_bundle(folder), tmp_path / "other.pem")
    assert check_signature(verify_bundle(folder), [key, other]) == other
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_unsigned_is_enough_where_no_key_is_trusted(tmp_path: Path) -> None:
    assert read_bundle(seal_tiny_bundle(tmp_path / "tiny").path, DEVICE)


def test_an_unsigned_bundle_is_refused_where_one_is(tmp_path: Path, key: BundleKey) -> None:
    bundle = seal_tiny_bundle(tmp_path / "tiny")
    with pytest.raises(BundleUntrusted, match=r"^tiny: is not signed") as told:
        read_bundle(bundle.path, DEVICE, [key])
    assert "xvlm bundle sign" in told.value.fix


def test_another_s_signature_is_refused(folder: Path, tmp_path: Path, key: BundleKey) -> None:
    other = make_bundle_key(tmp_path / "other.pem")
    with pytest.raises(BundleUntrusted, match=f"not trusted here .{key.fingerprint[:16]}") as told:
        read_bundle(folder, DEVICE, [other])
    assert "--public-key" in told.value.fix


def test_a_bundle_that_was_sealed_again_is_refused(folder: Path, key: BundleKey) -> None:
    reseal(folder)
    assert read_bundle(folder, DEVICE, [])
    with pytest.raises(BundleUntrusted, match=r"^tiny: is not what was signed"):
        read_bundle(folder, DEVICE, [key])
    with pytest.raises(BundleUntrusted, match="does not accept"):
        verify_with_library(verify_bundle(folder), key)


def test_the_statement_cannot_be_made_to_fit(folder: Path, key: BundleKey) -> None:
    reseal(folder)
    bundle = verify_bundle(folder)
    seal = hashlib.sha256((folder / "bundle.sha256").read_bytes()).hexdigest()
    hashes = {**bundle.files, "bundle.json": bundle.sha256, "bundle.sha256": seal}

    def fit(statement: dict[str, Any]) -> None:
        for resource in statement["predicate"]["resources"]:
            resource["digest"] = hashes[resource["name"]]

    change_statement(folder, fit)
    with pytest.raises(BundleUntrusted, match="is not what was signed"):
        check_signature(bundle, [key])


def test_a_signer_cannot_take_another_s_name(folder: Path, key: BundleKey, tmp_path: Path) -> None:
    make_bundle_key(tmp_path / "other.pem")
    sign_bundle(verify_bundle(folder), tmp_path / "other.pem")
    change_signature(folder, lambda it: it["verificationMaterial"]["publicKey"].update(hint=key.fingerprint))
    with pytest.raises(BundleUntrusted, match="is not what was signed"):
        read_bundle(folder, DEVICE, [key])


def test_a_signature_over_fewer_files_is_no_signature(folder: Path, key: BundleKey) -> None:
    """The library can leave files out; a bundle is signed whole."""
    from model_signing import hashing, signing

    every = hashing.Config().set_ignored_paths(paths=["bundle.sig", "encode.onnx"], ignore_git_paths=False)
    config = signing.Config().use_elliptic_key_signer(private_key=folder.parent / "ministry.pem")
    config.set_hashing_config(every).sign(folder, folder.parent / "sig")
    (folder.parent / "sig").replace(folder / "bundle.sig")
    with pytest.raises(BundleUntrusted, match="is not what was signed"):
        read_bundle(folder, DEVICE, [key])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda it: it.pop("dsseEnvelope"), "dsseEnvelope is missing"),
        (lambda it: it["dsseEnvelope"].update(signatures=[]), "should hold one signature"),
        (lambda it: it["dsseEnvelope"].update(payload="e30="), "_type is missing"),
        (lambda it: it["dsseEnvelope"].update(payload="?"), "payload should be base64"),
        (lambda it: it["dsseEnvelope"].update(payloadType="text/plain"), "payloadType should be one of"),
        (lambda it: it["verificationMaterial"].update(publicKey={}), "hint is missing"),
    ],
)
def test_a_signature_of_another_form_is_told(
    folder: Path, key: BundleKey, change: Callable[[dict[str, Any]], object], message: str
) -> None:
    change_signature(folder, change)
    with pytest.raises(BundleUntrusted, match=f"^tiny: the signature cannot be read .*{message}"):
        read_bundle(folder, DEVICE, [key])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_changed_byte_of_the_signature_is_believed(
    folder: Path, key: BundleKey, data: st.DataObject
) -> None:
    """Each byte is looked at by one of the two checks, or means nothing."""
    bundle = verify_bundle(folder)
    good = (folder / "bundle.sig").read_bytes()
    place = data.draw(st.integers(0, len(good) - 1))
    bad = good[:place] + bytes([good[place] ^ data.draw(st.integers(1, 255))]) + good[place + 1 :]
    before = read_signature(folder)
    try:
        (folder / "bundle.sig").write_bytes(bad)
        check_signature(bundle, [key])
        assert read_signature(folder) == before
    except BundleUntrusted:
        pass  # The usual end; whether it must end so, the line above says.
    finally:
        (folder / "bundle.sig").write_bytes(good)


@given(st.binary(max_size=200))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rubbish_is_no_signature(folder: Path, key: BundleKey, content: bytes) -> None:
    (folder / "bundle.sig").write_bytes(content)
    with pytest.raises(BundleUntrusted, match="the signature cannot be read"):
        read_bundle(folder, DEVICE, [key])


def test_whom_a_clinic_trusts(
    folder: Path, home: Path, key: BundleKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_bundle_key(tmp_path / "other.pem")
    assert trusted_bundle_keys() == ()
    shutil.copy(other.path, home / "trusted-bundle-key.pem")
    assert [trusted.fingerprint for trusted in trusted_bundle_keys()] == [other.fingerprint]
    with pytest.raises(BundleUntrusted):
        read_bundle(folder, DEVICE)
    monkeypatch.setenv("XVLM_TRUSTED_KEYS", os.pathsep.join([str(other.path), str(key.path)]))
    assert read_bundle(folder, DEVICE)
    assert [trusted.fingerprint for trusted in trusted_bundle_keys([key.path])] == [key.fingerprint]


def test_a_trusted_key_that_is_gone_is_no_trust(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XVLM_TRUSTED_KEYS", str(tmp_path / "gone.pem"))
    with pytest.raises(BadInput, match=r"gone\.pem: cannot be read"):
        read_bundle(folder, DEVICE)


def test_a_key_is_made_once_and_for_its_owner(tmp_path: Path, key: BundleKey) -> None:
    private = tmp_path / "ministry.pem"
    assert key.path == tmp_path / "ministry.pub.pem"
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert b"PRIVATE" not in key.path.read_bytes()
    before = private.read_bytes()
    with pytest.raises(BadInput, match=r"ministry\.pem: is there already"):
        make_bundle_key(private)
    assert private.read_bytes() == before


def test_other_keys_are_refused(tmp_path: Path) -> None:
    bundle = seal_tiny_bundle(tmp_path / "tiny")
    write_key_pair(ed25519.Ed25519PrivateKey.generate(), tmp_path / "ed.pem")
    write_key_pair(ec.generate_private_key(ec.SECP256K1()), tmp_path / "bitcoin.pem")
    (tmp_path / "rubbish.pem").write_bytes(b"rubbish")
    for name in ("ed", "bitcoin", "rubbish"):
        with pytest.raises(BadInput, match=f"{name}.*no private EC key") as told:
            sign_bundle(bundle, tmp_path / f"{name}.pem")
        assert "xvlm bundle keygen" in told.value.fix
    for name in ("ed.pub", "bitcoin.pub", "rubbish", "ed"):
        with pytest.raises(BadInput, match="no public EC key"):
            read_bundle_key(tmp_path / f"{name}.pem")
    assert not (bundle.path / "bundle.sig").exists()


def test_without_the_library_signing_says_what_to_install(tmp_path: Path) -> None:
    bundle = seal_tiny_bundle(tmp_path / "tiny")
    make_bundle_key(tmp_path / "ministry.pem")
    code = "import sys; sys.modules['model_signing'] = None; from xvlm.cli import main; main()"
    command = ["bundle", "sign", str(bundle.path), "--key", str(tmp_path / "ministry.pem")]
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True)
    assert done.returncode == MissingPackage.exit_code
    assert f"cd {ROOT} && {sys.executable} -m pip install -e '.[sign]'" in done.stderr


def test_a_bundle_s_way_from_the_ministry_to_a_clinic(tmp_path: Path) -> None:
    shutil.copytree(default_bundle_path(), tmp_path / "shipped", ignore=shutil.ignore_patterns("bundle.sig"))
    private, public = tmp_path / "m.pem", tmp_path / "m.pub.pem"
    made = xvlm("bundle", "keygen", "--out", private)
    assert made.returncode == 0, made.stderr
    signed = xvlm("bundle", "sign", tmp_path / "shipped", "--key", private)
    assert signed.returncode == 0, signed.stderr
    verified = xvlm("bundle", "verify", tmp_path / "shipped", "--public-key", public, "--json")
    told = json.loads(verified.stdout)
    assert told["signer"] in made.stdout
    assert told["checked_by"][0] == "xvlm"
    assert told["checked_by"][1].startswith("model-signing")
    inspected = json.loads(xvlm("bundle", "inspect", tmp_path / "shipped", "--json").stdout)
    assert inspected["signed_by"] == told["signer"]
    assert inspected["files"]["encode.onnx"]["bytes"] > 0
    explained = xvlm("explain", "--demo", "--bundle", tmp_path / "shipped", XVLM_TRUSTED_KEYS=public)
    assert explained.returncode == 0, explained.stderr
    (tmp_path / "shipped" / "bundle.sig").unlink()
    refused = xvlm("explain", "--demo", "--bundle", tmp_path / "shipped", "--public-key", public)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr.startswith("error shipped: is not signed")


def test_nothing_is_verified_without_a_trusted_key(folder: Path) -> None:
    done = xvlm("bundle", "verify", folder)
    assert done.returncode == 2
    assert "--public-key" in done.stderr
