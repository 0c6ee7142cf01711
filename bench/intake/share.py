"""How many of some pictures came out right, and how sure that share is."""

from __future__ import annotations

from typing import NamedTuple

# Of the normal distribution, two-sided: 95 %.
_Z = 1.959964


class Share(NamedTuple):
    """Of `count` pictures of a `kind` so many came out `right`."""

    kind: str
    right: int
    count: int

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end, in [0, 1], at 95 % (Wilson, J. Am. Stat. Assoc. 22, 1927); all where none."""
        if not self.count:
            return 0.0, 1.0
        share, spread = self.right / self.count, _Z**2 / self.count
        middle = (share + spread / 2) / (1 + spread)
        half = _Z / (1 + spread) * (share * (1 - share) / self.count + spread / (4 * self.count)) ** 0.5
        return max(0.0, middle - half), min(1.0, middle + half)
