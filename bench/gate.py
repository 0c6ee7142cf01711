"""Pictures of other things through the clinic's own door: they must get no findings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..errors import ColourImage, UnreadableImage
from ..explain.door import find_images
from ..explain.pipeline import explain
from ..explain.session import Session
from ..models.datasets.own_index import index_folder


@dataclass(frozen=True)
class NotChest:
    """Pictures that show no chest.

    Attributes:
        pictures: that could be read.
        refused: how many of them got no findings; what is in colour is refused at the door.
        accepted: the names of those that got findings all the same.
        unreadable: the names of those that the door could not read; they do not count.
    """

    pictures: int
    refused: int
    accepted: tuple[str, ...]
    unreadable: tuple[str, ...]


def not_chest_folder(data: Path) -> Path | None:
    """The pictures that come with an index, in `dicom/not-chest` beside its folder; None without them."""
    index = index_folder(data)
    folder = index.resolve().parent / "dicom" / "not-chest" if index else None
    return folder if folder and folder.is_dir() else None


def try_not_chest(session: Session, folder: Path) -> NotChest:
    """Put every picture of a folder to a session.

    Raises:
        BadInput: the folder is absent or holds no picture.
    """
    refused: list[str] = []
    accepted: list[str] = []
    unreadable: list[str] = []
    for path in find_images([folder]):
        try:
            abstained = bool(explain(path, session).abstained)
        except ColourImage:
            abstained = True
        except UnreadableImage:
            unreadable.append(path.name)
            continue
        (refused if abstained else accepted).append(path.name)
    return NotChest(len(refused) + len(accepted), len(refused), tuple(accepted), tuple(unreadable))
