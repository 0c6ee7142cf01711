"""Many studies: what the paths stand for is explained one after the other, written, and accounted for.

    with open_results(Path("reports")) as results:
        met = list(discover([Path("studies")], results.own_files()))
        outcomes = run(met, session, order, sink, results).outcomes

Nothing that is met stops the others, everything is written whole, and a run that was stopped goes on.
"""

from .outcome import Outcome as Outcome
from .outcome import counts as counts
from .outcome import exit_code as exit_code
from .results_folder import ResultsFolder as ResultsFolder
from .results_folder import open_results as open_results
from .run import Finished as Finished
from .run import Order as Order
from .run import Sink as Sink
from .run import run as run
from .study import Study as Study
from .writers import FILES as FILES
