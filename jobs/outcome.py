"""What became of one file that was met, and what becomes of all of them together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal, get_args

from ..errors import Abstained, BadInput, XvlmError
from ..explain.door import Skipped
from ..explain.identity import Identity
from ..explain.levels import impression_of
from ..explain.reports.catalogue import Catalogue
from ..explain.reports.sentences import abstentions
from ..models.findings import Urgency
from .study import Study

Status = Literal["explained", "refused", "skipped"]
# The worst first: something found, to be looked at by somebody, nothing found, no radiograph.
Part = Literal["raised", "refused", "none", "skipped"]

_WORST_FIRST = (XvlmError, BadInput, Abstained)


@dataclass(frozen=True)
class Outcome:
    """What became of one file.

    Attributes:
        file: its path as it was given or met; a member of an archive behind a colon.
        status: `explained`; `refused`: it should have been and could not, or no findings were given;
            `skipped`: it is no radiograph.
        exit_code: what it earns; 0 of what was explained or skipped.
        code: why it was refused or skipped, for programs: an error's or a reason's name.
        reason: the same in words.
        urgency: of what was found; empty where nothing was.
        findings: each with its calibrated probability, the most probable first.
        source_id: salted hash of the content; empty where it was not read.
        name: what its files are called; empty where there are none.
        files: their names, and that of its thumbnail, in the results' folder.
        key: of the content and the options that it was explained with.
        identity: whose it is, where it was met in this run; never written with the rest.
    """

    file: str
    status: Status
    exit_code: int = 0
    code: str = ""
    reason: str = ""
    urgency: str = ""
    findings: tuple[tuple[str, float], ...] = ()
    source_id: str = ""
    name: str = ""
    files: tuple[str, ...] = ()
    key: str = ""
    identity: Identity | None = None

    @property
    def part(self) -> Part:
        """Which part of the list it belongs to."""
        if self.status != "explained":
            return self.status
        return "raised" if self.findings else "none"

    @property
    def order(self) -> tuple[int, int, float, str]:
        """Sorts by the parts; in them the most urgent first, then the most probable."""
        urgencies = (*get_args(Urgency), "")
        probability = self.findings[0][1] if self.findings else 0.0
        return get_args(Part).index(self.part), urgencies.index(self.urgency), -probability, self.file

    def to_json(self) -> dict[str, Any]:
        """Plain values, without the identity."""
        return {
            name: value for name, value in asdict(replace(self, identity=None)).items() if name != "identity"
        }


def outcome_from_json(data: dict[str, Any]) -> Outcome:
    """What `to_json` wrote.

    Raises:
        TypeError, ValueError: it did not write this.
    """
    if unknown := data.keys() - {field.name for field in fields(Outcome)}:
        raise ValueError(f"there are no such fields: {unknown}")
    found = tuple((str(key), float(probability)) for key, probability in data.pop("findings", ()))
    outcome = Outcome(**data | {"findings": found, "files": tuple(data.pop("files", ()))})
    _ = outcome.order  # a status or an urgency that there is not
    return outcome


def explained(study: Study, catalogue: Catalogue) -> Outcome:
    """Of a study; one without findings given counts as refused."""
    explanation = study.explanation
    impression = impression_of(explanation)
    return Outcome(
        study.source.name,
        "refused" if explanation.abstained else "explained",
        Abstained.exit_code if explanation.abstained else 0,
        " ".join(explanation.abstained),
        " ".join(abstentions(explanation, catalogue)),
        (impression.urgency or "") if impression else "",
        tuple((present.key, round(present.probability, 4)) for present in explanation.findings),
        explanation.source_id,
        identity=study.identity,
    )


def refused(file: str, error: XvlmError, identity: Identity | None = None) -> Outcome:
    """Of a file that could not be explained."""
    said = f"{error.what}. {error.fix}".rstrip(". ") + "."
    return Outcome(file, "refused", error.exit_code, type(error).__name__, said, identity=identity)


def skipped(met: Skipped, catalogue: Catalogue) -> Outcome:
    """Of a file that is no radiograph."""
    name = met.source.name
    return Outcome(
        name, "skipped", 0, met.reason, catalogue.text(f"skipped-{met.reason}"), identity=Identity(name)
    )


def exit_code(outcomes: Iterable[Outcome]) -> int:
    """Of several the first of 1, 2, 4 that one earned; 0 where none did."""
    earned = {outcome.exit_code for outcome in outcomes}
    return next((error.exit_code for error in _WORST_FIRST if error.exit_code in earned), 0)


def counts(outcomes: Iterable[Outcome], catalogue: Catalogue) -> str:
    """How many were met, explained, refused and skipped, in one line."""
    statuses = [outcome.status for outcome in outcomes]
    numbers = {status: statuses.count(status) for status in get_args(Status)}
    return catalogue.text("studies-count", met=len(statuses), **numbers)
