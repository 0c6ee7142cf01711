"""What is read off an explanation, from the whole answer down to the picture.

impression: what matters, how urgent, what to do next. Finding: what supports it, what speaks against it.
Region: how much of the map the outline holds. The pixels are the map itself.
"""

from .impression import Impression as Impression
from .impression import Matter as Matter
from .impression import impression_of as impression_of
from .region import Outline as Outline
from .region import outline_of as outline_of
from .weighing import Reason as Reason
from .weighing import ReasonKind as ReasonKind
from .weighing import Weighing as Weighing
from .weighing import weigh as weigh
