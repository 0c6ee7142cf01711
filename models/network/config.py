"""The network's shape, stored beside its weights."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NetworkConfig:
    """Sizes of the parts.

    Attributes:
        canvas: side of the input in pixels; a multiple of 8.
        stem: channels of the convolutions at a half, a quarter and an eighth of the canvas.
        stem_depth: residual blocks at a quarter and at an eighth.
        deep: channels and residual blocks at a sixteenth, added back to the eighth; (0, 0) for none.
        width: of the tokens; a multiple of 4 and of `heads`.
        layers, heads, feed_ratio: of the transformer.
        radius: how many tokens away attention looks.
        drop_path: rate at which residual branches are skipped in training, in [0, 1).
        findings: how many findings the judge answers.
        judge_heads: attention heads a finding.
        vocabulary: tokens of the narrator.
        narrator_layers: of the narrator.
        statement_length: longest sequence of the narrator, in tokens.
        novelty_dims: dimensions in which novelty is measured.
        inner: channels between the two convolutions of each residual block, from the first to the last; ()
            for as many as around them. Pruning takes some out, as it does of the two below.
        narrator_heads: attention heads of the narrator, each `width / heads` wide; 0 for `heads`.
        narrator_feed: feed-forward units of the narrator; 0 for twice the width.
    """

    canvas: int = 128
    stem: tuple[int, int, int] = (24, 48, 96)
    stem_depth: tuple[int, int] = (2, 2)
    deep: tuple[int, int] = (0, 0)
    width: int = 128
    layers: int = 3
    heads: int = 4
    feed_ratio: int = 3
    radius: int = 2
    drop_path: float = 0.1
    findings: int = 14
    judge_heads: int = 4
    vocabulary: int = 21
    narrator_layers: int = 2
    statement_length: int = 32
    novelty_dims: int = 48
    inner: tuple[int, ...] = ()
    narrator_heads: int = 0
    narrator_feed: int = 0

    @property
    def grid(self) -> int:
        """Tokens along a side."""
        return self.canvas // 8

    def inner_widths(self) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        """Channels inside the residual blocks at a quarter, at an eighth and at a sixteenth."""
        around = ((self.stem[1], self.stem_depth[0]), (self.stem[2], self.stem_depth[1]), self.deep)
        widths = iter(self.inner or [channels for channels, depth in around for _ in range(depth)])
        fine, coarse, deep = (tuple(next(widths) for _ in range(depth)) for _, depth in around)
        return fine, coarse, deep
