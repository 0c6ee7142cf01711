"""The report for other programs: CSV, Markdown and JSON, of the same lines as the page."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from typing import Any

from ..json_text import to_json
from .alerts import alerts
from .cells import COLUMNS, remark_text, row_cells
from .rows import Figures, Row
from .verdict import rates_in_use
from .words import Words

SCHEMA_VERSION = "1.1"


def render_csv(figures: Figures) -> str:
    """One line a device, plain numbers; an empty field was not measured."""
    lines = [_flat(row, figures) for row in figures.rows]
    text = io.StringIO()
    writer = csv.DictWriter(text, list(lines[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        {name: "" if value is None or value != value else value for name, value in line.items()}
        for line in lines
    )
    return text.getvalue()


def render_json(figures: Figures) -> str:
    """The same as objects, with the clinic's load and what the estimates rest on; null was not measured."""
    learned = figures.calibration
    return to_json(
        {
            "kind": "xvlm-bench-report",
            "schema_version": SCHEMA_VERSION,
            "load": asdict(figures.load),
            "estimates": learned
            and {
                "slower_than_roofline": learned.factor,
                "devices": learned.devices,
                "error_factor": learned.error,
            },
            "devices": [_flat(row, figures) | {"remarks": list(row.remarks)} for row in figures.rows],
        }
    )


def render_markdown(figures: Figures, words: Words) -> str:
    """The alerts and the first table; estimates in italics."""
    head = [words.text("column-device"), *(words.text(f"column-{column}") for column in COLUMNS)]
    rows = [_cells(row, figures, words) for row in figures.rows]
    lines = [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)]
    said = [f"- **{alert.text}** {alert.meaning}".rstrip() for alert in alerts(figures, words)]
    parts = (f"# {words.text('title')}", words.text("disclaimer"), "\n".join(said), "\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _cells(row: Row, figures: Figures, words: Words) -> list[str]:
    kind = words.text("estimate" if row.estimated else "measured")
    remarks = [remark_text(row, remark, words)[0] for remark in row.remarks]
    title = f"{row.title} ({'; '.join((kind, *remarks))})"
    said = [
        f"{cell.text} ({cell.small})" if cell.small else cell.text
        for cell in row_cells(row, figures.load, words)
    ]
    style = "*" if row.estimated else ""
    return [f"{style}{_plain(text)}{style}" for text in (title, *said)]


def _plain(text: str) -> str:
    """A text that cannot break the table."""
    return text.replace("|", "/").replace("\n", " ").replace("*", "")


def _flat(row: Row, figures: Figures) -> dict[str, Any]:
    run = row.run
    in_use = rates_in_use(None if row.estimated or run is None else run.bundle, figures.inputs.evaluations)
    return {
        "name": row.name,
        "title": row.title,
        "kind": "estimate" if row.estimated else "measured",
        "studies_an_hour": row.an_hour,
        "seconds_a_study": row.seconds.value,
        "seconds_a_study_low": row.seconds.low,
        "seconds_a_study_high": row.seconds.high,
        "answer_seconds": row.answer.value,
        "watts": row.watts,
        "watts_source": row.watts and ("measured" if row.measured_watts else "data sheet"),
        "price": row.price,
        "thousand_studies": row.thousand,
        "auroc": row.auroc.value,
        "auroc_low": row.auroc.low,
        "auroc_high": row.auroc.high,
        "map_agreement": row.agreement.value,
        "map_agreement_low": row.agreement.low,
        "map_agreement_high": row.agreement.high,
        "operating_point": run and run.bundle.operating_point,
        "sensitivity_in_use": in_use.sensitivity.value,
        "specificity_in_use": in_use.specificity.value,
        "who_target": row.verdict.answer,
        "bundle_sha256": run and run.bundle.sha256,
        "data_sha256": run and run.data.sha256,
        "remarks": " ".join(row.remarks),
    }
