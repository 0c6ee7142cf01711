"""What stands at the top, before any figure: failed gates, and what makes lines no comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..run.result import BundleFacts
from .rows import Figures, Remark
from .verdict import SENSITIVITY, SPECIFICITY, Verdict, judge, rates_in_use
from .words import Words, known

Level = Literal["bad", "care", "good"]
_LEVELS: dict[str, Level] = {"pass": "good", "not-shown": "care", "fail": "bad", "not-measured": "care"}


@dataclass(frozen=True)
class Alert:
    """A sentence, how bad it is, and what it means, if that needs words."""

    level: Level
    text: str
    meaning: str = ""


def alerts(figures: Figures, words: Words) -> tuple[Alert, ...]:
    """The alerts, the worst first."""
    found = [
        *_gates(figures, words),
        *_verdicts(figures, words),
        *_comparisons(figures, words),
        *_doubts(figures, words),
    ]
    order: tuple[Level, ...] = ("bad", "care", "good")
    return tuple(sorted(found, key=lambda alert: order.index(alert.level)))


def _gates(figures: Figures, words: Words) -> list[Alert]:
    """One a bundle that was sealed although it broke bounds, or is compared with one that was."""
    found = []
    for bundle in _bundles(figures):
        if bundle.failed:
            found.append(_failed("alert-gate-failed", bundle, bundle.failed, words))
        fidelity = figures.inputs.fidelities.get(bundle.sha256)
        if fidelity and fidelity["reference"]["failed"]:
            found.append(_failed("alert-reference-failed", bundle, fidelity["reference"]["failed"], words))
    return found


def _failed(message: str, bundle: BundleFacts, bounds: Sequence[str], words: Words) -> Alert:
    text = f"{_named(bundle, words)}. {words.text(message)}"
    return Alert("bad", text, words.text("bounds-broken", bounds="; ".join(bounds)))


def _verdicts(figures: Figures, words: Words) -> list[Alert]:
    found = []
    for bundle in _bundles(figures):
        name, verdict = _named(bundle, words), judge(figures.inputs.evaluations.get(bundle.sha256))
        text = f"{name}. {who_sentence(verdict, words)}"
        found.append(Alert(_LEVELS[verdict.answer], text, _target(verdict, words)))
        found.append(Alert("care", f"{name}. {_in_use(bundle, figures, words)}"))
        if bundle.sha256 not in figures.inputs.fidelities:
            found.append(Alert("care", f"{name}. {words.text('alert-no-fidelity')}"))
    return found


def _in_use(bundle: BundleFacts, figures: Figures, words: Words) -> str:
    """The operating point in use, and what the bundle finds there."""
    point = words.text(f"point-{bundle.operating_point.replace('_', '-')}")
    rates = rates_in_use(bundle, figures.inputs.evaluations)
    if not known(rates.sensitivity.value + rates.specificity.value):
        return words.text("point-not-measured", point=point)
    return words.text(
        "point-in-use",
        point=point,
        found=words.with_range(rates.sensitivity),
        clear=words.with_range(rates.specificity),
    )


def _bundles(figures: Figures) -> list[BundleFacts]:
    """Each once: on every device it gives the same answers, or nearly so."""
    runs = (named.run.bundle for named in figures.inputs.runs)
    return list({bundle.sha256: bundle for bundle in runs}.values())


def _named(bundle: BundleFacts, words: Words) -> str:
    return words.text("alert-bundle", bundle=f"{bundle.name} {bundle.version}")


def who_sentence(verdict: Verdict, words: Words) -> str:
    """A verdict in a sentence."""
    if verdict.answer == "not-measured":
        return words.text("who-not-measured")
    return words.text(
        f"who-{verdict.answer}",
        sensitivity=words.with_range(verdict.sensitivity),
        specificity=words.with_range(verdict.specificity),
    )


def _target(verdict: Verdict, words: Words) -> str:
    if not verdict.findings:
        return ""
    names = ", ".join(words.finding(key) for key in verdict.findings)
    targets = {"sensitivity": words.part(SENSITIVITY), "specificity": words.part(SPECIFICITY)}
    return words.text("who-target", findings=names, **targets)


def _comparisons(figures: Figures, words: Words) -> list[Alert]:
    kinds: tuple[Remark, ...] = ("other-bundle", "other-data", "other-version")
    told = {remark for row in figures.rows for remark in row.remarks}
    return [Alert("bad", words.text(f"alert-{kind}")) for kind in kinds if kind in told]


def _doubts(figures: Figures, words: Words) -> list[Alert]:
    kinds: tuple[Remark, ...] = ("busy", "cut-short", "as-if")
    named = {kind: [row.title for row in figures.rows if kind in row.remarks] for kind in kinds}
    return [
        Alert("bad", words.text(f"alert-{kind}", devices=", ".join(titles)))
        for kind, titles in named.items()
        if titles
    ]
