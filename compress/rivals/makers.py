"""One function a rival, as its documentation has it; each runs in a process of its own.

    python -m xvlm.compress.rivals.makers NAME FOLDER

reads `FOLDER/fp32/*.onnx` and `FOLDER/samples.npz`, and writes `FOLDER/NAME/*.onnx`.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray

# Each graph that is quantized, and its one input.
INPUT = {"encode": "canvas", "judge": "tokens"}
# Of images that NNCF's accuracy control validates on, and how much it may lose.
VALIDATED, MAX_DROP = 24, 0.01

Maker = Callable[[Path, str, NDArray[np.float32], Path], None]


def nncf_default(graph: Path, name: str, samples: NDArray[np.float32], to: Path) -> None:
    """NNCF post-training quantization with every default."""
    import nncf

    onnx.save(nncf.quantize(onnx.load(graph), nncf.Dataset(_batches(name, samples))), to)


def nncf_accuracy_control(graph: Path, name: str, samples: NDArray[np.float32], to: Path) -> None:
    """NNCF that goes back on layers until the first output keeps its cosine to FP32."""
    import nncf

    some = samples[:VALIDATED]
    right = _first_outputs(onnx.load(graph), name, some)

    def cosine(model: Any, _items: Iterable[Any]) -> tuple[float, None]:
        said = _first_outputs(model, name, some)
        products = (said * right).sum(1) / np.linalg.norm(said, axis=1) / np.linalg.norm(right, axis=1)
        return float(products.mean()), None

    data = nncf.Dataset(_batches(name, samples))
    checked = nncf.Dataset(_batches(name, some))
    onnx.save(
        nncf.quantize_with_accuracy_control(onnx.load(graph), data, checked, cosine, max_drop=MAX_DROP), to
    )


def onnxruntime_static(graph: Path, name: str, samples: NDArray[np.float32], to: Path) -> None:
    """`quantize_static` of ONNX Runtime with every default, after the preparation that it asks for."""
    from onnxruntime.quantization import CalibrationDataReader, quantize_static
    from onnxruntime.quantization.shape_inference import quant_pre_process

    class Reader(CalibrationDataReader):
        def __init__(self) -> None:
            self.left = iter(_batches(name, samples))

        def get_next(self) -> dict[str, NDArray[np.float32]] | None:
            return next(self.left, None)

    prepared = to.with_suffix(".prepared.onnx")
    # Its symbolic shapes stop at the teacher's graph; ONNX's own inference still runs.
    quant_pre_process(graph, prepared, skip_symbolic_shape=True)
    quantize_static(prepared, to, Reader())
    prepared.unlink()


def onnxruntime_dynamic(graph: Path, _name: str, _samples: NDArray[np.float32], to: Path) -> None:
    """`quantize_dynamic` of ONNX Runtime with every default."""
    from onnxruntime.quantization import quantize_dynamic

    quantize_dynamic(graph, to)


def optimum_intel(graph: Path, _name: str, _samples: NDArray[np.float32], to: Path) -> None:
    """optimum-intel, which exports what transformers knows, and says of anything else that it cannot."""
    if importlib.util.find_spec("optimum") is None:
        sys.exit("optimum-intel is not installed: it cannot be a plain dependency (it asks for torchvision)")
    from optimum.exporters.openvino import main_export

    try:
        main_export(str(graph.parent), to.parent, task="feature-extraction", library_name="transformers")
    except (ValueError, OSError) as refusal:
        sys.exit(f"optimum-intel refuses it: {str(refusal).split(',')[0]}")
    sys.exit("optimum-intel exported it, to its own format, which this race does not run")


MAKERS: dict[str, Maker] = {
    "NNCF default": nncf_default,
    "ONNX Runtime static": onnxruntime_static,
    "ONNX Runtime dynamic": onnxruntime_dynamic,
    "NNCF accuracy control": nncf_accuracy_control,
    "optimum-intel": optimum_intel,
}


def _batches(name: str, samples: NDArray[np.float32]) -> list[dict[str, NDArray[np.float32]]]:
    return [{INPUT[name]: sample[None]} for sample in samples]


def _first_outputs(model: Any, name: str, samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """The first output on each sample, flat."""
    import onnxruntime

    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return np.stack([session.run(None, batch)[0].ravel() for batch in _batches(name, samples)])


def main() -> None:
    """Make one rival."""
    maker, folder = MAKERS[sys.argv[1]], Path(sys.argv[2])
    samples = np.load(folder / "samples.npz", allow_pickle=False)
    to = folder / sys.argv[1]
    to.mkdir()
    for name, key in INPUT.items():
        maker(folder / "fp32" / f"{name}.onnx", name, samples[key], to / f"{name}.onnx")


if __name__ == "__main__":
    main()
