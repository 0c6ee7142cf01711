"""Records of arrays, one an image, laid into one block of memory a field as they come.

An array of its own weighs 112 bytes more than its numbers, and of thousands of images there are dozens each.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Record = TypeVar("Record")


class Stack(Generic[Record]):
    """Dataclasses of arrays alone, of the same shapes and types in all.

    Args:
        room: for at most so many; none is taken before the first comes.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._count = 0
        self._kind: type[Record] | None = None
        self._fields: dict[str, NDArray[Any]] = {}

    def add(self, record: Record) -> None:
        """Lay one more upon those that are there."""
        if self._kind is None:
            self._kind = type(record)
            self._fields = {
                name: np.empty((self._room, *value.shape), value.dtype)
                for name, value in vars(record).items()
            }
        for name, value in vars(record).items():
            self._fields[name][self._count] = value
        self._count += 1

    @property
    def whole(self) -> Record | None:
        """All of them as one record, whose arrays have one axis more in front, [m, …]; None of none."""
        if self._kind is None:
            return None
        return self._kind(**{name: values[: self._count] for name, values in self._fields.items()})
