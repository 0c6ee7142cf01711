"""The model card, written from figures that were just measured, for a reader who is no statistician."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ..explain.certainty import PROBABLE_FROM, VERY_LIKELY_FROM
from ..runtimes.performance import Count
from .ablations import Ablation
from .diagnosis import ENOUGH_POSITIVES
from .evaluate import Evaluation
from .groups import ENOUGH_BOXED
from .localisation import OPACITIES, Compared
from .model_card_words import DATA, MISUSE, WARNING
from .statistics import Interval

POINTS = {
    "few_false_alarms": "few false alarms",
    "best_f1": "balanced (best F1)",
    "sensitivity_90": "few misses (90 % sensitivity)",
}


def write_model_card(evaluation: Evaluation, command: str, ablations: tuple[Ablation, ...] = ()) -> str:
    """The card as Markdown.

    Args:
        evaluation: what was measured.
        command: the command that measured it, for whoever wants to repeat it.
        ablations: of other trainings, measured the same way; their section is left out without them.
    """
    sections = (
        _head(evaluation, command),
        _glance(evaluation),
        MISUSE,
        _findings(evaluation),
        _operating_points(evaluation),
        _words(evaluation),
        _localisation(evaluation),
        _lungs(evaluation),
        _gate(evaluation),
        _calibration(evaluation),
        _groups(evaluation),
        _ablations(evaluation, ablations),
        DATA,
    )
    return "\n\n".join(section for section in sections if section) + "\n"


def _head(e: Evaluation, command: str) -> str:
    return f"""# Model card: {e.bundle}

{WARNING}

All figures were measured on the bundle itself, on the engine `{e.engine}`, over the split `{e.split}`:
{e.images} radiographs of {e.patients} patients. In brackets stands the range in which a figure would likely
lie with other patients (95 % bootstrap intervals over patients). A dash means that there was nothing to
measure. This page was written by

```
{command}
```"""


def _glance(e: Evaluation) -> str:
    at = e.rates[e.operating_point]
    rows = [
        ("tells a radiograph with a finding from one without (AUROC; 0.5 is guessing)", str(e.mean_auroc)),
        ("raises a finding that is there (sensitivity)", _percent(at.sensitivity)),
        ("leaves out a finding that is not there (specificity)", _percent(at.specificity)),
    ]
    if e.localisation:
        found = e.localisation.pointing
        rows.append(("points into a radiologist's box", _percent(found.maps)))
        rows.append(("… one constant point, without looking", _percent(found.constant)))
    rows.append(("wrongly refuses a real chest radiograph", _percent(e.refused)))
    return _section(
        "At a glance",
        f"Means over the findings with at least {ENOUGH_POSITIVES} cases; details follow.",
        ("how often the model …", ""),
        rows,
    )


def _findings(e: Evaluation) -> str:
    return _section(
        "Findings",
        "AUROC: of two radiographs, one with the finding and one without, how often the model finds the "
        "first more likely. 0.5 is guessing, 1 is never wrong.",
        ("finding", "radiographs with it", "AUROC"),
        (
            (
                _name(f.key),
                f"{f.positives} of {f.images}{'' if f.positives >= ENOUGH_POSITIVES else ' (too few)'}",
                str(f.auroc),
            )
            for f in e.findings
        ),
    )


def _operating_points(e: Evaluation) -> str:
    overall = _section(
        "When a finding is raised",
        "Each operating point trades findings missed (sensitivity) for false alarms (specificity). Means "
        f"over the findings with at least {ENOUGH_POSITIVES} cases; other patients set the thresholds.",
        ("operating point", "sensitivity", "specificity"),
        (
            (
                f"{POINTS.get(name, name)}{', **in use**' if name == e.operating_point else ''}",
                _percent(rates.sensitivity),
                _percent(rates.specificity),
            )
            for name, rates in e.rates.items()
        ),
    )
    each = _table(
        ("finding", "sensitivity", "specificity"),
        (
            (
                _name(f.key),
                _percent(f.rates[e.operating_point].sensitivity),
                _percent(f.rates[e.operating_point].specificity),
            )
            for f in e.findings
        ),
    )
    return f"{overall}\n\nEach finding at the operating point in use.\n\n{each}"


def _words(e: Evaluation) -> str:
    words = {name: point.words for name, point in e.performance.points.items()}
    return _section(
        "How often the words are true",
        f"A finding that is raised is called possible below {PROBABLE_FROM:.0%}, probable below "
        f"{VERY_LIKELY_FROM:.0%}, very likely from there on; the limits were read off the "
        "validation images and checked on patients held out of training. How many were called so, and how "
        "many of those were there (Wilson 95 % interval).",
        ("operating point", "word", "called so", "were there"),
        (
            (POINTS.get(name, name), word.replace("_", " "), str(count.of), _count(count))
            for name, counts in words.items()
            for word, count in counts.items()
        ),
    )


def _count(count: Count) -> str:
    low, high = count.interval
    return f"{100 * count.share:.0f} % ({100 * low:.0f} to {100 * high:.0f})"


def _localisation(e: Evaluation) -> str:
    if e.localisation is None:
        return "## Where it points\n\nNot measured: no radiologist's boxes were there."
    place, named = e.localisation, ", ".join(_name(key) for key in OPACITIES)
    table = _section(
        "Where it points",
        f"The maps of {named}, joined into one, against radiologists' boxes of opacities on "
        f"{place.images} radiographs of {place.patients} patients, beside the best guess that never looks at "
        "the radiograph. Where the map does not beat that guess, it must not be trusted with a place.",
        ("", "map", "constant guess", "map less constant, in points"),
        (
            ("its strongest point lies in a box", *_compared(place.pointing)),
            ("overlap with the boxes (IoU)", *_compared(place.iou)),
        ),
    )
    share = f"{100 * place.map_share:.0f} %"
    return (
        f"{table}\n\nThe constant guess is the best for these very images, so the comparison favours it. Of "
        f"each map the strongest area that holds {share} of its support counts for the overlap, the best of "
        f"all shares; the constant area takes {100 * place.constant_share:.0f} % of a radiograph."
    )


def _lungs(e: Evaluation) -> str:
    if not e.lungs:
        return ""
    return _section(
        "Lung fields",
        "Overlap of the model's lung fields with those that humans drew (Dice; 1 is the same area), on "
        "patients that training did not see; and how often right is told from left.",
        ("", "radiographs (patients)", "both", "right", "left", "right on the right"),
        (
            (
                f.group,
                f"{f.images} ({f.patients})",
                str(f.dice),
                str(f.right),
                str(f.left),
                _percent(f.laterality),
            )
            for f in e.lungs
        ),
    )


def _gate(e: Evaluation) -> str:
    rows = [("real chest radiographs", str(e.images), _percent(e.refused), "none")]
    accepted = ""
    if e.not_chest:
        other = e.not_chest
        rows.append(
            ("pictures of other things", str(other.pictures), f"{other.refused} of {other.pictures}", "all")
        )
        names = ", ".join(f"`{name}`" for name in other.accepted)
        accepted = f"\n\nAccepted all the same: {names}." if names else ""
    table = _section(
        "The gate",
        "What is no frontal chest radiograph should get no findings, and every real one should. Real ones "
        "that were refused count in all other figures of this page.",
        ("pictures", "shown", "refused", "should be"),
        rows,
    )
    return table + accepted


def _calibration(e: Evaluation) -> str:
    pooled = e.calibration
    if not pooled.findings:
        return ""
    curve = _section(
        "Are the probabilities true?",
        "Of findings said to be 10 % likely, one in ten should be there. The expected calibration error, "
        f"the mean gap over {pooled.findings} findings together in ten equally filled bins, is "
        f"{pooled.calibration_error}.",
        ("cases", "said", "seen"),
        (
            (str(point.count), f"{100 * point.said:.1f} %", f"{100 * point.seen:.1f} %")
            for point in pooled.reliability
        ),
    )
    each = _table(
        ("finding", "calibration error", "Brier score"),
        ((_name(f.key), str(f.calibration_error), str(f.brier)) for f in e.findings),
    )
    return (
        f"{curve}\n\nEach finding by itself, and the mean squared error of its probability (Brier; 0 is "
        f"best).\n\n{each}"
    )


def _groups(e: Evaluation) -> str:
    if not e.groups:
        return ""
    return _section(
        "Groups of people and pictures",
        "The same figures apart, each a mean over the findings with enough cases in the group (their number "
        f"in square brackets); the points' figures where at least {ENOUGH_BOXED} radiographs have boxes.",
        ("group", "radiographs", "AUROC", "sensitivity", "specificity", "point in a box", "constant point"),
        (
            (
                g.name,
                str(g.images),
                f"{g.mean_auroc} [{g.findings}]" if g.findings else "–",
                _percent(g.rates.sensitivity),
                _percent(g.rates.specificity),
                _percent(g.pointing.maps) if g.pointing else "–",
                _percent(g.pointing.constant) if g.pointing else "–",
            )
            for g in e.groups
        ),
    )


def _ablations(e: Evaluation, ablations: tuple[Ablation, ...]) -> str:
    if not ablations:
        return ""
    beside = ""
    if e.localisation:
        beside = f" The best constant point hits {_percent(e.localisation.pointing.constant)}."
    return _section(
        "Ablations",
        f"Other trainings, each without or with one part, to show what that part is worth.{beside}",
        ("training", "with a teacher", "AUROC", "point in a box", "note"),
        (
            (
                a.name,
                "yes" if a.teacher else "no",
                str(a.mean_auroc),
                "–" if a.pointing is None else f"{100 * a.pointing:.1f} %",
                a.note,
            )
            for a in ablations
        ),
    )


def _section(title: str, meaning: str, headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return f"## {title}\n\n{meaning}\n\n{_table(headings, rows)}"


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table, its first column to the left and the others to the right."""
    rule = "|".join(("---", *["---:"] * (len(headings) - 1)))
    lines = [f"| {' | '.join(cells)} |" for cells in (headings, *rows)]
    return "\n".join((lines[0], f"|{rule}|", *lines[1:]))


def _compared(figures: Compared) -> tuple[str, str, str]:
    d = figures.difference
    difference = f"{100 * d.value:+.1f} ({100 * d.low:+.1f} to {100 * d.high:+.1f})"
    return _percent(figures.maps), _percent(figures.constant), difference


def _percent(figure: Interval) -> str:
    if np.isnan(figure.value):
        return "–"
    return f"{100 * figure.value:.1f} % ({100 * figure.low:.1f} to {100 * figure.high:.1f})"


def _name(key: str) -> str:
    return key.replace("_", " ")
