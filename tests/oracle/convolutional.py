"""convolutional.py - convolutional layers as Keras computes them on TensorFlow, in float64.

Runs as a program of its own: on_tensorflow.py.

A case is a chain of layers, {"class", "config"}; its weights, x and target are given. Recorded: the
output, the loss (MSE), the gradients of all weights, and the weights after ten steps of Adam.
"""

import json

import keras
import numpy as np
import tensorflow as tf

SEED = 2020
ROUNDING = "float32 against float64: some 2^-24 a term, of some 50 terms of order 1"
TEN_STEPS = "as one step, ten times; Adam divides by a gradient that may be small"


def conv2d(filters, kernel_size, **config):
    return {"class": "Conv2D", "config": {"filters": filters, "kernel_size": kernel_size} | config}


def conv1d(filters, kernel_size, **config):
    return {"class": "Conv1D", "config": {"filters": filters, "kernel_size": kernel_size} | config}


def up(filters, kernel_size, **config):
    return {"class": "Conv2DTranspose", "config": {"filters": filters, "kernel_size": kernel_size} | config}


def depthwise(kernel_size, **config):
    return {"class": "DepthwiseConv2D", "config": {"kernel_size": kernel_size} | config}


def separable(filters, kernel_size, **config):
    return {"class": "SeparableConv2D", "config": {"filters": filters, "kernel_size": kernel_size} | config}


# title, batch, shape of one row (as declared: None is open), its size, layers
CASES = (
    ("3 x 3, valid, then 1 x 1", 2, (5, 6, 1), (5, 6), [conv2d(3, 3, activation="relu"), conv2d(1, 1)]),
    ("open size, same", 3, (None, None, 2), (4, 7), [conv2d(2, 3, padding="same", activation="tanh"), conv2d(1, 5, padding="same")]),
    ("stride 2, same, even image", 2, (6, 4, 1), (6, 4), [conv2d(2, 3, strides=2, padding="same", activation="sigmoid")]),
    ("stride 2, valid, prime image", 1, (7, 5, 2), (7, 5), [conv2d(3, 2, strides=2)]),
    ("strides 3 and 2, kernel 2 x 3, same", 1, (7, 5, 1), (7, 5), [conv2d(2, [2, 3], strides=[3, 2], padding="same", activation="elu")]),
    ("dilation 2, same", 1, (5, 6, 1), (5, 6), [conv2d(2, 3, dilation_rate=2, padding="same", activation="softplus")]),
    ("dilations 1 and 3, valid", 1, (3, 8, 1), (3, 8), [conv2d(2, [2, 3], dilation_rate=[1, 3])]),
    ("an image of one pixel", 1, (1, 1, 3), (1, 1), [conv2d(2, 3, padding="same", activation="tanh"), conv2d(1, 5, padding="same")]),
    ("a kernel beyond the image, no bias", 2, (2, 3, 1), (2, 3), [conv2d(2, 5, padding="same", use_bias=False)]),
    ("softmax over the channels", 2, (3, 3, 1), (3, 3), [conv2d(3, 2, activation="softmax")]),
    ("a sequence", 2, (7, 2), (7,), [conv1d(3, 3, activation="relu"), conv1d(1, 2, padding="same")]),
    ("a sequence, causal, dilation 2", 1, (None, 2), (5,), [conv1d(2, 3, padding="causal", dilation_rate=2, activation="tanh")]),
    ("a sequence of one, stride 2", 3, (1, 2), (1,), [conv1d(2, 4, strides=2, padding="same")]),
    ("transposed, stride 2, same", 2, (None, None, 2), (3, 2), [up(3, 3, strides=2, padding="same", activation="tanh"), up(1, 3, padding="same")]),
    ("transposed, stride 3, kernel 2, valid: gaps", 1, (2, 3, 1), (2, 3), [up(2, 2, strides=3)]),
    ("transposed, strides 2 and 1, kernel 3 x 2, valid", 1, (3, 2, 2), (3, 2), [up(1, [3, 2], strides=[2, 1], use_bias=False)]),
    ("transposed, kernel 1, stride 2, same: gaps", 1, (2, 2, 1), (2, 2), [up(2, 1, strides=2, padding="same", activation="relu")]),
    ("down and up again", 2, (5, 7, 1), (5, 7), [conv2d(3, 3, strides=2, padding="same", activation="relu"), up(1, 4, strides=2, padding="same")]),
    ("in groups", 2, (4, 5, 4), (4, 5), [conv2d(6, 2, groups=2, activation="tanh"), conv2d(3, 2, groups=3, use_bias=False)]),
    ("a sequence in groups", 2, (6, 4), (6,), [conv1d(4, 3, groups=4, padding="causal", activation="softmax")]),
    ("depthwise", 2, (4, 5, 3), (4, 5), [depthwise([2, 3], activation="relu"), depthwise(2, depth_multiplier=2, strides=2, padding="same", use_bias=False)]),
    ("depthwise, a sequence", 2, (5, 2), (5,), [{"class": "DepthwiseConv1D", "config": {"kernel_size": 2, "depth_multiplier": 3}}]),
    ("separable", 2, (None, None, 2), (4, 3), [separable(3, 2, activation="tanh"), separable(2, 3, padding="same", depth_multiplier=2, dilation_rate=2)]),
    ("separable, a sequence", 1, (7, 3), (7,), [{"class": "SeparableConv1D", "config": {"filters": 2, "kernel_size": 3, "strides": 2, "use_bias": False}}]),
    ("transposed, output padding 1, same", 2, (None, None, 1), (3, 2), [up(2, 3, strides=2, padding="same", output_padding=1, activation="tanh")]),
    ("transposed, output paddings, valid", 1, (2, 3, 2), (2, 3), [up(2, [2, 3], strides=[3, 2], output_padding=[2, 1])]),
    ("transposed, output padding 0, same, wide kernel", 1, (3, 2, 1), (3, 2), [up(1, [5, 4], strides=2, padding="same", output_padding=[0, 1], use_bias=False)]),
    ("transposed, a sequence", 2, (4, 2), (4,), [{"class": "Conv1DTranspose", "config": {"filters": 3, "kernel_size": 3, "strides": 2, "activation": "relu"}}, {"class": "Conv1DTranspose", "config": {"filters": 1, "kernel_size": 2, "padding": "same"}}]),
)  # fmt: skip


def numbers(values):
    return [float(str(np.float32(v))) for v in np.ravel(values)]


def array(values):
    return {"shape": list(np.shape(values)), "values": numbers(values)}


def draw(random, shape):
    """What float32 has, too."""
    return random.uniform(-1, 1, shape).round(3).astype(np.float32).astype(np.float64)


def record(random, title, batch, shape, size, layers):
    made = [getattr(keras.layers, one["class"])(**one["config"]) for one in layers]
    net = keras.Sequential([keras.Input(shape), *made])
    net.set_weights([draw(random, w.shape) for w in net.get_weights()])
    x = draw(random, (batch, *size, shape[-1]))
    output = net(x).numpy()
    y = draw(random, output.shape)
    net.compile(keras.optimizers.Adam(0.01), "mean_squared_error", run_eagerly=True)
    case = {"title": title, "input_shape": shape, "layers": layers, "names": [one.name for one in made]}
    case |= {"weights": [array(w) for w in net.get_weights()], "x": array(x), "y": array(y)}
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((net(x) - y) ** 2)
    case |= {"output": array(output), "loss": number(loss)}
    case |= {"gradients": [numbers(g) for g in tape.gradient(loss, net.trainable_weights)]}
    for _ in range(10):
        net.train_on_batch(x, y)
    return case | {"after": [numbers(w) for w in net.get_weights()]}


def number(value):
    return numbers(value)[0]


def main():
    keras.config.set_floatx("float64")
    random = np.random.default_rng(SEED)
    cases = []
    for case in CASES:
        keras.backend.clear_session()
        cases.append(record(random, *case))
    versions = {"keras": keras.__version__, "tensorflow": tf.__version__}
    tolerance = {"absolute": 1e-5, "because": ROUNDING, "steps": 5e-5, "because of steps": TEN_STEPS}
    print(json.dumps({"oracle": versions, "tolerance": tolerance, "cases": cases}))


if __name__ == "__main__":
    main()
