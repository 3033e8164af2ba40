"""Write the small product of eight-bit numbers that tells whether a processor lets it overflow.

``python -m workshop.train.eight_bits``: eight rows of 255 times columns of 127. Processors that add two
products up in sixteen bits give about half of what is right; ``readout.model`` asks before it loads weights.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

from readout.model import _run

_DEPTH, _COLUMNS = 8, 16


def main() -> int:
    """Write the file beside the serving code; the exit status is 0."""
    weights = numpy_helper.from_array(np.full((_DEPTH, _COLUMNS), 127, np.int8), "weights")
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["given", "weights"], ["product"])],
        "eight-bits",
        [helper.make_tensor_value_info("given", TensorProto.UINT8, ["rows", _DEPTH])],
        [helper.make_tensor_value_info("product", TensorProto.INT32, ["rows", _COLUMNS])],
        [weights],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    checker.check_model(model)
    save(model, Path(_run.__file__).parent / _run.EIGHT_BITS)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
