"""Labelled radiographs as they are distributed: xvlm's own index and the public datasets. Free of PyTorch.

`read_dataset` finds out which layout a folder has. To read another one, add a file with the three names
of `layouts.Layout` and list it in `layouts.LAYOUTS`.
"""

from .layouts import find_layout, read_dataset
from .record import LabelledImage

__all__ = ["LabelledImage", "find_layout", "read_dataset"]
