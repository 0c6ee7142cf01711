"""The parts of the loss of `finetune`."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def judge_loss(logits: Tensor, labels: Tensor, positive_weight: Tensor) -> Tensor:
    """Binary cross-entropy over the known labels; NaN labels are left out.

    Args:
        logits, labels: [B, F].
        positive_weight: [F], how much more a positive counts.
    """
    known = ~labels.isnan()
    weight = positive_weight.expand_as(logits)[known]
    return functional.binary_cross_entropy_with_logits(logits[known], labels[known], pos_weight=weight)


def anatomy_loss(logits: Tensor, lungs: Tensor) -> Tensor:
    """Cross-entropy plus one less the soft Dice (arXiv 1606.04797), of images [B, 2, h, w]."""
    if len(logits) == 0:
        return logits.sum()
    cross_entropy = functional.binary_cross_entropy_with_logits(logits, lungs)
    seen = logits.sigmoid()
    overlap = 2 * (seen * lungs).sum((2, 3)) + 1
    dice = overlap / (seen.sum((2, 3)) + lungs.sum((2, 3)) + 1)
    return cross_entropy + (1 - dice).mean()


def place_loss(contributions: Tensor, lesions: Tensor, finding: Tensor) -> Tensor:
    """How little a finding's map lies on its lesion: mean of -log(share of the softened map).

    The softmax keeps a share defined, and its gradient bounded, for any sign and size of the
    contributions. A share of the positive ones alone is best when there are none: in training, that
    loss silenced the judge.

    Args:
        contributions: [B, F, N].
        lesions: float [B, N]: 1 on tokens that the lesion touches.
        finding: int64 [B]: which finding the lesion is.
    """
    if len(finding) == 0:
        return contributions.sum() * 0
    mine = contributions[torch.arange(len(finding), device=finding.device), finding]
    # Times N: the logit that there would be if every token gave what this one gives.
    share = (mine * mine.shape[-1]).softmax(-1)
    return -(share * lesions).sum(1).clamp_min(1e-4).log().mean()


def outside_loss(attention: Tensor, near_lungs: Tensor, concerned: Tensor) -> Tensor:
    """Share of the attention away from the lungs, for findings that live in the lungs.

    Args:
        attention: [B, F, N], sums to 1 over N.
        near_lungs: float [B, N]: 1 on tokens in or beside a lung field.
        concerned: bool [F]: a finding of lung or pleura.
    """
    outside = (attention * (1 - near_lungs[:, None])).sum(-1)
    return outside[:, concerned].mean()


def narrate_loss(logits: Tensor, ids: Tensor, balance: Tensor) -> Tensor:
    """Cross-entropy of the next token, with the tokens' log frequencies added while training.

    Logit adjustment (arXiv 2007.07314): without it the most common report, that nothing was found,
    would be the only one.

    Args:
        logits: [B, T, V]; ids: int64 [B, T + 1], -1 where a report has ended; balance: [V].
    """
    if len(ids) == 0:
        return logits.sum() * 0
    return functional.cross_entropy((logits + balance).flatten(0, 1), ids[:, 1:].flatten(), ignore_index=-1)
