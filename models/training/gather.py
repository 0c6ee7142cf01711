"""A teacher from several finetuned models: together, calibrated on patients that none of them saw."""

from __future__ import annotations

from pathlib import Path

from ...errors import BadInput
from .. import findings
from ..network.ensemble import Ensemble
from ..network.weights import load_network, save_model
from .calibrate import fit_facts
from .radiographs import Radiographs


def gather(members: list[Path], radiographs: Radiographs, path: Path, device: str = "cpu") -> Path:
    """Write an ensemble as float16.

    Args:
        members: weights of the stages `finetune` or `distil`, that held out the same patients.
        radiographs: the training images, for the patients that were held out.
        path: of the file to write.
        device: `cpu` or `cuda`.

    Raises:
        BadInput: fewer than two members, of canvases that do not fit, or that held out different patients.
    """
    read = [load_network(member) for member in members]
    held = [facts.get("held_out") for _, facts in read]
    canvases = [network.config.canvas for network, _ in read]
    fit = all(max(canvases) % canvas == 0 for canvas in canvases)
    if len(read) < 2 or not fit or held[0] is None or any(one != held[0] for one in held):
        raise BadInput(
            "an ensemble takes two or more finetuned models that held out the same patients, "
            "and whose canvases divide the largest",
            on=", ".join(member.name for member in members),
            fix="Finetune them with the same seed and held_out, and [network] canvas such as 64 and 128",
        )
    model = Ensemble([network for network, _ in read]).to(device).eval()
    _, held_out = radiographs.split_patients(held[0]["share"], held[0]["seed"])
    facts = fit_facts(model, held_out, device)
    told = {"members": [facts.get("training") for _, facts in read], "held_out": held[0]}
    save_model(model, path, told | {"findings": list(findings.keys()), **facts}, half=True)
    return path


def largest_canvas(members: list[Path]) -> int:
    """The canvas on which an ensemble of these is asked, in pixels.

    Raises:
        BadInput: none is given, or a file is no single network.
    """
    if not members:
        raise BadInput("an ensemble takes two or more models", fix="Give --init with each of them")
    return max(load_network(member)[0].config.canvas for member in members)
