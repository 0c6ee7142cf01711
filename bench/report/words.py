"""The report's sentences, and figures as each language writes them."""

from __future__ import annotations

from copy import copy
from importlib import resources
from math import floor, isfinite, log10
from pathlib import Path

import numpy as np
from babel import Locale
from babel.numbers import format_decimal, format_percent

from ...errors import BadInput
from ...explain.reports.catalogue import Catalogue, available_languages
from ...models import findings
from ..run.reason import Reason
from ..statistics import Interval

FOLDER = Path(str(resources.files(__package__))) / "languages"
LANGUAGES = tuple(sorted(entry.name for entry in FOLDER.iterdir() if entry.is_dir()))


class Words(Catalogue):
    """The catalogue of the report in a language.

    Args:
        language: one of `LANGUAGES`.

    Raises:
        BadInput: the report does not speak the language.
    """

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            fix = f"Choose one of {', '.join(LANGUAGES)}"
            raise BadInput("the report does not speak this language yet", on=language, fix=fix)
        super().__init__(language, FOLDER)
        # Findings are named as the explanations name them; English where they do not speak the language.
        spoken = language if language in available_languages() else "en"
        self._findings = Catalogue(spoken)

    def finding(self, key: str) -> str:
        """A finding's name."""
        return self._findings.text(f"finding-{key}") if key in findings.keys() else key

    def number(self, value: float, digits: int = 2) -> str:
        """A figure to some significant digits, but never less than its whole part."""
        decimals = max(0, digits - 1 - floor(log10(abs(value)))) if value else 0
        return str(format_decimal(round(value, decimals), locale=self.language, decimal_quantization=False))

    def fixed(self, value: float) -> str:
        """A figure to two decimals."""
        return str(format_decimal(value, format="0.00", locale=self.language))

    def part(self, value: float) -> str:
        """A share in [0, 1] as per cent, to one decimal where it has one."""
        return str(format_percent(value, format="#,##0.#%", locale=self.language))

    def money(self, amount: float, currency: str) -> str:
        """An amount; whole from ten on."""
        pattern = copy(Locale.parse(self.language).currency_formats["standard"])
        if amount >= 10:
            pattern.frac_prec = (0, 0)
        return str(pattern.apply(amount, self.language, currency=currency, currency_digits=False))

    def duration(self, seconds: float) -> str:
        """Seconds, or milliseconds below one."""
        if seconds >= 1:
            return self.text("seconds", number=self.number(seconds))
        return self.text("milliseconds", number=self.number(1e3 * seconds))

    def durations(self, figure: Interval) -> str:
        """The range of a duration."""
        low, high = (None if np.isnan(end) else self.duration(end) for end in (figure.low, figure.high))
        return self._range(low, high)

    def fixed_range(self, figure: Interval) -> str:
        """The range of a figure to two decimals."""
        low, high = (None if np.isnan(end) else self.fixed(end) for end in (figure.low, figure.high))
        return self._range(low, high)

    def with_range(self, figure: Interval) -> str:
        """A share and its range."""
        ends = self.text("range", low=self.part(figure.low), high=self.part(figure.high))
        return f"{self.part(figure.value)} ({ends})"

    def reason(self, reason: Reason) -> str:
        """Why something was not measured."""
        if reason.detail:
            return self.text(f"reason-{reason.why}", detail=reason.detail)
        return self.text(f"reason-{reason.why}")

    def _range(self, low: str | None, high: str | None) -> str:
        if low and high:
            return self.text("range", low=low, high=high)
        if low:
            return self.text("range-from", low=low)
        return self.text("range-to", high=high) if high else self.text("range-none")


def known(value: float | None) -> bool:
    """Whether there is a figure."""
    return value is not None and isfinite(value)
