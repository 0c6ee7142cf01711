"""What `bundle.json` says: its fields, how they are read, how they are written."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from types import MappingProxyType
from typing import Any

from ..errors import BundleTooNew
from .json_field import Field, FieldError, parse_json
from .specs import DTYPES, GraphSpec, TensorSpec

SCHEMA = 1

REQUIRED = ("fidelity.json", "MODEL_CARD.md")

# The manifest cannot hold its own hash, nor that of the signature made over it.
UNLISTED = ("bundle.json", "bundle.sig")

_WORD, _A_WORD = r"[A-Za-z0-9][A-Za-z0-9_.+-]*", "a word of letters, digits and _ . + -"
# Each part begins with a letter, digit or _: so no part is `..`, hidden, absolute or a drive.
_FILE = r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*"


@dataclass(frozen=True)
class FindingCalibration:
    """How the logit of one finding is read.

    Attributes:
        key: the finding, in the table of findings.
        slope, intercept: of Platt's calibration; the slope is above zero.
        threshold: calibrated probability, in [0, 1], at and above which the finding is present.
    """

    key: str
    slope: float
    intercept: float
    threshold: float

    def probability(self, logit: float) -> float:
        """Calibrated probability in [0, 1]: sigmoid(slope · logit + intercept)."""
        # sigmoid(z) = (1 + tanh(z / 2)) / 2, which overflows for no z.
        return 0.5 + 0.5 * math.tanh(0.5 * (self.slope * logit + self.intercept))


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """All that a bundle says about itself. Mappings are read-only where they were read from a file.

    Attributes:
        name, version: of the bundle.
        target: the hardware profile that it was made for.
        engine: the engine that it was measured on and prefers.
        graphs: by name: encode, judge, narrate.
        canvas_size: side of the model's square canvas in pixels.
        findings: in the order of the judge's logits.
        gate: thresholds of the gate, by name.
        vocabulary: the statements' tokens and what they stand for.
        recipe: how the bundle was made.
        teacher_sha256: of the weights that the bundle was compressed from.
        findings_version: of the table of findings that it was made with.
        schema: version of the format.
    """

    name: str
    version: str
    target: str
    engine: str
    graphs: Mapping[str, GraphSpec]
    canvas_size: int
    findings: tuple[FindingCalibration, ...]
    gate: Mapping[str, float]
    vocabulary: Mapping[str, Any]
    recipe: Mapping[str, Any]
    teacher_sha256: str
    findings_version: str
    schema: int = SCHEMA


_KEYS = (*(field.name for field in fields(Manifest)), "files")


def parse_manifest(content: bytes) -> tuple[Manifest, dict[str, str]]:
    """Read the content of a `bundle.json`.

    Returns:
        What it says, and the sha256 of each file of the bundle by its name.

    Raises:
        FieldError: naming the key that is wrong.
        BundleTooNew: when a later version of the format is used.
    """
    try:
        root = parse_json(content)
        _check_schema(root)
        keys = root.record(*_KEYS)
        files = _files(keys["files"])
        return _manifest(keys, files), files
    except RecursionError as error:
        raise FieldError("the document", "is nested too deep") from error
    except ValueError as error:
        raise FieldError("the document", f"is not JSON: {error}") from error


def write_manifest(manifest: Manifest, files: Mapping[str, str]) -> bytes:
    """The content of a `bundle.json`; equal manifests give equal bytes.

    Raises:
        FieldError: when the manifest breaks the format.
    """
    content: dict[str, Any] = {field.name: getattr(manifest, field.name) for field in fields(Manifest)}
    content["graphs"] = {name: asdict(graph) for name, graph in manifest.graphs.items()}
    content["findings"] = [asdict(finding) for finding in manifest.findings]
    content["files"] = files
    try:
        text = json.dumps(content, default=_plain, allow_nan=False, indent=1, sort_keys=True)
    except (TypeError, ValueError) as error:
        raise FieldError("the manifest", f"cannot be written as JSON: {error}") from error
    written = text.encode("ascii") + b"\n"
    parse_manifest(written)
    return written


def _plain(value: object) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _check_schema(root: Field) -> None:
    schema = root.table().get("schema")
    if schema is None:
        raise FieldError("schema", "is missing")
    if schema.integer(1) > SCHEMA:
        what = f"uses version {schema.value} of the bundle format, and this xvlm knows only {SCHEMA}"
        raise BundleTooNew(what, fix="Update xvlm")


def _manifest(keys: Mapping[str, Field], files: Mapping[str, str]) -> Manifest:
    graphs = keys["graphs"].named(_WORD, _A_WORD)
    gate = keys["gate"].named(_WORD, _A_WORD)
    return Manifest(
        schema=keys["schema"].integer(1),
        name=_word(keys["name"]),
        version=_word(keys["version"]),
        target=_word(keys["target"]),
        engine=_word(keys["engine"]),
        graphs=MappingProxyType({name: _graph(graph, files) for name, graph in graphs.items()}),
        canvas_size=keys["canvas_size"].integer(1),
        findings=_findings(keys["findings"]),
        gate=MappingProxyType({name: threshold.number() for name, threshold in gate.items()}),
        vocabulary=keys["vocabulary"].frozen(),
        recipe=keys["recipe"].frozen(),
        teacher_sha256=_sha256(keys["teacher_sha256"]),
        findings_version=_word(keys["findings_version"]),
    )


def _files(field: Field) -> dict[str, str]:
    files = {name: _sha256(sha) for name, sha in field.named(_FILE, "a plain file name").items()}
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
    return _word(field) if isinstance(field.value, str) else field.integer(1)


def _findings(field: Field) -> tuple[FindingCalibration, ...]:
    findings = tuple(_finding(item) for item in field.array())
    _refuse_twins(field, [finding.key for finding in findings])
    return findings


def _finding(field: Field) -> FindingCalibration:
    finding = field.record("key", "slope", "intercept", "threshold")
    slope = finding["slope"].number(low=0)
    if slope == 0:
        raise FieldError(finding["slope"].key, "should be above 0")
    return FindingCalibration(
        key=_word(finding["key"]),
        slope=slope,
        intercept=finding["intercept"].number(),
        threshold=finding["threshold"].number(0, 1),
    )


def _refuse_twins(field: Field, names: Sequence[str]) -> None:
    if len(set(names)) < len(names):
        raise FieldError(field.key, "should name nothing twice")


def _word(field: Field) -> str:
    return field.text(_WORD, _A_WORD)


def _sha256(field: Field) -> str:
    return field.text("[0-9a-f]{64}", "a sha256 in hexadecimal")
