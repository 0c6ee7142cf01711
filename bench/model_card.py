"""The model card, written from figures that were just measured."""

from __future__ import annotations

from .evaluate import ENOUGH_POSITIVES, Evaluation

WARNING = (
    "It is no medical device. It supports a trained reader, never replaces one, and must not decide on "
    "treatment, triage or discharge."
)


def write_model_card(evaluation: Evaluation, command: str) -> str:
    """The card as Markdown.

    Args:
        evaluation: what was measured.
        command: the command that measured it, for whoever wants to repeat it.
    """
    return (
        "\n\n".join(
            [
                _head(evaluation, command),
                _figures(evaluation),
                _evidence(evaluation),
                _groups(evaluation),
                LIMITS,
            ]
        )
        + "\n"
    )


def _head(e: Evaluation, command: str) -> str:
    return f"""# Model card: {e.bundle}

{WARNING}

All figures below were measured on the compressed bundle, on the engine `{e.engine}`, over the split
`{e.split}`: {e.images} radiographs of {e.patients} patients; training and its choices read the split `train`
alone. Intervals are 95 % bootstrap intervals over patients. This page was written by

```
{command}
```

**Mean AUROC over the findings with at least {ENOUGH_POSITIVES} positives: {e.mean_auroc}.**
The gate refused {e.refused:.1%} of these radiographs; they count in every figure all the same."""


def _figures(e: Evaluation) -> str:
    lines = [
        "## Findings",
        "",
        "Sensitivity and specificity at the operating point, which was chosen on held-out training patients.",
        "",
        "| finding | positives | AUROC | sensitivity | specificity | calibration error | Brier |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for f in e.findings:
        mark = "" if f.positives >= ENOUGH_POSITIVES else " (too few)"
        lines.append(
            f"| {f.key.replace('_', ' ')} | {f.positives} of {f.images}{mark} | {f.auroc} "
            f"| {f.sensitivity:.2f} | {f.specificity:.2f} | {f.calibration_error:.3f} | {f.brier:.3f} |"
        )
    return "\n".join(lines)


def _evidence(e: Evaluation) -> str:
    if e.pointing is None:
        return "## Evidence\n\nNo boxes were there to score the maps."
    p = e.pointing
    return f"""## Evidence

The maps of the findings that are opacities of the lung, summed, point into a radiologist's box in
{p.hit} of {p.images} radiographs. One constant point, the best there is, hits {p.constant:.3f}: where the
maps do not beat it, they place an opacity no better than a guess that never looks."""


def _groups(e: Evaluation) -> str:
    rows = "\n".join(f"| {name} | {value:.3f} |" for name, value in e.groups.items())
    head = f"Mean AUROC over the findings with at least {ENOUGH_POSITIVES} positives in the group."
    return f"## Groups\n\n{head}\n\n| group | mean AUROC |\n|---|---:|\n{rows}"


LIMITS = """## What it was trained on

From scratch, on NIH ChestX-ray14 images at 128 pixels (adults mostly; labels mined from reports, about
90 % right), the paediatric radiographs of Kermany et al. (CC BY 4.0; pneumonia alone is known), the
openly licensed rows of the COVID-19 image data collection, and V7's human lung masks (CC BY 4.0).
Lesions painted into healthy radiographs, and phantoms, taught the maps where to point. Radiologists'
boxes were used to score only. The recipe is `models/training/finetune.toml`.

## What it must not be used for

- Tuberculosis, fractures, tubes and lines, or anything else that is not in the table above.
- Lateral radiographs, CT, and other parts of the body. The gate refuses most of these, not all: it saw
  no lateral radiograph in training.
- Children, except where the clinic has measured it on its own cases: the operating points come from adults.
- Nodules: at 128 pixels most cannot be seen.
- Ruling out disease. At its operating points it misses most of what is there; see the sensitivities.

## Credits

NIH Clinical Center (Wang et al., CVPR 2017); Kermany et al., Cell 2018; Cohen et al., arXiv 2006.11988;
V7 Labs. Radiologists' boxes: RSNA Pneumonia Detection Challenge 2018 (scoring only)."""
