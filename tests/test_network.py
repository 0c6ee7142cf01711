"""The network without training: what its parts promise each other."""

from __future__ import annotations

from dataclasses import replace

import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional
from training_runs import NETWORK
from xvlm.models import findings
from xvlm.models.network.ensemble import Ensemble, spread_out
from xvlm.models.network.vlm import XrayVLM
from xvlm.models.statements import Vocabulary


def test_a_member_may_look_at_a_smaller_canvas() -> None:
    torch.manual_seed(0)
    large, small = (XrayVLM(replace(NETWORK, canvas=canvas)).eval() for canvas in (128, 64))
    canvases = torch.rand(2, 1, 128, 128)
    with torch.no_grad():
        both = Ensemble([large, small]).eval()
        encoding = both.encode(canvases)
        logits, contributions, attention = both.judge(encoding.tokens)
        alone, theirs, _ = small.judge(small.encode(functional.avg_pool2d(canvases, 2)).tokens)
        mean = (large.judge(large.encode(canvases).tokens)[0] + alone) / 2
        coarse = spread_out(theirs, 2).unflatten(2, (16, 16))
    assert encoding.anatomy.shape == (2, 2, 32, 32)
    assert torch.allclose(logits, mean, atol=1e-5)
    assert torch.allclose(contributions.sum(-1) + both.judge.bias, logits, atol=1e-5)
    assert torch.allclose(attention.sum(-1), torch.ones(()), atol=1e-5)
    # Four fine tokens share what one coarse token gave.
    assert torch.allclose(functional.avg_pool2d(coarse, 2).flatten(2) * 4, theirs, atol=1e-6)


def test_contributions_are_the_logit_less_its_bias() -> None:
    torch.manual_seed(0)
    model = XrayVLM(NETWORK).eval()
    with torch.no_grad():
        logits, contributions, attention = model.judge(model.encode(torch.rand(3, 1, 128, 128)).tokens)
    assert torch.allclose(contributions.sum(-1) + model.judge.bias, logits, atol=1e-5)
    assert torch.allclose(attention.sum(-1), torch.ones(3, 14), atol=1e-5)


def test_the_narrator_says_the_same_word_by_word_and_at_once() -> None:
    torch.manual_seed(0)
    model = XrayVLM(NETWORK).eval()
    ids = torch.tensor([[0, 5, 17, 8]])
    with torch.no_grad():
        tokens = model.encode(torch.rand(1, 1, 128, 128)).tokens
        at_once = model.narrator.teach(ids, tokens)
        cache, steps = model.narrator.empty_cache(1), []
        for position in range(ids.shape[1]):
            logits, _, cache = model.narrator(
                ids[:, position : position + 1], torch.tensor(position), tokens, cache
            )
            steps.append(logits[:, 0])
    assert torch.allclose(at_once[0], torch.cat(steps), atol=1e-5)


@given(st.data())
def test_the_grammar_always_ends_and_repeats_nothing(data: st.DataObject) -> None:
    vocabulary = Vocabulary.current()
    written = [vocabulary.ids["start"]]
    for _ in range(2 * len(vocabulary.tokens)):
        written.append(data.draw(st.sampled_from(vocabulary.allowed(written))))
        if vocabulary.tokens[written[-1]] == "end":
            break
    assert vocabulary.tokens[written[-1]] == "end"
    statements = vocabulary.read(written)
    assert len({s.finding for s in statements}) == len(statements)
    assert vocabulary.write(statements) == written


def test_the_judge_looks_for_lung_findings_in_the_lungs() -> None:
    torch.manual_seed(0)
    judge = XrayVLM(NETWORK).judge
    tokens = torch.randn(1, 256, 32)
    with torch.no_grad():
        judge.lung_mark.weight.zero_()
        judge.lung_mark.weight[0, 0] = 50.0
        attention = judge(tokens)[2][0]
    marked = tokens[0, :, 0] > 0
    keys = findings.keys()
    assert attention[keys.index("pneumonia"), marked].sum() > 0.9
    assert attention[keys.index("cardiomegaly"), marked].sum() < 0.7
