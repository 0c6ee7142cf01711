"""Every error that xvlm raises on purpose.

    XvlmError                     exit 1  a fault of ours, or of an engine
    ├── BadInput                  exit 2  what was given cannot be used
    │   ├── UnreadableImage               a file that holds no radiograph we can read
    │   │   ├── NotAnImage                neither DICOM nor PNG, JPEG, TIFF nor BMP
    │   │   ├── NoPixels                  a DICOM file without an image
    │   │   ├── UnsupportedEncoding       a transfer syntax or pixel layout we cannot decode
    │   │   ├── MultiFrame                several frames where one is needed
    │   │   ├── ColourImage       exit 4  readable, but in colour: no radiograph, so no answer
    │   │   ├── OwnReport         exit 4  a picture that xvlm drew of a radiograph, and no radiograph
    │   │   ├── Truncated                 the file ends before its pixels do
    │   │   └── TooLarge                  more pixels, bytes or nesting than we accept
    │   ├── BadConfig                     a recipe, profile or training configuration
    │   ├── BadData                       a data folder or an index
    │   └── BundleError                   a bundle that cannot be used
    │       ├── BundleDamaged             a file is missing or changed
    │       ├── BundleTooNew              a schema version that we do not know
    │       ├── BundleUntrusted           not signed with a key that is trusted here
    │       └── WrongDevice               made for another kind of device
    ├── MissingPackage            exit 2  an optional package is needed and absent
    ├── EngineError               exit 1  an engine refused or failed
    ├── GateFailed                exit 3  compression broke a bound
    ├── Abstained                 exit 4  no answer is given on this image
    └── Stopped                   exit 130  Ctrl-C was pressed; says what was kept

Each says what happened, to what, and what to do next.
"""

from __future__ import annotations

from typing import ClassVar


class XvlmError(Exception):
    """Base of every deliberate error.

    Args:
        what: what happened, one plain sentence without the final stop.
        on: the file, option or part that it happened to; never a patient's name.
        fix: what the reader can do next, one plain sentence.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, *, on: object = None, fix: str = "") -> None:
        self.what = what
        self.on = None if on is None else str(on)
        self.fix = fix
        where = f"{self.on}: " if self.on else ""
        advice = f". {fix}" if fix else ""
        super().__init__(f"{where}{what}{advice}")


class BadInput(XvlmError):
    exit_code = 2


class UnreadableImage(BadInput):
    pass


class NotAnImage(UnreadableImage):
    pass


class NoPixels(UnreadableImage):
    pass


class UnsupportedEncoding(UnreadableImage):
    pass


class MultiFrame(UnreadableImage):
    pass


class ColourImage(UnreadableImage):
    exit_code = 4


class OwnReport(UnreadableImage):
    exit_code = 4


class Truncated(UnreadableImage):
    pass


class TooLarge(UnreadableImage):
    pass


class BadConfig(BadInput):
    pass


class BadData(BadInput):
    pass


class BundleError(BadInput):
    pass


class BundleDamaged(BundleError):
    pass


class BundleTooNew(BundleError):
    pass


class BundleUntrusted(BundleError):
    pass


class WrongDevice(BundleError):
    pass


class MissingPackage(XvlmError):
    exit_code = 2


class EngineError(XvlmError):
    pass


class GateFailed(XvlmError):
    exit_code = 3


class Abstained(XvlmError):
    exit_code = 4


class Stopped(XvlmError):
    exit_code = 130
