"""How faithful a candidate is to a reference, in its answers and in its evidence.

    from xvlm.bench.fidelity import measure_fidelity
    from xvlm.bench.studies import read_studies

    studies = read_studies(data, "val")
    fidelity = measure_fidelity(open_session(teacher), open_session(bundle), studies, data.name)
    fidelity.report.figure("evidence.spearman.worst")       # an Interval
    fidelity.report.sure_end("evidence.spearman.worst")     # the end that a bound must hold for
    fidelity.images.worst("evidence.spearman", 5)           # which images are to blame

`groups/` has one file a group of figures: what is kept of what both bundles said of an image (`looks`), and
the statistics of all that was kept (`gather`). `measures` makes these one after another, `measure` redraws
them into figures, and `report` holds them.
"""

from .catalogue import GROUPS, Better
from .figure import Figure, Part
from .images import ImageFigures
from .report import FidelityReport, Material, Subject
from .run import CLOSE_IMAGES, Fidelity, choose_groups, measure_fidelity

__all__ = [
    "CLOSE_IMAGES",
    "GROUPS",
    "Better",
    "Fidelity",
    "FidelityReport",
    "Figure",
    "ImageFigures",
    "Material",
    "Part",
    "Subject",
    "choose_groups",
    "measure_fidelity",
]
