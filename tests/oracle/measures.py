"""measures.py - losses and metrics as Keras computes them, on outputs of rank 2, 3 and 4.

A case is a dense layer on x with an ending, targets and weights of the rows. Recorded, in float64: the
output; of the loss on it the value, the values before the mean, the gradient in the output; the value
with the rows' weights, on the whole batch and by `evaluate` over batches of two; and ten weighted steps
of SGD. `edges` are probabilities 0 and 1, in float32, where Keras' clipping ends a place before 1.

Runs as a program of its own: on_tensorflow.py.
"""

import json
import sys

import keras
import numpy as np
import tensorflow as tf

from networks import arrays, draw

SEED = 2020
UNITS = 3
OUTER = [(5,), (3, 2), (2, 1, 3)]  # of the output, before its last axis
STEPS = 10
RATE = 0.25
ROUNDING = "float32 against float64, ten steps of it, of values of order 1"

LOSSES = [
    ("MeanSquaredError", {}, "linear", "uniform"),
    ("MeanAbsoluteError", {}, "tanh", "uniform"),
    ("MeanAbsolutePercentageError", {}, "linear", "away from 0"),
    ("MeanSquaredLogarithmicError", {}, "linear", "uniform"),
    ("Huber", {}, "linear", "large"),
    ("Huber", {"delta": 0.25}, "linear", "uniform"),
    ("LogCosh", {}, "linear", "large"),
    ("Poisson", {}, "softplus", "away from 0"),
    ("Hinge", {}, "linear", "signs"),
    ("Hinge", {}, "linear", "bits"),
    ("SquaredHinge", {}, "linear", "signs"),
    ("CategoricalHinge", {}, "linear", "one hot"),
    ("CosineSimilarity", {}, "linear", "uniform"),
    ("KLDivergence", {}, "softmax", "shares"),
    ("CategoricalCrossentropy", {}, "softmax", "one hot"),
    ("CategoricalCrossentropy", {}, "sigmoid", "shares"),
    ("CategoricalCrossentropy", {"from_logits": True}, "linear", "shares"),
    ("CategoricalCrossentropy", {"label_smoothing": 0.25}, "softmax", "one hot"),
    ("SparseCategoricalCrossentropy", {}, "softmax", "classes"),
    ("SparseCategoricalCrossentropy", {"from_logits": True}, "linear", "classes"),
    ("BinaryCrossentropy", {}, "sigmoid", "bits"),
    ("BinaryCrossentropy", {"from_logits": True}, "linear", "bits"),
    ("BinaryCrossentropy", {"label_smoothing": 0.5}, "sigmoid", "bits"),
]
METRICS = """mse mae mape msle cosine_similarity kl_divergence poisson hinge squared_hinge categorical_hinge
binary_crossentropy categorical_crossentropy binary_accuracy categorical_accuracy
top_k_categorical_accuracy accuracy acc""".split()
SPARSE = """sparse_categorical_crossentropy sparse_categorical_accuracy sparse_top_k_categorical_accuracy
accuracy acc""".split()


def brief(values):
    """Nine digits, more than float32 holds."""
    return [{**one, "values": [float(f"{v:.9g}") for v in one["values"]]} for one in arrays(values)]


def targets(random, kind, outer, units):
    classes = random.integers(0, units, outer)
    if kind == "classes":
        return classes[..., None].astype(float)
    if kind == "one hot":
        return np.eye(units)[classes]
    if kind in ("bits", "signs"):
        bits = random.integers(0, 2, (*outer, units))
        return (bits if kind == "bits" else 2 * bits - 1).astype(float)
    if kind == "shares":
        parts = random.integers(0, 5, (*outer, units)) + 1.0
        return (parts / parts.sum(-1, keepdims=True)).astype(np.float32).astype(float)
    low, high = {"uniform": (-1, 1), "away from 0": (0.5, 2), "large": (-4, 4)}[kind]
    return draw(random, *outer, units, low=low, high=high)


def network(random, outer, ending, units=UNITS):
    """Rescaling changes nothing, but keeps Keras on TensorFlow from taking what went into any ending for
    the logits of the softmax or sigmoid that its cross-entropies are meant for."""
    dense = keras.layers.Dense(units, ending)
    net = keras.Sequential([keras.Input((*outer[1:], 2)), dense, keras.layers.Rescaling(1.0)])
    net.set_weights([draw(random, 2, units), draw(random, units, low=-0.5, high=0.5)])
    return net


def loss_case(random, name, config, ending, kind, outer):
    net = network(random, outer, ending)
    x, y = draw(random, *outer, 2, low=-2, high=2), targets(random, kind, outer, UNITS)
    weights = draw(random, outer[0], low=0, high=2)
    column = weights.reshape(-1, *[1] * (len(outer) - 1))  # Keras wants as many axes as rows have
    record = {"loss": name, "config": config, "ending": ending, "targets": kind}
    record |= {"weights": brief(net.get_weights()), "x": brief([x])[0], "y": brief([y])[0]}
    record["sampleWeight"] = [float(w) for w in weights]
    loss = getattr(keras.losses, name)(**config)
    rows = getattr(keras.losses, name)(reduction=None, **config)
    p = tf.Variable(net.predict(x, verbose=0))
    with tf.GradientTape() as tape:
        value = loss(tf.constant(y), p)
    record |= {"output": brief([p.numpy()])[0], "value": float(value)}
    record["rows"] = brief([rows(tf.constant(y), p).numpy()])[0]
    record["gradient"] = brief([tape.gradient(value, p).numpy()])[0]
    record["weighted"] = float(loss(tf.constant(y), p, tf.constant(column)))
    net.compile(keras.optimizers.SGD(RATE), loss)
    options = {"sample_weight": column}
    record["evaluated"] = float(net.evaluate(x, y, batch_size=2, verbose=0, **options))
    record["losses"] = [float(net.train_on_batch(x, y, **options)) for _ in range(STEPS)]
    return record | {"trained": brief(net.get_weights())}


def edge_cases():
    p = np.array([[0, 1], [1, 0], [0, 0], [1, 1], [0.25, 0.75]], np.float32)
    t = np.array([[0, 1], [0, 1], [1, 0], [1, 0], [1, 0]], np.float32)
    cases = []
    for name in ("categorical_crossentropy", "binary_crossentropy", "kl_divergence", "poisson"):
        rows = getattr(keras.losses, name)(tf.constant(t), tf.constant(p))
        cases.append({"loss": name, "rows": arrays([rows.numpy()])[0]["values"]})
    return {"x": arrays([p])[0], "y": arrays([t])[0], "cases": cases}


def losses(random):
    cases = [loss_case(random, *one, outer) for one in LOSSES for outer in OUTER]
    tolerance = {"absolute": 5e-6, "relative": 5e-6, "because": ROUNDING}
    return {"tolerance": tolerance, "rate": RATE, "edges": edge_cases(), "cases": cases}


RATIOS = ["precision", "recall"]  # of sums over all batches


def metric_case(random, title, outer, units, ending, kind, names):
    net = network(random, outer, ending, units)
    x, y = draw(random, *outer, 2, low=-2, high=2), targets(random, kind, outer, units)
    record = {"title": title, "units": units, "ending": ending, "metrics": names}
    record |= {"weights": brief(net.get_weights()), "x": brief([x])[0], "y": brief([y])[0]}
    loss = "sparse_categorical_crossentropy" if kind == "classes" and units > 1 else "mse"
    net.compile("sgd", loss, metrics=names)
    values = net.evaluate(x, y, batch_size=3, verbose=0, return_dict=True)
    return record | {"loss": loss, "evaluated": {k: float(v) for k, v in values.items()}}


def metrics(random):
    """Over batches of three and one that is shorter."""
    cases = []
    for outer in [(7,), (4, 2), (5, 1, 3)]:
        rank = f"rank {len(outer) + 1}"
        cases.append(metric_case(random, f"one hot, {rank}", outer, 7, "softmax", "one hot", METRICS))
        cases.append(metric_case(random, f"bits, {rank}", outer, 3, "sigmoid", "bits", [*METRICS, *RATIOS]))
        cases.append(metric_case(random, f"classes, {rank}", outer, 7, "softmax", "classes", SPARSE))
        cases.append(metric_case(random, f"one output, {rank}", outer, 1, "sigmoid", "bits", ["accuracy", "acc", "bce", *RATIOS]))
    tolerance = {"absolute": 2e-6, "relative": 2e-6, "because": "float32 against float32"}
    return {"tolerance": tolerance, "batch": 3, "cases": cases}


if __name__ == "__main__":
    keras.config.set_floatx("float64" if sys.argv[1] == "losses" else "float32")  # in_top_k has no float64
    make = {"losses": losses, "metrics": metrics}[sys.argv[1]]
    print(json.dumps({"backend": keras.backend.backend()} | make(np.random.default_rng(SEED))))
