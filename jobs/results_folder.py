"""The folder that a run writes to: files of each study, a journal of what is done, a table and a page of all.

::

    reports/
      index.html  studies.csv           every file met
      IM0001-7e7931.html  .png  .json   a study
      thumbnails/IM0001-7e7931.png
      .xvlm/journal.jsonl  .xvlm/lock   what is done, so that a run goes on; one run at a time

Each file is written whole. A study is in the journal once all its files are there.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from ..explain.report_mark import KEYWORD, TEXT
from ..explain.reports.catalogue import Catalogue
from ..files import append_line, prepare_folder, write_whole
from .folder_lock import locked
from .outcome import Outcome, outcome_from_json
from .study import Study
from .writers import FILES, Writer, json_line

INDEX, TABLE = "index.html", "studies.csv"

_STATE, _JOURNAL, _LOCK, _THUMBNAILS = ".xvlm", "journal.jsonl", "lock", "thumbnails"
_THUMBNAIL_SIDE = 160  # pixels; shown at half of it on screens that have two for one
# Of a file's name that its reports are named after; most systems take 255, and something follows.
_MOST_BYTES_OF_NAME = 200
_ID_DIGITS = 6
# What no system, or not every, takes in a name.
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
# What a run that was killed may leave.
_UNFINISHED = re.compile(rf".+-[0-9a-f]{{{_ID_DIGITS}}}(-[0-9]+)?\.({'|'.join(FILES)})\.part")


class ResultsFolder:
    """A folder of results that this run alone writes to; see `open_results`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._journal = folder / _STATE / _JOURNAL
        self._studies = _read_journal(self._journal)
        self._clear_unfinished()

    def own_files(self) -> frozenset[Path]:
        """Resolved paths of what xvlm wrote here, so that it is not taken for what is to be explained."""
        root = self.folder.resolve()
        state = (INDEX, TABLE, f"{_STATE}/{_JOURNAL}", f"{_STATE}/{_LOCK}")
        written = (name for study in self._studies.values() for name in study.files)
        return frozenset(root / name for name in (*state, *written))

    def done(self, file: str, key: str) -> Outcome | None:
        """What became of a file in an earlier run with the same content and options, if all of it is here."""
        same = (study for study in self._studies.values() if (study.file, study.key) == (file, key))
        found = next(same, None)
        return found if found and self._is_whole(found) else None

    def write(self, study: Study, outcome: Outcome, makers: Mapping[str, Writer], anonymous: bool) -> Outcome:
        """Write a study's files and its thumbnail; returns the outcome with their names.

        Raises:
            BadInput: a file cannot be written.
        """
        name = self._name_for(study, anonymous)
        files = {f"{name}.{kind}": make(study) for kind, make in makers.items()}
        files[f"{_THUMBNAILS}/{name}.png"] = _thumbnail(study)
        prepare_folder(self.folder / _THUMBNAILS)
        for file, content in files.items():
            write_whole(self.folder / file, content)
        written = replace(outcome, name=name, files=tuple(files))
        append_line(self._journal, json_line(written.to_json()))
        self._studies[name.casefold()] = replace(written, identity=None)
        return written

    def finish(
        self, outcomes: Sequence[Outcome], catalogue: Catalogue, *, anonymous: bool, with_identity: bool
    ) -> None:
        """Write the table and the page of all that was met, and of earlier studies that are still here.

        Raises:
            BadInput: one of them cannot be written.
        """
        from .studies_page import studies_page
        from .studies_table import studies_table

        met = {outcome.name for outcome in outcomes if outcome.name}
        earlier = [
            study for study in self._studies.values() if study.name not in met and self._is_whole(study)
        ]
        rows = sorted((*outcomes, *earlier), key=lambda outcome: outcome.order)
        write_whole(
            self.folder / TABLE, studies_table(rows, with_identity).encode("utf-8", "backslashreplace")
        )
        write_whole(self.folder / INDEX, studies_page(rows, catalogue, anonymous).encode())
        kept = "".join(f"{json_line(study.to_json())}\n" for study in self._studies.values())
        write_whole(self._journal, kept.encode())

    def _is_whole(self, study: Outcome) -> bool:
        return all((self.folder / file).is_file() for file in study.files)

    def _name_for(self, study: Study, anonymous: bool) -> str:
        """A name that no other study of this folder has, on a disk that knows no capital letters either."""
        source_id = study.explanation.source_id
        stem = source_id if anonymous else _fit_for_a_name(study.source.stem)
        first = f"{stem}-{source_id[:_ID_DIGITS]}"
        names = (first, *(f"{first}-{number}" for number in range(2, len(self._studies) + 3)))
        return next(name for name in names if self._is_free(name, study))

    def _is_free(self, name: str, study: Study) -> bool:
        holder = self._studies.get(name.casefold())
        this = (study.source.name, study.explanation.source_id)
        return holder is None or (holder.file, holder.source_id) == this

    def _clear_unfinished(self) -> None:
        for folder in (self.folder, self.folder / _THUMBNAILS):
            for path in folder.glob("*.part"):
                if _UNFINISHED.fullmatch(path.name):
                    path.unlink(missing_ok=True)


@contextmanager
def open_results(folder: Path) -> Iterator[ResultsFolder]:
    """Open a folder for the results of a run; it is made if absent.

    Raises:
        BadInput: nothing can be written there, or another run is writing there.
    """
    prepare_folder(folder / _STATE)
    with locked(folder / _STATE / _LOCK, folder):
        yield ResultsFolder(folder)


def _read_journal(journal: Path) -> dict[str, Outcome]:
    """Studies by their names; a line that a killed run left half written is none."""
    studies: dict[str, Outcome] = {}
    if not journal.is_file():
        return studies
    with journal.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                study = outcome_from_json(json.loads(line))
            except (ValueError, TypeError, AttributeError):
                continue
            studies[study.name.casefold()] = study
    return studies


def _thumbnail(study: Study) -> bytes:
    """A small picture, marked as ours, so that it is never explained."""
    from PIL.PngImagePlugin import PngInfo

    from ..explain.reports.png_report import film_picture

    file, mark = BytesIO(), PngInfo()
    mark.add_text(KEYWORD, TEXT)
    film_picture(study.radiograph.pixels, _THUMBNAIL_SIDE).save(file, "PNG", pnginfo=mark)
    return file.getvalue()


def _fit_for_a_name(stem: str) -> str:
    """The beginning of a name, with room for what is put behind it."""
    said = os.fsencode(_NOT_IN_NAMES.sub("_", stem))[:_MOST_BYTES_OF_NAME].decode(errors="ignore")
    return said.strip(". ") or "study"
