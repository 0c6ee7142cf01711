"""Whether an engine's narrator says what a model said, word by word to the end of the report."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..explain.session import Session
from ..models.statements import Vocabulary


def words_alike(session: Session, tokens: NDArray[np.float32], words: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Feed an engine the model's words, and ask for the next one each time: bool [w - 1], which agree.

    Args:
        session: the engine.
        tokens: float32 [N, D], of one image.
        words: int64 [w], what the model said of exactly these tokens, from `start` to `end`.
    """
    vocabulary = Vocabulary(tuple(session.bundle.vocabulary["tokens"]))
    said = words.tolist()
    cache, alike = session.empty_cache(), []
    for position, (word, following) in enumerate(pairwise(said)):
        logits, cache = session.next_word(word, position, tokens, cache)
        allowed = vocabulary.allowed(said[: position + 1])
        alike.append(allowed[int(logits[allowed].argmax())] == following)
    return np.array(alike, bool)
