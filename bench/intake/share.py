"""How many of some pictures came out right, and how sure that share is."""

from __future__ import annotations

from typing import NamedTuple

# Of the normal distribution, two-sided: 95 %.
_Z = 1.959964


class Share(NamedTuple):
    """Of so many pictures of a `kind`, `of`, so many came out `right`."""

    kind: str
    right: int
    of: int

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end, in [0, 1], at 95 % (Wilson, J. Am. Stat. Assoc. 22, 1927); all where none."""
        if not self.of:
            return 0.0, 1.0
        share, spread = self.right / self.of, _Z**2 / self.of
        middle = (share + spread / 2) / (1 + spread)
        half = _Z / (1 + spread) * (share * (1 - share) / self.of + spread / (4 * self.of)) ** 0.5
        return max(0.0, middle - half), min(1.0, middle + half)
