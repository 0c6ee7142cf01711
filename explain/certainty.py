"""The word for a calibrated probability.

A finding has first passed its own operating threshold, so the lowest word is no verdict of absence. The
cut-offs are round figures, read off the validation patients and checked on those held out of training,
where of 1,297 raised findings 12 in 100 of those below the first were there, 29 in 100 of those below the
second, and 4 of 5 from there on; how often each word was true of other patients stands in the model card
and in every report. They are lower than what such words mean elsewhere (the IPCC's "very likely" begins at
90 %; a radiologists' lexicon, Panicek and Hricak, AJR 2016, puts "probable" near 75 %), as findings are
rare and the model is weak. Readers understand such words very differently (Br J Radiol 2000;73:999-1001),
so every report shows the figure beside the word.
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
