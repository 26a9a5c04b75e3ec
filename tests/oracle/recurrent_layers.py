"""recurrent_layers.py - Keras' recurrent layers in float64, from weights that are given: what leaves,
the weights after one step of SGD (so all gradients) and after ten, and stateful batches.

Sizes are awkward: one of each, primes, one step, one sequence.
"""

import keras
import numpy as np

from networks import arrays, draw, tolerance

KINDS = {"lstm": keras.layers.LSTM, "gru": keras.layers.GRU, "simpleRNN": keras.layers.SimpleRNN}
RATE = 0.5

ONE = dict(batch=1, steps=1, features=1)
PRIMES = dict(batch=3, steps=5, features=2)


def layer(kind, units, **options):
    return {"kind": kind, "options": {"units": units} | options}


def cases():
    for kind in KINDS:
        gated = kind != "simpleRNN"
        yield "one of each", ONE, False, [layer(kind, 1)]
        yield "the last of five steps", PRIMES, False, [layer(kind, 7)]
        yield "every step", PRIMES, False, [layer(kind, 3, return_sequences=True)]
        yield "backwards", PRIMES, False, [layer(kind, 3, return_sequences=True, go_backwards=True)]
        yield "without a bias", PRIMES, False, [layer(kind, 2, use_bias=False)]
        states = dict(return_state=True, return_sequences=True)
        yield "states in and out", PRIMES, True, [layer(kind, 2, **states)]
        yield "one step from a state", ONE, True, [layer(kind, 3, return_state=True)]
        other = {"recurrent_activation": "tanh"} if gated else {}
        yield "relu", PRIMES, False, [layer(kind, 3, activation="relu", **other)]
        sequences = dict(return_sequences=True)
        yield "stacked", PRIMES, False, [layer(kind, 3, **sequences), layer(kind, 2, **sequences)]
    yield "reset before", PRIMES, True, [layer("gru", 3, reset_after=False, return_state=True)]
    yield "reset before, backwards", PRIMES, False, [layer("gru", 3, reset_after=False, go_backwards=True)]
    yield "reset after, no bias", PRIMES, False, [layer("gru", 3, use_bias=False, return_sequences=True)]
    yield "mixed", PRIMES, False, [layer("gru", 2, return_sequences=True), layer("lstm", 3)]


def build(sizes, has_states, layers):
    x = keras.Input([sizes["steps"], sizes["features"]])
    made = [KINDS[one["kind"]](**one["options"]) for one in layers]
    count = 2 if layers[0]["kind"] == "lstm" else 1
    states = [keras.Input([layers[0]["options"]["units"]]) for _ in range(count * has_states)]
    out = made[0](x, initial_state=states or None)
    for one in made[1:]:
        out = one(out)
    return keras.Model(single([x, *states]), single(listed(out)))


def weights_of(net, random):
    return [draw(random, *w.shape, low=-0.8, high=0.8) for w in net.get_weights()]


def record(random, title, sizes, has_states, layers):
    net = build(sizes, has_states, layers)
    net.set_weights(weights_of(net, random))
    inputs = [draw(random, sizes["batch"], *one.shape[1:]) for one in net.inputs]
    outputs = [np.asarray(y) for y in listed(net.predict_on_batch(single(inputs)))]
    targets = [draw(random, *y.shape) for y in outputs]
    made = {"title": f"{layers[0]['kind']}: {title}", "layers": layers, "states": has_states}
    made |= {"weights": arrays(net.get_weights()), "inputs": arrays(inputs)}
    made |= {"outputs": arrays(outputs), "targets": arrays(targets)}
    loss = "mean_squared_error" if len(targets) == 1 else ["mean_squared_error"] * len(targets)
    net.compile(keras.optimizers.SGD(RATE), loss)
    for step in range(1, 11):
        net.train_on_batch(single(inputs), single(targets))
        if step in (1, 10):
            made[f"after {step}"] = arrays(net.get_weights())
    return made


def listed(y):
    return keras.tree.flatten(y)


def single(values):
    return values if len(values) > 1 else values[0]


def stateful(random, kind):
    """Three batches of two steps go on where the one before ended; then a reset."""
    net = keras.Sequential([keras.Input(batch_shape=(3, 2, 2)), KINDS[kind](2, stateful=True)])
    net.set_weights(weights_of(net, random))
    xs = [draw(random, 3, 2, 2) for _ in range(3)]
    ys = [np.asarray(net.predict_on_batch(x)) for x in xs]
    net.layers[0].reset_states()
    ys.append(np.asarray(net.predict_on_batch(xs[0])))
    made = {"title": kind, "kind": kind, "weights": arrays(net.get_weights())}
    return made | {"inputs": arrays(xs), "outputs": arrays(ys)}


def recurrent(random):
    return {
        "rate": RATE,
        "tolerance": tolerance(2e-6) | {"relative": 2e-6},
        "tolerance after 10": tolerance(1e-5, "as one step, ten times") | {"relative": 1e-5},
        "cases": [record(random, *case) for case in cases()],
        "runs": [stateful(random, kind) for kind in KINDS],
    }
