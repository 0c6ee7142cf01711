"""The word for a calibrated probability.

A finding has first passed its own operating threshold, so the lowest word is no verdict of absence.
The cut-offs divide the scale in thirds, where the IPCC's uncertainty guidance (Mastrandrea et al.,
2010) ends its terms "unlikely" and "about as likely as not". The words are this project's: on the
IPCC's scale "very likely" begins at 90 %, and a radiologists' lexicon (Panicek and Hricak, AJR 2016)
puts "probable" near 75 % and "possible" near 50 %. Readers understand such words very differently
(Br J Radiol 2000;73:999-1001), so every report shows the figure beside the word.
"""

from __future__ import annotations

from .explanation import Certainty

PROBABLE_FROM = 0.25
VERY_LIKELY_FROM = 0.50


def certainty_word(probability: float) -> Certainty:
    """The word for a calibrated probability in [0, 1] that passed its threshold."""
    if probability >= VERY_LIKELY_FROM:
        return "very_likely"
    return "probable" if probability >= PROBABLE_FROM else "possible"
