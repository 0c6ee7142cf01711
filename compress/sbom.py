"""The list of a bundle's parts (SBOM), as CycloneDX 1.6 in JSON (ECMA-424).

It names the model with the hash of its weights, the bundle's graphs with theirs, what taught the model under
which terms, and the packages that run it with the versions that it was measured with. The same parts give the
same bytes: the serial number is derived from them, and there is no date.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement

from .. import __version__
from ..hardware_profiles import load_profile
from ..runtimes.availability import Availability
from ..runtimes.engine import engines
from ..runtimes.manifest import Manifest
from ..runtimes.sealed_cache import hash_file
from .datasets import Dataset, read_datasets

SBOM = "sbom.cdx.json"
_DISTRIBUTION = "xvlm"
# Of the serial numbers, so that no other program derives the same ones (RFC 9562, section 5.5).
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "sbom.xvlm")


def write_sbom(manifest: Manifest, graphs: Mapping[str, Path], weights: Path) -> bytes:
    """The content of a bundle's `sbom.cdx.json`.

    Args:
        manifest: of the bundle.
        graphs: file of each graph, by its name in the manifest.
        weights: that the bundle was compressed from.
    """
    bom = Bom()
    model = _model(manifest, weights)
    parts = [*_graphs(manifest, graphs), *_datasets(weights), *_packages(manifest)]
    bom.metadata.component = model
    bom.components.update(parts)
    bom.register_dependency(model, parts)
    document = json.loads(JsonV1Dot6(bom).output_as_string())
    # The library dates each document by the clock and numbers it by chance.
    del document["serialNumber"], document["metadata"]["timestamp"]
    content = json.dumps(document, sort_keys=True)
    document["serialNumber"] = uuid.uuid5(_NAMESPACE, content).urn
    return (json.dumps(document, sort_keys=True, indent=1) + "\n").encode("ascii")


def _model(manifest: Manifest, weights: Path) -> Component:
    source = Component(
        type=ComponentType.MACHINE_LEARNING_MODEL,
        name=weights.stem,
        bom_ref="weights",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=manifest.teacher_sha256)],
        description="the weights that the bundle was compressed from",
    )
    return Component(
        type=ComponentType.MACHINE_LEARNING_MODEL,
        name=manifest.name,
        version=manifest.version,
        bom_ref="bundle",
        description="Explains chest radiographs. No medical device.",
        components=[source],
        properties=[Property(name="xvlm:target", value=manifest.target)],
    )


def _graphs(manifest: Manifest, graphs: Mapping[str, Path]) -> Iterable[Component]:
    for name, spec in manifest.graphs.items():
        yield Component(
            type=ComponentType.FILE,
            name=spec.file,
            bom_ref=f"file:{spec.file}",
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=hash_file(graphs[name]))],
        )


def _datasets(weights: Path) -> Iterable[Component]:
    datasets = read_datasets(weights)
    if datasets is None:
        unknown = "no datasets.toml beside the weights says what taught them"
        datasets = (Dataset("training data", unknown, terms="not known"),)
    for dataset in datasets:
        licences = LicenseFactory()
        if dataset.licence:
            terms = licences.make_from_string(dataset.licence)
        else:
            terms = licences.make_with_name(dataset.terms)
        yield Component(
            type=ComponentType.DATA,
            name=dataset.name,
            bom_ref=f"data:{dataset.name}",
            description=dataset.gave,
            licenses=[terms],
        )


def _packages(manifest: Manifest) -> Iterable[Component]:
    """xvlm, what it needs on the clinic's side, and the engines of the target."""
    yield _package(_DISTRIBUTION, __version__, ComponentScope.REQUIRED)
    needed = [Requirement(line) for line in requires(_DISTRIBUTION) or ()]
    names = {each.name.lower() for each in needed if each.marker is None}
    for name in sorted(names):
        yield _package(name, _version(name), ComponentScope.REQUIRED)
    usable = set(load_profile(manifest.target).engines)
    for engine in engines():
        if engine.name in usable and engine.name not in names:
            preferred = engine.name == manifest.engine
            yield _engine(engine, ComponentScope.REQUIRED if preferred else ComponentScope.OPTIONAL)


def _engine(engine: Availability, scope: ComponentScope) -> Component:
    """An engine of the target; one that is not on this machine is listed with what its device must have."""
    if engine.missing is None and _version(engine.name):
        return _package(engine.name, _version(engine.name), scope)
    return Component(
        type=ComponentType.LIBRARY,
        name=engine.name,
        version=engine.version,
        bom_ref=f"engine:{engine.name}",
        description=f"needs {engine.missing}" if engine.missing else None,
        scope=scope,
    )


def _package(name: str, found: str | None, scope: ComponentScope) -> Component:
    licence = metadata(name).json.get("license_expression") if found else None
    return Component(
        type=ComponentType.LIBRARY,
        name=name,
        version=found,
        bom_ref=f"package:{name}",
        purl=PackageURL("pypi", name=name, version=found),
        scope=scope,
        licenses=[LicenseFactory().make_from_string(str(licence))] if licence else None,
    )


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
