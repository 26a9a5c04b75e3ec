"""make.py - writes fixtures/: what PyTorch and Keras compute, for the tests to compare with.

    KERAS_BACKEND=torch python tests/oracle/make.py [NAME ...]       all, or only those named

README.md says which versions made the committed ones. The same versions give the same files.
"""

import json
import os
import pathlib
import platform
import sys

sys.dont_write_bytecode = True
os.environ["KERAS_BACKEND"] = "torch"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import numpy as np
import torch

import activations
import convolutions
import distributions
import elementwise
import graphs
import images
import initializers
import keras_layers
import layers
import moving
import networks
import normalisation
import recurrent
import recurrent_layers
import reductions
import small_layers
import training
import transforms
import wrapped_layers
from on_tensorflow import on_tensorflow

SEED = 2020
FOLDER = pathlib.Path(__file__).parent / "fixtures"

OPERATORS = (
    elementwise.arithmetic, elementwise.comparisons, elementwise.functions,
    activations.activations, activations.activation_back,
    layers.products, layers.dense_layers,
    convolutions.convolutions, convolutions.transposed_convolutions,
    recurrent.whole, recurrent.views, recurrent.back, recurrent.part,
    reductions.reductions, reductions.shapes,
    moving.shapes, moving.pieces, moving.rows,
    distributions.softmaxes, distributions.squared_errors, distributions.cross_entropies,
    distributions.dropout,
    images.pooling, images.resizing, normalisation.normal,
)  # fmt: skip

NETWORKS = {
    "optimizers": networks.optimizers,
    "activations": networks.activations,
    "losses": networks.losses,
    "fit": networks.histories,
    "accuracy": networks.accuracies,
    "dropout": networks.dropout,
    "second_order": networks.second_order,
    "transforms": transforms.transforms,
    "recurrent": recurrent_layers.recurrent,
    "wrapped_layers": wrapped_layers.wrapped,
    "initializers": initializers.initializers,
    "graphs": graphs.graphs,
    "small_layers": small_layers.small_layers,
    **{name: on_tensorflow("keras_layers.py", name) for name in keras_layers.TABLES},
    "convolutional": on_tensorflow("convolutional.py"),
    "keras_losses": on_tensorflow("measures.py", "losses"),
    "metrics": on_tensorflow("measures.py", "metrics"),
    "training/optimizers": training.optimizers,
    "training/schedules": training.schedules,
    "training/regularizers": training.regularizers,
    "training/constraints": training.constraints,
    "training/callbacks": training.callbacks,
}


def head():
    versions = {"python": platform.python_version(), "numpy": np.__version__}
    versions |= {"torch": torch.__version__, "keras": keras.__version__}
    return {"made by": "tests/oracle/make.py", "seed": SEED, "versions": versions}


def text(record):
    """JSON with one case a line, so that a change shows as the lines that changed."""
    lines = []
    for key, value in record.items():
        if key in ("cases", "runs", "steps"):
            rows = ",\n".join("    " + json.dumps(case) for case in value)
            lines.append(f"  {json.dumps(key)}: [\n{rows}\n  ]")
        else:
            lines.append(f"  {json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def write(path, record):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(head() | record))


def main(wanted):
    torch.set_num_threads(1)
    keras.config.set_floatx("float64")
    for group in OPERATORS:
        for op in group():
            if not wanted or op.name in wanted:
                write(FOLDER / "ops" / f"{op.name}.json", op.record())
    for name, make in NETWORKS.items():
        if not wanted or name in wanted:
            write(FOLDER / f"{name}.json", make(np.random.default_rng(SEED)))
    size = sum(path.stat().st_size for path in FOLDER.rglob("*.json"))
    print(f"fixtures: {size / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
