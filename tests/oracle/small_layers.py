"""small_layers.py - layers without weights, and every activation by name: what Keras gives, and the
gradients of sum(dy * output) in the inputs."""

import keras
import numpy as np
import torch

from cases import array, numbers
from networks import draw, tolerance

LAYERS = [
    ("add", [(2, 3), (2, 3), (2, 3)], {}),
    ("add", [(2, 1, 3), (2, 4, 1)], {}),
    ("add", [(2, 3), (2, 4, 3)], {}),
    ("subtract", [(1, 5), (1, 1)], {}),
    ("multiply", [(2, 3, 2), (2, 1, 2)], {}),
    ("average", [(2, 3), (2, 3), (2, 3)], {}),
    ("maximum", [(3, 2), (3, 2)], {}),
    ("minimum", [(3, 2), (3, 2), (3, 1)], {}),
    ("concatenate", [(2, 3, 1), (2, 3, 4)], {}),
    ("concatenate", [(2, 1, 3), (2, 2, 3)], {"axis": 1}),
    ("dot", [(3, 4), (3, 4)], {"axes": 1}),
    ("dot", [(3, 4), (3, 4)], {"axes": -1, "normalize": True}),
    ("dot", [(2, 3, 5), (2, 4, 5)], {"axes": 2}),
    ("dot", [(2, 3, 5), (2, 3, 2)], {"axes": [1, 1]}),
    ("dot", [(2, 3, 5), (2, 5)], {"axes": [2, 1], "normalize": True}),
    ("dot", [(2, 3), (2, 3, 4)], {"axes": 1}),
    ("permute", [(2, 3, 5)], {"dims": [2, 1]}),
    ("permute", [(1, 2, 3, 1)], {"dims": [3, 1, 2]}),
    ("repeat_vector", [(2, 3)], {"n": 5}),
    ("repeat_vector", [(1, 1)], {"n": 1}),
    ("reshape", [(2, 6)], {"target_shape": [3, -1]}),
    ("flatten", [(2, 3, 1, 2)], {}),
    ("re_lu", [(2, 7)], {"max_value": 1.0, "negative_slope": 0.25, "threshold": 0.5}),
    ("re_lu", [(2, 7)], {}),
    ("leaky_re_lu", [(2, 7)], {}),
    ("leaky_re_lu", [(2, 7)], {"negative_slope": 0.125}),
    ("elu", [(2, 7)], {"alpha": 0.5}),
    ("softmax", [(2, 3, 4)], {"axis": 1}),
    ("gaussian_noise", [(2, 3)], {"stddev": 1.0}),
    ("gaussian_dropout", [(2, 3)], {"rate": 0.25}),
    ("alpha_dropout", [(2, 3)], {"rate": 0.25}),
]
NAMES = {"re_lu": "ReLU", "leaky_re_lu": "LeakyReLU", "elu": "ELU"}
ACTIVATIONS = """elu exponential gelu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh
leaky_relu linear log_sigmoid log_softmax mish relu relu6 selu celu sigmoid silu softmax soft_shrink
softplus softsign sparse_plus sparse_sigmoid squareplus swish tanh tanh_shrink""".split()
ROUNDING = "a few roundings of values of order 1"


def run(function, values, random):
    xs = [torch.tensor(v, requires_grad=True) for v in values]
    y = function(xs if len(xs) > 1 else xs[0])
    dy = draw(random, *y.shape)
    gradients = torch.autograd.grad(y, xs, torch.tensor(dy))
    record = {"inputs": [array(v) for v in values], "output": array(y.detach().numpy())}
    return record | {"dy": numbers(dy), "gradients": [numbers(g.numpy()) for g in gradients]}


def small_layers(random):
    cases = []
    for name, shapes, options in LAYERS:
        class_name = NAMES.get(name, "".join(part.capitalize() for part in name.split("_")))
        layer = getattr(keras.layers, class_name)(**options)
        values = [draw(random, *shape, low=-2, high=2) for shape in shapes]
        record = run(layer, values, random)
        cases.append({"layer": class_name, "options": options} | record)
    for name in ACTIVATIONS:
        x = np.concatenate([draw(random, 9, low=-4, high=4), [-30.0, 12.0, -0.001, 0.002]])[None]
        cases.append({"activation": name} | run(keras.activations.get(name), [x], random))
    return {"tolerance": tolerance(2e-6, ROUNDING), "cases": cases}
