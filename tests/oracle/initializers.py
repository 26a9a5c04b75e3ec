"""initializers.py - limits and spreads of Keras' initialisers, from a large sample of each."""

import keras
import numpy as np

SHAPE = (60, 40)


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
    return {"shape": list(SHAPE), "tolerance": {"relative": 0.06, "because": because}, "cases": cases}


def four_digits(value):
    return round(float(value), 4) + 0.0


def sample(name, seed):
    made = keras.initializers.get(name)
    if hasattr(made, "seed"):
        made = type(made)(seed=seed)
    return keras.ops.convert_to_numpy(made(SHAPE, dtype="float32"))


def is_bounded(name):
    """Uniform and truncated ones are; Keras truncates the scaled normals too."""
    return name not in ("random_normal", "orthogonal")
