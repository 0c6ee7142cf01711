"""What is timed: the scenarios of MLPerf Inference (Reddi et al., ISCA 2020), and two of a clinic's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Name = Literal["single-stream", "multi-stream", "offline", "cold-start", "cold-start-disk", "whole-job"]


@dataclass(frozen=True)
class Scenario:
    """One way to ask.

    Attributes:
        name: as `--scenario` takes it.
        percentile: of the latency, in (0, 1): the figure that counts, and whose interval says when
            enough was measured.
        samples: radiographs in one query.
        warm_up: whether queries go before that are not counted.
    """

    name: Name
    percentile: float
    samples: int = 1
    warm_up: bool = True


# A sample of the first three is a radiograph on the model's canvas, in memory; its answer is that of
# `encode` and `judge`: findings and maps. One query follows the other.
SINGLE_STREAM = Scenario("single-stream", 0.90)
MULTI_STREAM = Scenario("multi-stream", 0.99, samples=8)
# MLPerf hands over all samples at once; here they come in batches of a size that a small memory holds.
OFFLINE = Scenario("offline", 0.50, samples=32)
# The command line in a fresh process, to the printed report; the first process is not counted.
COLD_START = Scenario("cold-start", 0.90)
# The same after the system has dropped its copies of files.
COLD_START_DISK = Scenario("cold-start-disk", 0.90, warm_up=False)
# A file in, a report in HTML out, in a process that is running: with evidence hidden and words found.
WHOLE_JOB = Scenario("whole-job", 0.90)

SCENARIOS = (SINGLE_STREAM, MULTI_STREAM, OFFLINE, WHOLE_JOB, COLD_START, COLD_START_DISK)
