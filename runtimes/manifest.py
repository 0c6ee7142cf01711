"""What `bundle.json` says: its fields, how they are read, how they are written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from types import MappingProxyType
from typing import Any

from ..errors import BundleError, BundleTooNew
from .calibration import (
    Calibration,
    FindingCalibration,
    OperatingPoint,
    read_calibration,
    read_operating_point,
)
from .json_field import A_WORD, WORD, Field, FieldError, parse_json, read_sha256, read_word
from .specs import DTYPES, GraphSpec, TensorSpec

SCHEMA = 2

REQUIRED = ("fidelity.json", "MODEL_CARD.md")

# The manifest cannot hold its own hash, which lies beside it, nor that of the signature made over it.
UNLISTED = ("bundle.json", "bundle.sha256", "bundle.sig")

# Each part begins with a letter, digit or _: so no part is `..`, hidden, absolute or a drive.
_FILE = r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*"


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """All that a bundle says about itself. Mappings are read-only where they were read from a file.

    Attributes:
        name, version: of the bundle.
        target: the hardware profile that it was made for.
        engine: the engine that it was measured on and prefers.
        graphs: by name: encode, judge, narrate.
        canvas_size: side of the model's square canvas in pixels.
        calibration: of each finding, in the order of the judge's logits.
        operating_point: the one that is used where no other is asked for.
        gate: thresholds of the gate, by name.
        vocabulary: the statements' `tokens`, and whether who speaks them learned from preferences last
            (`preferred`).
        recipe: how the bundle was made.
        teacher_sha256: of the weights that the bundle was compressed from.
        findings_version: of the table of findings that it was made with.
        failed: bounds of the recipe that it breaks, a phrase each; it was sealed all the same because its
            maker said so, and each of its explanations tells. Written only where there are any.
        schema: version of the format.
    """

    name: str
    version: str
    target: str
    engine: str
    graphs: Mapping[str, GraphSpec]
    canvas_size: int
    calibration: tuple[Calibration, ...]
    gate: Mapping[str, float]
    vocabulary: Mapping[str, Any]
    recipe: Mapping[str, Any]
    teacher_sha256: str
    findings_version: str
    operating_point: OperatingPoint = "few_false_alarms"
    failed: tuple[str, ...] = ()
    schema: int = SCHEMA

    @property
    def findings(self) -> tuple[FindingCalibration, ...]:
        """How each finding's logit is read at the manifest's own operating point."""
        return tuple(finding.at(self.operating_point) for finding in self.calibration)


_OPTIONAL = ("failed",)
_KEYS = (*(field.name for field in fields(Manifest) if field.name not in _OPTIONAL), "files")


def parse_manifest(content: bytes) -> tuple[Manifest, dict[str, str]]:
    """Read the content of a `bundle.json`.

    Returns:
        What it says, and the sha256 of each file of the bundle by its name.

    Raises:
        FieldError: naming the key that is wrong.
        BundleTooNew: when a later version of the format is used.
        BundleError: when an earlier one is.
    """
    with _faults_of_the_document():
        root = parse_json(content)
        schema = _check_not_too_new(root)
        if schema < SCHEMA:
            what = f"uses version {schema} of the bundle format, which this xvlm no longer reads"
            raise BundleError(what, fix="Make it again with `xvlm compress`")
        keys = root.record(*_KEYS, optional=_OPTIONAL)
        files = _files(keys["files"])
        return _manifest(keys, files), files


def parse_files(content: bytes) -> dict[str, str]:
    """The sha256 of each file that a `bundle.json` of this or an earlier format lists, by its name.

    Raises:
        FieldError, BundleTooNew: as `parse_manifest`.
    """
    with _faults_of_the_document():
        root = parse_json(content)
        _check_not_too_new(root)
        listed = root.table().get("files")
        if listed is None:
            raise FieldError("files", "is missing")
        return _files(listed)


def write_manifest(manifest: Manifest, files: Mapping[str, str]) -> bytes:
    """The content of a `bundle.json`; equal manifests give equal bytes.

    Raises:
        FieldError: when the manifest breaks the format.
    """
    content: dict[str, Any] = {field.name: getattr(manifest, field.name) for field in fields(Manifest)}
    content["graphs"] = {name: asdict(graph) for name, graph in manifest.graphs.items()}
    content["calibration"] = [finding.as_json() for finding in manifest.calibration]
    content["files"] = files
    content = {key: value for key, value in content.items() if value or key not in _OPTIONAL}
    try:
        text = json.dumps(content, default=_plain, allow_nan=False, indent=1, sort_keys=True)
    except (TypeError, ValueError) as error:
        raise FieldError("the manifest", f"cannot be written as JSON: {error}") from error
    written = text.encode("ascii") + b"\n"
    parse_manifest(written)
    return written


def write_seal(sha256: str) -> bytes:
    """The `bundle.sha256` beside a `bundle.json` of that hash; `sha256sum --check` reads it too."""
    return f"{sha256}  bundle.json\n".encode("ascii")


def _plain(value: object) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


@contextmanager
def _faults_of_the_document() -> Iterator[None]:
    try:
        yield
    except RecursionError as error:
        raise FieldError("the document", "is nested too deep") from error
    except ValueError as error:
        raise FieldError("the document", f"is not JSON: {error}") from error


def _check_not_too_new(root: Field) -> int:
    """The version of the format."""
    field = root.table().get("schema")
    if field is None:
        raise FieldError("schema", "is missing")
    schema = field.integer(1)
    if schema > SCHEMA:
        what = f"uses version {schema} of the bundle format, and this xvlm knows only {SCHEMA}"
        raise BundleTooNew(what, fix="Update xvlm")
    return schema


def _manifest(keys: Mapping[str, Field], files: Mapping[str, str]) -> Manifest:
    graphs = keys["graphs"].named(WORD, A_WORD)
    gate = keys["gate"].named(WORD, A_WORD)
    return Manifest(
        schema=keys["schema"].integer(1),
        name=read_word(keys["name"]),
        version=read_word(keys["version"]),
        target=read_word(keys["target"]),
        engine=read_word(keys["engine"]),
        graphs=MappingProxyType({name: _graph(graph, files) for name, graph in graphs.items()}),
        canvas_size=keys["canvas_size"].integer(1),
        calibration=_calibration(keys["calibration"]),
        operating_point=read_operating_point(keys["operating_point"]),
        gate=MappingProxyType({name: threshold.number() for name, threshold in gate.items()}),
        vocabulary=keys["vocabulary"].frozen(),
        recipe=keys["recipe"].frozen(),
        teacher_sha256=read_sha256(keys["teacher_sha256"]),
        findings_version=read_word(keys["findings_version"]),
        failed=_failed(keys["failed"]) if "failed" in keys else (),
    )


def _files(field: Field) -> dict[str, str]:
    files = {name: read_sha256(sha) for name, sha in field.named(_FILE, "a plain file name").items()}
    for name in REQUIRED:
        if name not in files:
            raise FieldError(field.key, f"should list {name}")
    for name in UNLISTED:
        if name in files:
            raise FieldError(field.key, f"should not list {name}")
    return files


def _graph(field: Field, files: Mapping[str, str]) -> GraphSpec:
    graph = field.record("file", "inputs", "outputs")
    return GraphSpec(graph["file"].choice(files), _tensors(graph["inputs"]), _tensors(graph["outputs"]))


def _tensors(field: Field) -> tuple[TensorSpec, ...]:
    tensors = tuple(_tensor(item) for item in field.array())
    _refuse_twins(field, [tensor.name for tensor in tensors])
    return tensors


def _tensor(field: Field) -> TensorSpec:
    tensor = field.record("name", "dtype", "shape")
    shape = tuple(_dimension(dim) for dim in tensor["shape"].array())
    return TensorSpec(
        tensor["name"].text("[!-~]+", "a name in printable ASCII"), tensor["dtype"].choice(DTYPES), shape
    )


def _dimension(field: Field) -> int | str:
    return read_word(field) if isinstance(field.value, str) else field.integer(1)


def _calibration(field: Field) -> tuple[Calibration, ...]:
    findings = tuple(read_calibration(item) for item in field.array())
    _refuse_twins(field, [finding.key for finding in findings])
    return findings


def _failed(field: Field) -> tuple[str, ...]:
    return tuple(item.text("[ -~]+", "a phrase in printable ASCII") for item in field.array())


def _refuse_twins(field: Field, names: Sequence[str]) -> None:
    if len(set(names)) < len(names):
        raise FieldError(field.key, "should name nothing twice")
