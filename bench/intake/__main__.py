"""What becomes of pictures as clinics send them.

python -m xvlm.bench.intake --data DATASET --split val --kinds damage,colour,borders,formats
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from ...explain import open_session
from ...explain.session import Session
from ..json_text import to_json
from ..studies import Study, draw_studies, read_studies
from .damage import damage_shares
from .pictures import BORDERS, COLOUR, FORMATS, measure_pictures
from .share import Share

# A family of kinds more is a line more.
FAMILIES: dict[str, Callable[..., list[Share]]] = {
    "damage": damage_shares,
    "colour": partial(measure_pictures, COLOUR),
    "borders": partial(measure_pictures, BORDERS),
    "formats": partial(measure_pictures, FORMATS),
}


def measure(families: list[str], session: Session, studies: list[Study]) -> list[Share]:
    """The kinds of these families, in order; pictures are made from the studies.

    Raises:
        UnreadableImage: an image of the studies cannot be read.
    """
    return [
        share
        for name in families
        for share in FAMILIES[name](session, studies, partial(track, description=name, transient=True))
    ]


def main(
    data: Annotated[Path, typer.Option(help="A dataset, or a folder of radiographs.")],
    kinds: Annotated[str, typer.Option(help="Families of kinds, with commas between.")] = ",".join(FAMILIES),
    split: Annotated[str | None, typer.Option(help="Of a dataset.")] = None,
    count: Annotated[int, typer.Option(min=1, help="How many radiographs are drawn.")] = 40,
    seed: int = 0,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures here too.")] = None,
) -> None:
    """Print of each kind how many pictures come out right, with a 95 % interval (Wilson)."""
    families = kinds.split(",")
    unknown = sorted(set(families) - set(FAMILIES))
    if unknown:
        raise typer.BadParameter(f"{', '.join(unknown)}: there is only {', '.join(FAMILIES)}")
    shares = measure(families, open_session(), draw_studies(read_studies(data, split), count, seed))
    Console().print(_table(shares))
    if json_file:
        figures = [{**share._asdict(), "interval": list(share.interval)} for share in shares]
        json_file.write_text(to_json(figures), encoding="utf-8")


def _table(shares: list[Share]) -> Table:
    table = Table("kind", "n", "right", "95 %", box=None)
    for share in shares:
        low, high = share.interval
        part = f"{share.right / share.of:.1%}" if share.of else "-"
        table.add_row(share.kind, str(share.of), part, f"{low:.1%} to {high:.1%}")
    return table


if __name__ == "__main__":
    typer.run(main)
