"""What a device lacks, before any work is begun on it: whether bundles run here, and are made here.

    from xvlm.runtimes.doctor import Case, examine

    for result in examine(Case.of(bundle, target=None)):
        print(result.check, result.state, result.found, result.fix)

Each check is one function, listed in `examination`.
"""

from .examination import examine, will_work
from .result import Case, Result, State

__all__ = ["Case", "Result", "State", "examine", "will_work"]
