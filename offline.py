"""Nothing is sent: what the libraries report to their makers is off before any of them is imported.

`import xvlm` comes first in each process that uses it, and runs `switch_off`; processes that it starts
inherit the environment. What somebody has set is overruled: no setting of a shell sends what a clinic does.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

# Which variables each library reads when it is imported, and what turns its reporting off.
# Sources: onnxruntime 1.32 (`telemetry_1ds.cc`), huggingface_hub 2.4 (`constants.py`), transformers 4.57
# (`utils/hub.py`), and the convention DO_NOT_TRACK.
VARIABLES = {
    "onnxruntime": {"ORT_DISABLE_TELEMETRY": "1"},
    "huggingface_hub": {"HF_HUB_DISABLE_TELEMETRY": "1", "HF_HUB_OFFLINE": "1", "DO_NOT_TRACK": "1"},
    "transformers": {"TRANSFORMERS_OFFLINE": "1"},
}
# OpenVINO and NNCF send through this package alone, by default and with no variable against it. They do
# without it where it cannot be imported (openvino 2026.4 `tools/ovc/telemetry_utils.py`, nncf 3.4
# `telemetry/wrapper.py`).
REPORTERS = {"openvino_telemetry": ("openvino", "nncf")}

# Where these libraries leave an identifier, and what they have yet to send, in a home or cache folder.
TRACES = (".cache/Microsoft/DeveloperTools/.onnxruntime", "intel/openvino_ga_cid", "intel/stats")

_came_first: list[str] = []


def switch_off() -> None:
    """Turn all reporting off, for this process and for those that it starts."""
    _came_first[:] = [library for library in (*VARIABLES, *REPORTERS) if sys.modules.get(library)]
    for variables in VARIABLES.values():
        os.environ.update(variables)
    for reporter in REPORTERS:
        # Python's own way to say that a module is not to be imported.
        sys.modules[reporter] = None  # type: ignore[assignment]


def switched_off() -> dict[str, str]:
    """What is off for each installed library that would report: a phrase for each."""
    told = {
        library: ", ".join(f"{name}={value}" for name, value in variables.items())
        for library, variables in VARIABLES.items()
        if find_spec(library)
    }
    for reporter, senders in REPORTERS.items():
        told |= {sender: f"{reporter} cannot be imported" for sender in senders if find_spec(sender)}
    return told


def still_on() -> list[str]:
    """What may report all the same: a phrase for each; empty in xvlm's own commands.

    A library that was imported before xvlm has made up its mind by then.
    """
    faults = [f"{library} was imported before xvlm" for library in _came_first]
    for variables in VARIABLES.values():
        changed = [name for name, value in variables.items() if os.environ.get(name) != value]
        faults += [f"{name} was changed" for name in changed]
    return faults + [f"{reporter} can be imported" for reporter in REPORTERS if sys.modules.get(reporter)]


def left_behind() -> list[Path]:
    """What these libraries have left in this user's home, when another program ran them."""
    try:
        home = Path.home()
        return [home / trace for trace in TRACES if os.path.lexists(home / trace)]
    except RuntimeError:
        return []
