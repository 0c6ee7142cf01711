"""What TensorRT says of its errors, which it would otherwise only print."""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import Any


@cache
def process_logger(trt: ModuleType) -> Any:
    """The one logger of this process: TensorRT keeps the first that it is given, and ignores others.

    Its attribute `last_error` is the text of the last error.
    """

    class Logger(trt.ILogger):  # type: ignore[name-defined, misc]
        last_error = "it gives no reason"

        def log(self, severity: Any, message: str) -> None:
            if severity in (trt.ILogger.Severity.ERROR, trt.ILogger.Severity.INTERNAL_ERROR):
                self.last_error = message

    return Logger()
