"""wrapped_layers.py - layers with layers within, and cells: Keras' JSON of the model, its weights, what leaves,
the weights after one step of SGD (so all gradients) and after ten.

Sizes are primes; one step and one sequence stand among them.
"""

import json

import keras
import numpy as np

from networks import arrays, draw, tolerance
from recurrent_layers import RATE, listed, single

L = keras.layers
SEQUENCE = (3, 5, 2)
ONE = (1, 1, 3)


def chain(*layers):
    return lambda x: [layer_output(layers, x)]


def layer_output(layers, x):
    for layer in layers:
        x = layer(x)
    return x


def cases():
    """Title, shape of the batch, function of the input that gives the outputs."""
    for mode in ("concat", "sum", "mul", "ave"):
        yield f"bidirectional {mode}", SEQUENCE, chain(L.Bidirectional(L.LSTM(3, return_sequences=True), mode))
        yield f"bidirectional {mode}, the ends", SEQUENCE, chain(L.Bidirectional(L.GRU(2), mode))
    yield "bidirectional, both", SEQUENCE, L.Bidirectional(L.SimpleRNN(2, return_sequences=True), None)
    yield "bidirectional, one step", ONE, chain(L.Bidirectional(L.GRU(1, return_sequences=True)))
    yield "bidirectional with states", SEQUENCE, L.Bidirectional(L.LSTM(2, return_state=True, return_sequences=True))
    other = L.LSTM(4, go_backwards=True, activation="relu")
    yield "bidirectional of two kinds", SEQUENCE, chain(L.Bidirectional(L.GRU(2), backward_layer=other))
    yield "bidirectional of cells", SEQUENCE, chain(L.Bidirectional(L.RNN(L.GRUCell(2), return_sequences=True)))
    yield "two bidirectional", SEQUENCE, chain(
        L.Bidirectional(L.LSTM(2, return_sequences=True)), L.Bidirectional(L.SimpleRNN(2)), L.Dense(1)
    )
    yield "dense at every step", SEQUENCE, chain(L.TimeDistributed(L.Dense(4, "tanh")))
    yield "images at every step", (2, 3, 4, 5, 2), chain(L.TimeDistributed(L.Conv2D(3, 2)), L.TimeDistributed(L.Flatten()))
    yield "normalized at every step", SEQUENCE, chain(L.TimeDistributed(L.BatchNormalization(momentum=0.5)), L.Dense(1))
    inner = keras.Sequential([keras.Input([2]), L.Dense(3, "tanh"), L.Dense(1)])
    yield "a model at every step", SEQUENCE, chain(L.TimeDistributed(inner), L.LSTM(2))
    for cell in (L.SimpleRNNCell(3), L.GRUCell(3), L.LSTMCell(3), L.GRUCell(2, reset_after=False), L.LSTMCell(2, use_bias=False)):
        yield f"{type(cell).__name__} over a sequence", SEQUENCE, L.RNN(cell, return_state=True)
    yield "a cell backwards", SEQUENCE, chain(L.RNN(L.GRUCell(2, use_bias=False), return_sequences=True, go_backwards=True))
    yield "one step of a cell", ONE, chain(L.RNN(L.LSTMCell(2)))
    stack = L.StackedRNNCells([L.GRUCell(2), L.LSTMCell(3), L.SimpleRNNCell(1)])
    yield "stacked cells", SEQUENCE, chain(L.RNN(stack, return_sequences=True))


def record(random, title, shape, layers):
    x = keras.Input(shape[1:])
    net = keras.Model(x, single(listed(layers(x))))
    net.set_weights([abs(draw(random, *w.shape, low=-0.8, high=0.8)) if w.path.endswith("variance")
                     else draw(random, *w.shape, low=-0.8, high=0.8) for w in net.weights])  # fmt: skip
    inputs = draw(random, *shape)
    outputs = [np.asarray(y) for y in listed(net.predict_on_batch(inputs))]
    targets = [draw(random, *y.shape) for y in outputs]
    topology = json.loads(net.to_json().replace("float64", "float32"))
    made = {"title": title, "topology": topology, "weights": arrays(net.get_weights())}
    made |= {"inputs": arrays([inputs]), "outputs": arrays(outputs), "targets": arrays(targets)}
    loss = "mean_squared_error" if len(targets) == 1 else ["mean_squared_error"] * len(targets)
    net.compile(keras.optimizers.SGD(RATE), loss)
    for step in range(1, 11):
        net.train_on_batch(inputs, single(targets))
        if step in (1, 10):
            made[f"after {step}"] = arrays(net.get_weights())
    return made


def wrapped(random):
    return {
        "rate": RATE,
        "tolerance": tolerance(2e-6) | {"relative": 2e-6},
        "tolerance after 10": tolerance(1e-5, "as one step, ten times") | {"relative": 1e-5},
        "cases": [record(random, *case) for case in cases()],
    }
