"""What a thousand studies cost, the device and its electricity together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    """A clinic's work, as the buyer states it.

    Attributes:
        studies_a_day: radiographs; days: days of work a year; years: until the device is replaced.
        hours_a_day: for which the device is on.
        electricity: price of a kilowatt-hour, in `currency`.
        currency: three letters (ISO 4217).
    """

    studies_a_day: float = 40
    days: float = 300
    years: float = 3
    hours_a_day: float = 8
    electricity: float = 0.20
    currency: str = "USD"

    @property
    def studies(self) -> float:
        """In all years together."""
        return self.studies_a_day * self.days * self.years

    def fits(self, seconds: float) -> bool:
        """Whether a day's studies, each of so many seconds, are done in a day's hours."""
        return self.studies_a_day * seconds <= self.hours_a_day * 3600


def cost_of_a_thousand(load: Load, price: float, watts: float) -> float:
    """Price and electricity over the years, of a thousand studies, in the load's currency.

    The device is taken to draw `watts` whenever it is on, working or not: rather too much than too little,
    as far as the figure covers the device; a meter or a data sheet of the processor leaves out the rest.
    """
    kilowatt_hours = watts / 1000 * load.hours_a_day * load.days * load.years
    return (price + kilowatt_hours * load.electricity) / (load.studies / 1000)
