"""Pack a trained state into the folder that is shipped: ``python -m workshop.train.pack STATE OUT``.

Exports the network to ONNX, makes its weights eight-bit, writes the role head's small tables, the tokenizer,
the probe and the manifest, then loads the folder with the serving code and refuses to leave it in place if
that does not reproduce the probe. ``workshop.train.links`` and ``workshop.train.scales`` then add what stands
on the weights.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from readout import model
from workshop.train.network import PARTS, ROLE_WIDTH, START, Network
from workshop.train.seal import sealed


def main(arguments: list[str]) -> int:
    """Write the folder; the exit status is 1 where the serving code does not reproduce it."""
    parser = argparse.ArgumentParser(prog="python -m workshop.train.pack", description=__doc__)
    parser.add_argument("state", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    state = torch.load(options.state, weights_only=True)
    network = _network(state["network"])
    shutil.rmtree(options.out, ignore_errors=True)
    options.out.mkdir(parents=True)
    _export(network, options.out / "encoder.onnx")
    _tables(network, options.out / "roles.npz")
    shutil.copy(START / "tokenizer.json", options.out / "tokenizer.json")
    sealed(options.out, _manifest(state.get("scores", {})))
    reader = model.load(options.out)
    size = sum(file.stat().st_size for file in options.out.iterdir())
    print(f"{options.out}: {reader.name}, {size / 1e6:.1f} MB")
    return 0


def _network(state: dict[str, torch.Tensor]) -> Network:
    """The network of a state, with as many layers as the state has."""
    layers = {name.split(".")[3] for name in state if name.startswith("encoder.encoder.layer.")}
    network = Network(START, attention="eager", layers=len(layers))
    # The pieces' own vectors are never learnt; a state may come without them.
    left = set(network.load_state_dict(state, strict=False).missing_keys)
    if left - {"encoder.embeddings.word_embeddings.weight"}:
        raise ValueError(f"the state lacks {sorted(left)}")
    return network.eval()


class _Traced(torch.nn.Module):
    """The network with the numbers' type that ONNX takes."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: torch.Tensor, cases: torch.Tensor, marks: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        return self.network(ids, cases, marks, mask)


def _export(network: Network, file: Path) -> None:
    example = torch.ones((2, 16), dtype=torch.long)
    axes = {0: "batch", 1: "pieces"}
    names = ["ids", "cases", "marks", "mask"]
    whole = file.with_suffix(".full.onnx")
    torch.onnx.export(
        _Traced(network),
        (example, example, example, example),
        str(whole),
        input_names=names,
        output_names=["columns", "relevance"],
        dynamic_axes={**dict.fromkeys(names, axes), "columns": axes, "relevance": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        whole, file, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"]
    )
    whole.unlink()


def _tables(network: Network, file: Path) -> None:
    np.savez(
        file,
        step=network.step.weight.detach().numpy().astype(np.float32),
        weight=network.roles.weight.detach().numpy().astype(np.float32),
        bias=network.roles.bias.detach().numpy().astype(np.float32),
    )


def _manifest(scores: dict[str, float]) -> dict[str, object]:
    return {
        "layout": 1,
        "name": "reader-1",
        "runtime": "onnx",
        "languages": ["en"],
        "labels": {name: list(values) for name, values in model.LABELS.items()},
        "parts": {name: [part.start, part.stop] for name, part in PARTS.items()},
        "role_width": ROLE_WIDTH,
        "scores": {name: round(value, 4) for name, value in scores.items()},
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
