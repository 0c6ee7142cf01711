"""`xvlm bench evaluate`: how good a bundle is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from ...errors import BadInput
from ...files import prepare_folder, write_whole
from ..json_output import JsonOption, put_json
from ..options import BundleOption, EngineOption, SplitOption
from ..progress import progress_bar

if TYPE_CHECKING:
    from ...bench.evaluate import Evaluation

EPILOG = "Example: xvlm bench evaluate --data ../shared/data --split val --json figures.json"


def command(
    data: Annotated[
        Path, typer.Option(help="Folder with index.csv (or cxr/index.csv) and labelled radiographs.")
    ],
    split: SplitOption = None,
    bundle: BundleOption = None,
    engine: EngineOption = None,
    not_chest: Annotated[
        Path | None,
        typer.Option(help="Folder of pictures that show no chest; dicom/not-chest of the data if not given."),
    ] = None,
    json_file: JsonOption = None,
    card: Annotated[Path | None, typer.Option(help="Write the model card here.")] = None,
    performance: Annotated[
        Path | None,
        typer.Option(
            help="Write here the counts from which reports tell what they are worth; "
            "`xvlm compress` seals those beside the weights."
        ),
    ] = None,
    ablations: Annotated[
        Path | None, typer.Option(help="JSON file with figures of other trainings, for the card.")
    ] = None,
) -> None:
    """Measure a bundle's findings, maps, lung fields and gate, on the engine that runs it.

    Uses what the data has: labels by finding, radiologists' boxes (boxes.csv), drawn lung fields (lungs/)
    and pictures of other things. Intervals are 95 % bootstrap intervals over patients.
    """
    from ...bench.ablations import read_ablations
    from ...bench.evaluate import as_json
    from ...bench.evaluate import evaluate as measure
    from ...bench.model_card import write_model_card
    from ...explain import open_session

    for file in (card, performance):
        if file:
            prepare_folder(file.parent)
    if ablations and not card:
        raise BadInput("ablations are for the model card", on=ablations, fix="Give --card too")
    others = read_ablations(ablations) if ablations else ()
    session = open_session(bundle, engine)
    with progress_bar(Console(stderr=True)) as bar:
        result = measure(
            session,
            data,
            split,
            lambda studies: bar.track(list(studies), description="explaining"),
            not_chest,
        )
    if performance:
        write_whole(performance, result.performance.as_json().encode())
    if card:
        asked = f"xvlm bench evaluate --data DIR{f' --split {split}' if split else ''} --card {card.name}"
        write_whole(card, write_model_card(result, asked, others).encode())
    if not put_json(json_file, as_json(result)):
        _print(result)


def _print(result: Evaluation) -> None:
    lines = [
        f"{result.bundle} on {result.engine}: {result.images} radiographs, {result.patients} patients",
        f"mean AUROC {result.mean_auroc}",
        *(f"  {f.key:20} AUROC {f.auroc}  {f.positives} positives" for f in result.findings),
        f"calibration error {result.calibration.calibration_error}",
    ]
    for name, rates in result.rates.items():
        lines.append(f"{name}: sensitivity {rates.sensitivity}, specificity {rates.specificity}")
    if result.localisation:
        pointing, iou = result.localisation.pointing, result.localisation.iou
        lines.append(f"pointing game {pointing.maps}; best constant point {pointing.constant}")
        lines.append(f"IoU with boxes {iou.maps}; best constant mask {iou.constant}")
    for lungs in result.lungs:
        lines.append(f"lung fields of {lungs.group}: Dice {lungs.dice}, sides right {lungs.laterality}")
    lines.append(f"radiographs refused {result.refused}")
    if result.not_chest:
        lines.append(f"other pictures refused: {result.not_chest.refused} of {result.not_chest.pictures}")
    Console(soft_wrap=True).print("\n".join(lines), highlight=False, markup=False)
