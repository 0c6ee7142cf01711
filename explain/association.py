"""What the decoder learned to state together, asked by putting a statement into its mouth.

A report names findings in the order of the table. With one finding stated, the chance of each later one is
compared with its chance when nothing was stated; either way none of those between has been named. This is
what went together in the images that taught the decoder, whatever the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from ..models.statements import Vocabulary
from .explanation import AbsentFinding, Association
from .log_odds import log_odds
from .session import Session

# By how much the odds must rise (natural logarithm). Of 51 pairs that were told on 150 radiographs of NIH's
# training patients 98 in 100 also go together in the training labels, where 66 in 100 of all pairs do
# (`bench/associations.py`). Falls said no more than chance, and are not told.
CLEAR = 2.0
MOST_SUPPOSED = 4
MOST_TOLD = 2

Floats = NDArray[np.float32]


def associations(
    session: Session, tokens: Floats, absent: Sequence[AbsentFinding]
) -> tuple[Association, ...]:
    """What would be stated more readily if findings that were nearly raised were there, the clearest first.

    None where the decoder last learned from preferences: these reshape its chances, so that what rose by
    `CLEAR` had gone together hardly more often than any pair.

    Args:
        tokens: of one image, float32 [N, D].
        absent: the findings that were not raised.
    """
    found = suppose(session, tokens, _nearest(absent)) or ()
    return tuple(sorted(found, key=attrgetter("rise"), reverse=True)[:MOST_TOLD])


def suppose(
    session: Session, tokens: Floats, supposed: Sequence[str], at_least: float = CLEAR
) -> tuple[Association, ...] | None:
    """What would clearly be stated more readily if each finding were there; None where that is not known.

    Args:
        tokens: of one image, float32 [N, D].
        supposed: keys of findings.
        at_least: by how much the log odds must rise.
    """
    if session.bundle.vocabulary.get("preferred", False):
        return None
    vocabulary = Vocabulary(tuple(session.bundle.vocabulary["tokens"]))
    written = [vocabulary.ids["start"]]
    logits, cache = session.next_word(written[0], 0, tokens, session.empty_cache())
    alone = _chances(vocabulary, written, logits)
    found = [
        Association(given, finding, chance, alone[finding])
        for given in supposed
        for finding, chance in _after(session, vocabulary, given, tokens, cache).items()
    ]
    return tuple(one for one in found if one.rise >= at_least)


def later_than(session: Session, finding: str) -> tuple[str, ...]:
    """The findings that a report may name after another: all that `suppose` asks about."""
    tokens = session.bundle.vocabulary["tokens"]
    later = tokens[tokens.index(f"finding:{finding}") + 1 :]
    return tuple(word.removeprefix("finding:") for word in later if word.startswith("finding:"))


def _nearest(absent: Sequence[AbsentFinding]) -> list[str]:
    """The few that came nearest to their thresholds."""
    order = sorted(absent, key=lambda one: log_odds(one.threshold) - log_odds(one.probability))
    return [one.key for one in order[:MOST_SUPPOSED]]


def _after(
    session: Session, vocabulary: Vocabulary, given: str, tokens: Floats, cache: Floats
) -> dict[str, float]:
    """The chance of each finding after `given` was stated, in the decoder's own word of certainty."""
    written = [vocabulary.ids["start"], vocabulary.ids[f"finding:{given}"]]
    logits, cache = session.next_word(written[-1], 1, tokens, cache)
    allowed = vocabulary.allowed(written)
    written.append(allowed[int(logits[allowed].argmax())])
    logits, _ = session.next_word(written[-1], 2, tokens, cache)
    return _chances(vocabulary, written, logits)


def _chances(vocabulary: Vocabulary, written: Sequence[int], logits: Floats) -> dict[str, float]:
    """By finding: the probability that it is stated next, if none before it in the table is."""
    allowed = vocabulary.allowed(written)
    weights = np.exp(logits[allowed].astype(np.float64) - logits[allowed].max())
    # The last that is allowed ends the report.
    chances = weights / np.cumsum(weights[::-1])[::-1]
    keys = (vocabulary.tokens[word].removeprefix("finding:") for word in allowed[:-1])
    return dict(zip(keys, chances.tolist(), strict=False))
