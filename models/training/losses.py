"""The parts of the losses of `finetune` and `distil`."""

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


def evidence_loss(contributions: Tensor, lesions: Tensor) -> Tensor:
    """Cross-entropy of each token's evidence with whether a lesion is there.

    Times N, a token's contribution is the logit that there would be if all tokens gave what this one
    gives. Tokens with and without a lesion weigh the same, however small the lesion is. Images that are
    known to be healthy teach too: nothing there may count for a finding.

    Args:
        contributions: [B, F, N].
        lesions: float32 [B, F, N]: 1 on tokens that a lesion touches, which could be called that finding.
    """
    if len(contributions) == 0:
        return contributions.sum()
    each = functional.binary_cross_entropy_with_logits(
        contributions * contributions.shape[-1], lesions, reduction="none"
    )
    there = lesions.sum().clamp_min(1)
    nowhere = (1 - lesions).sum().clamp_min(1)
    return ((each * lesions).sum() / there + (each * (1 - lesions)).sum() / nowhere) / 2


def marks_loss(marks: Tensor, touched: Tensor) -> Tensor:
    """Cross-entropy of the judge's marks, [n, N], with the tokens that a drawn lung field touches."""
    if len(marks) == 0:
        return marks.sum()
    return functional.binary_cross_entropy_with_logits(marks, touched)


def attributes_loss(said: Tensor, known: Tensor) -> Tensor:
    """Of age (smooth L1), sex and view (cross-entropy), each [B, 3]; NaN where unknown."""
    there = ~known.isnan()
    age = functional.smooth_l1_loss(said[:, 0][there[:, 0]], known[:, 0][there[:, 0]], reduction="sum")
    yes_no = functional.binary_cross_entropy_with_logits(
        said[:, 1:][there[:, 1:]], known[:, 1:][there[:, 1:]], reduction="sum"
    )
    return (age + yes_no) / max(1, len(said))


def imitation_loss(logits: Tensor, teacher: Tensor) -> Tensor:
    """Cross-entropy with the teacher's probabilities, less the teacher's own entropy: a KL divergence.

    Knowledge distillation (Hinton et al., arXiv 1503.02531) of independent findings, [B, F].
    """
    target = teacher.sigmoid()
    own = functional.binary_cross_entropy(target, target)
    return functional.binary_cross_entropy_with_logits(logits, target) - own


def heart_loss(logits: Tensor, heart: Tensor, positive_weight: Tensor) -> Tensor:
    """Distance (smooth L1) of cardiomegaly's logit from what the heart's width alone says of it.

    In log odds: of a finding this rare, probabilities are near 0 for narrow and for wide hearts alike.

    Args:
        logits: [B], the judge's, which its positives' weight has raised.
        heart: [B], log odds; NaN where not measured.
        positive_weight: [], how much more a positive counts.
    """
    known = ~heart.isnan()
    if not known.any():
        return logits.sum() * 0
    return functional.smooth_l1_loss(logits[known] - positive_weight.log(), heart[known])


def attention_loss(attention: Tensor, teachers: Tensor) -> Tensor:
    """KL divergence of the student's attention from the teacher's, each [B, F, N].

    Attention transfer (Zagoruyko and Komodakis, arXiv 1612.03928) for attention that sums to 1.
    """
    teachers = teachers.clamp_min(1e-8)
    return (teachers * (teachers.log() - attention.clamp_min(1e-8).log())).sum(-1).mean()


def maps_loss(contributions: Tensor, teachers: Tensor) -> Tensor:
    """Distance of the student's map from the teacher's, [B, F, N], as a share of the teacher's energy."""
    energy = teachers.square().mean().clamp_min(1e-12)
    return (contributions - teachers).square().mean() / energy


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
