"""keras_layers.py - Keras' layers in small networks: output, training, weights after ten steps.

A case is a list of layers, {"layer": the class, **options} in Keras' own words, and a batch. `output`
is what the network predicts at first, `losses` and `trained` are ten steps of SGD on the mean squared
error against `y`, and `after` is what it predicts then.

Runs as a program of its own: on_tensorflow.py.
"""

import json
import sys

import keras
import numpy as np

from cases import numbers
from networks import arrays, draw

STEPS = 10
RATE = 0.1
ROUNDING = "float32 against float64 over ten steps, of values of order 1"


def build(layers, shape):
    made = [getattr(keras.layers, one["layer"])(**{k: v for k, v in one.items() if k != "layer"}) for one in layers]
    return keras.Sequential([keras.Input(shape), *made])


def initial(random, weight):
    """As Keras made it where that is no chance (ones, zeros), else our own draw."""
    value = np.asarray(weight)
    if np.all(value == value.flat[0]) and value.size > 1:
        return value + draw(random, *value.shape, low=0, high=0.5)
    return draw(random, *value.shape) / 2


def case(random, title, layers, shape, rows=3, open_shape=None, x=None):
    """shape: of one row; open_shape: the same as the network is told it, None for an open size."""
    net = build(layers, open_shape or shape)
    net.set_weights([initial(random, w) for w in net.get_weights()])
    x = draw(random, rows, *shape, low=-2, high=2) if x is None else np.asarray(x, dtype=float)
    record = {"title": title, "shape": open_shape or shape, "layers": layers, "x": arrays([x])[0]}
    record |= {"weights": arrays(net.get_weights())}
    output = net.predict(x, verbose=0)
    y = draw(random, *output.shape)
    record |= {"output": arrays([output])[0], "y": arrays([y])[0]}
    if not net.trainable_weights:
        return record
    net.compile(keras.optimizers.SGD(RATE), "mse")
    losses = [net.train_on_batch(x, y) for _ in range(STEPS)]
    record |= {"losses": numbers(losses), "trained": arrays(net.get_weights())}
    return record | {"after": arrays([net.predict(x, verbose=0)])[0]}


def fixture(cases):
    tolerance = {"relative": 2e-5, "absolute": 2e-6, "because": ROUNDING}
    return {"tolerance": tolerance, "rate": RATE, "cases": cases}


def pooling(random):
    """Every kind, 'valid' and 'same', on a pixel, primes, windows larger than the image."""
    cases = []
    for kind in ("MaxPooling", "AveragePooling"):
        for title, shape, options in [
            ("as it is", [4, 6, 3], {"pool_size": 2}),
            ("open, a rest", [5, 7, 2], {"pool_size": [2, 3], "strides": [1, 2]}),
            ("same", [5, 7, 1], {"pool_size": 3, "padding": "same"}),
            ("same, overlapping", [5, 4, 2], {"pool_size": [3, 2], "strides": 1, "padding": "same"}),
            ("a window larger than the image", [2, 1, 3], {"pool_size": 7, "padding": "same"}),
            ("one pixel", [1, 1, 1], {"pool_size": 1}),
        ]:
            layer = {"layer": f"{kind}2D", **options}
            open_shape = [None, None, shape[2]] if title.startswith("open") else None
            cases.append(case(random, f"{kind}2D, {title}", [layer], shape, 2, open_shape))
        for title, shape, options in [
            ("as it is", [7, 3], {"pool_size": 2}),
            ("same", [11, 2], {"pool_size": 3, "strides": 2, "padding": "same"}),
            ("one step", [1, 1], {"pool_size": 4, "padding": "same"}),
        ]:
            cases.append(case(random, f"{kind}1D, {title}", [{"layer": f"{kind}1D", **options}], shape, 1))
        layers = [{"layer": "Dense", "units": 3}, {"layer": f"{kind}2D", "pool_size": 2, "strides": 1}]
        cases.append(case(random, f"{kind}2D in training", layers, [3, 4, 2], 2))
    for kind in ("GlobalMaxPooling", "GlobalAveragePooling"):
        for keep in (False, True):
            options = {"keepdims": keep}
            cases.append(case(random, f"{kind}2D {keep}", [{"layer": f"{kind}2D", **options}], [3, 5, 2]))
            cases.append(case(random, f"{kind}1D {keep}", [{"layer": f"{kind}1D", **options}], [5, 2]))
        layers = [{"layer": "Dense", "units": 3}, {"layer": f"{kind}2D"}]
        cases.append(case(random, f"{kind}2D in training", layers, [3, 2, 2], 2))
    return fixture(cases)


def upsampling(random):
    cases = [case(random, "nearest", [{"layer": "UpSampling2D"}], [2, 3, 2], 2)]
    cases.append(case(random, "nearest, open", [{"layer": "UpSampling2D", "size": [3, 1]}], [2, 1, 1], 1, [None, None, 1]))
    cases.append(case(random, "1D", [{"layer": "UpSampling1D", "size": 3}], [2, 3], 2))
    layers = [{"layer": "Dense", "units": 2}, {"layer": "UpSampling2D", "size": [2, 3]}]
    cases.append(case(random, "nearest in training", layers, [2, 3, 2], 2))
    for shape, size in [([1, 1, 1], 3), ([1, 5, 2], [2, 3]), ([3, 1, 4], [5, 1]), ([4, 4, 4], 2), ([3, 2, 3], 4)]:
        layers = [{"layer": "UpSampling2D", "size": size, "interpolation": "bilinear"}]
        cases.append(case(random, f"bilinear, {shape} by {size}", layers, shape, 2, [None, None, shape[2]]))
    cases.append(case(random, "bilinear in training", [{"layer": "Dense", "units": 3}, *layers], [2, 3, 2], 2))
    return fixture(cases)


def margins(random):
    """Zeros around, edges away, on a pixel and on open sizes."""
    cases = []
    for layer, shape, options in [
        ("ZeroPadding2D", [1, 1, 1], {}),
        ("ZeroPadding2D", [2, 3, 2], {"padding": 2}),
        ("ZeroPadding2D", [2, 3, 2], {"padding": [0, 2]}),
        ("ZeroPadding2D", [3, 1, 5], {"padding": [[1, 0], [2, 3]]}),
        ("ZeroPadding1D", [1, 3], {}),
        ("ZeroPadding1D", [5, 1], {"padding": [0, 4]}),
        ("Cropping2D", [3, 2, 2], {}),
        ("Cropping2D", [3, 5, 2], {"cropping": 1}),
        ("Cropping2D", [3, 5, 1], {"cropping": [1, 2]}),
        ("Cropping2D", [4, 5, 3], {"cropping": [[2, 1], [0, 3]]}),
        ("Cropping1D", [3, 2], {}),
        ("Cropping1D", [7, 1], {"cropping": [0, 5]}),
    ]:
        one = {"layer": layer, **options}
        open_shape = [None] * (len(shape) - 1) + shape[-1:]
        cases.append(case(random, f"{layer} {options}", [one], shape, 2, open_shape))
        if options:
            layers = [{"layer": "Dense", "units": 2}, one]
            cases.append(case(random, f"{layer} {options} in training", layers, shape, 2))
    return fixture(cases)


def normalisation(random):
    cases = []
    for title, shape, options in [
        ("as it is", [3], {}),
        ("an image", [2, 3, 2], {"momentum": 0.5, "epsilon": 0.1}),
        ("axis 1", [2, 3], {"axis": 1, "scale": False}),
        ("without center", [2, 1], {"center": False}),
        ("bare", [5], {"center": False, "scale": False}),
    ]:
        layers = [{"layer": "Dense", "units": shape[-1]}, {"layer": "BatchNormalization", **options}]
        cases.append(case(random, f"batch, {title}", layers, shape, 13 if title == "as it is" else 4))
    frozen = [{"layer": "Dense", "units": 2}, {"layer": "BatchNormalization", "trainable": False}]
    cases.append(case(random, "batch, frozen", frozen, [3], 4))
    for title, shape, options in [
        ("as it is", [5], {}),
        ("two axes", [2, 3, 2], {"axis": [-2, -1], "epsilon": 0.1}),
        ("axis 1", [2, 3], {"axis": 1, "scale": False, "epsilon": 0.1}),
        ("of one", [1], {"center": False}),
    ]:
        layers = [{"layer": "Dense", "units": shape[-1]}, {"layer": "LayerNormalization", **options}]
        cases.append(case(random, f"layer, {title}", layers, shape, 3))
    return fixture(cases)


def embedding(random):
    table = {"layer": "Embedding", "input_dim": 7, "output_dim": 3}
    words = [[0, 6, 2, 2], [6, 6, 6, 1]]
    flat = [table, {"layer": "Flatten"}, {"layer": "Dense", "units": 2}]
    cases = [case(random, "words", [table], [4], x=words)]
    cases.append(case(random, "one word", [table], [1], x=[[3]]))
    cases.append(case(random, "rank 3", [table], [2, 2], x=[[[0, 1], [5, 0]]]))
    cases.append(case(random, "before a dense layer", flat, [4], x=words))
    return fixture(cases)


TABLES = {
    "pooling": pooling,
    "upsampling": upsampling,
    "margins": margins,
    "normalisation": normalisation,
    "embedding": embedding,
}


if __name__ == "__main__":
    keras.config.set_floatx("float64")
    SEED = 2020
    print(json.dumps({"backend": keras.backend.backend()} | TABLES[sys.argv[1]](np.random.default_rng(SEED))))
