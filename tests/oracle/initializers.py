"""initializers.py - limits and spreads of Keras' initialisers, from a large sample of each."""

import keras
import numpy as np

SHAPE = (60, 40)
KERNELS = [
    ("conv2d", (5, 3, 8, 20)),
    ("conv1d", (5, 16, 30)),
    ("conv2d_transpose", (3, 3, 20, 12)),
    ("recurrent", (30, 120)),
    ("embedding", (100, 20)),
    ("a vector", (2000,)),
]


def initializers(_random):
    cases = []
    for name in (
        "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_uniform",
        "lecun_normal", "random_normal", "random_uniform", "truncated_normal", "orthogonal",
        "zeros", "ones",
    ):  # fmt: skip
        many = np.stack([sample(name, seed) for seed in range(200)])
        record = {"name": name, "mean": four_digits(many.mean()), "deviation": four_digits(many.std())}
        record |= {"largest": four_digits(np.abs(many).max()), "isBounded": is_bounded(name)}
        if name == "orthogonal":
            gram = many[0].T @ many[0]
            record["columnsAreOrthonormal"] = bool(np.allclose(gram, np.eye(SHAPE[1]), atol=1e-5))
        cases.append(record)
    because = (
        "of 2,400 values the deviation is known to 1.5 %, four of that; no value lies beyond the "
        "bound that 480,000 of Keras' values reach"
    )
    record = {"shape": list(SHAPE), "tolerance": {"relative": 0.06, "because": because}, "cases": cases}
    return record | {"kernels": [kernel_case(*one) for one in KERNELS]}


def kernel_case(title, shape):
    """A kernel's receptive field counts as inputs and outputs."""
    names = [f"{kind}_{how}" for kind in ("glorot", "he", "lecun") for how in ("uniform", "normal")]
    rows = {}
    for name in [*names, "orthogonal"]:
        if name == "orthogonal" and len(shape) < 2:
            continue
        many = np.stack([sample(name, seed, shape) for seed in range(50)])
        rows[name] = {"deviation": four_digits(many.std()), "largest": four_digits(np.abs(many).max())}
    return {"title": title, "shape": list(shape), "rows": rows}


def four_digits(value):
    return round(float(value), 4) + 0.0


def sample(name, seed, shape=SHAPE):
    made = keras.initializers.get(name)
    if hasattr(made, "seed"):
        made = type(made)(seed=seed)
    return keras.ops.convert_to_numpy(made(shape, dtype="float32"))


def is_bounded(name):
    """Uniform and truncated ones are; Keras truncates the scaled normals too."""
    return name not in ("random_normal", "orthogonal")
