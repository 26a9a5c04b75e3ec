"""networks.py - what Keras computes, in float64, from weights that are given.

A network is a list of layers, {"units", "activation"} for a dense one and {"rate"} for dropout;
weights are in Keras' order: kernel [in, units], bias [units], layer by layer.
"""

import keras
import numpy as np
import torch

from cases import numbers

ROUNDING = "float32 against float64 over a few layers: some 2^-24 a term, of values of order 1"
TEN_STEPS = "as one step, ten times; Adam divides by a gradient that may be small"


def draw(random, *shape, low=-1.0, high=1.0):
    return random.uniform(low, high, shape).round(3).astype(np.float32).astype(np.float64)


def arrays(values):
    return [{"shape": list(v.shape), "values": numbers(v)} for v in values]


def weights_for(random, inputs, layers):
    sizes = [inputs] + [layer["units"] for layer in layers if "units" in layer]
    made = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        made += [draw(random, n_in, n_out), draw(random, n_out, low=-0.5, high=0.5)]
    return made


def build(inputs, layers, weights):
    def layer(options):
        if "rate" in options:
            return keras.layers.Dropout(options["rate"])
        return keras.layers.Dense(options["units"], options.get("activation"))

    net = keras.Sequential([keras.Input([inputs]), *map(layer, layers)])
    net.set_weights(weights)
    return net


class Task:
    """A network, its weights and a batch; `record` begins the fixture with them."""

    def __init__(self, random, title, inputs, layers, rows, targets="uniform"):
        self.layers, self.inputs = layers, inputs
        self.weights = weights_for(random, inputs, layers)
        outputs = [layer["units"] for layer in layers if "units" in layer][-1]
        self.x = draw(random, rows, inputs, low=-2, high=2)
        self.y = draw(random, rows, outputs)
        if targets == "one hot":
            self.y = np.eye(outputs)[random.integers(0, outputs, rows)]
        if targets == "bits":
            self.y = random.integers(0, 2, (rows, outputs)).astype(float)
        self.record = {"title": title, "inputs": inputs, "layers": layers}
        self.record |= {"weights": arrays(self.weights)}
        self.record |= dict(zip("xy", arrays([self.x, self.y])))

    def model(self):
        return build(self.inputs, self.layers, self.weights)


def tolerance(absolute, because=ROUNDING):
    return {"absolute": absolute, "because": because}


def optimizers(random):
    """Ten steps of each on the same three batches of a 3-4-2 network."""
    task = Task(random, "3-4-2 tanh", 3, [{"units": 4, "activation": "tanh"}, {"units": 2}], 15)
    chosen = {
        "sgd": (keras.optimizers.SGD, {"learning_rate": 0.1}),
        "momentum": (keras.optimizers.SGD, {"learning_rate": 0.1, "momentum": 0.9}),
        "nesterov": (keras.optimizers.SGD, {"learning_rate": 0.1, "momentum": 0.9, "nesterov": True}),
        "adam": (keras.optimizers.Adam, {"learning_rate": 0.05}),
        "adam, other betas": (
            keras.optimizers.Adam,
            {"learning_rate": 0.02, "beta_1": 0.5, "beta_2": 0.9, "epsilon": 0.01},
        ),
    }
    runs = []
    for title, (kind, options) in chosen.items():
        net = task.model()
        net.compile(kind(**options), "mean_squared_error")
        steps = []
        for i in range(10):
            rows = slice(5 * (i % 3), 5 * (i % 3) + 5)
            loss = float(net.train_on_batch(task.x[rows], task.y[rows]))
            weights = [v for w in net.get_weights() for v in numbers(w)]
            steps.append({"loss": loss, "weights": weights})
        runs.append({"title": title, "optimizer": kind.__name__.lower(), "options": options, "steps": steps})
    return task.record | {"batch": 5, "tolerance": tolerance(2e-6, TEN_STEPS), "runs": runs}


def one_step(task, name, loss=None):
    """The output, the loss, and the weights after one step of SGD with rate 1: w - gradient."""
    net = task.model()
    predicted = net.predict_on_batch(task.x)
    net.compile(keras.optimizers.SGD(1.0), loss or name)
    value = float(net.train_on_batch(task.x, task.y))
    expected = {"output": numbers(predicted), "lossValue": value}
    return task.record | {"loss": name} | expected | {"after": [numbers(w) for w in net.get_weights()]}


def activations(random):
    """Every activation by its Keras name, inside and at the end."""
    cases = []
    for name in ("linear", "relu", "leaky_relu", "elu", "sigmoid", "tanh", "softplus"):
        layers = [{"units": 5, "activation": name}, {"units": 2, "activation": name}]
        cases.append(one_step(Task(random, name, 3, layers, 7), "mean_squared_error"))
    layers = [{"units": 4, "activation": "softmax"}, {"units": 2}]
    cases.append(one_step(Task(random, "softmax inside", 3, layers, 7), "mean_squared_error"))
    return {"tolerance": tolerance(2e-6), "cases": cases}


def losses(random):
    """Every loss after the endings it is meant for. Arbitrary targets of the cross-entropy are
    PyTorch's part, for the gradient of Keras' fused one is p - t whatever t sums to."""
    cases = []
    for name, ending, from_logits, targets in (
        ("mean_absolute_error", "linear", False, "uniform"),
        ("binary_crossentropy", "sigmoid", False, "bits"),
        ("binary_crossentropy", "linear", True, "bits"),
        ("categorical_crossentropy", "softmax", False, "one hot"),
        ("categorical_crossentropy", "linear", True, "one hot"),
        ("categorical_crossentropy", "sigmoid", False, "one hot"),
    ):
        layers = [{"units": 5, "activation": "relu"}, {"units": 4, "activation": ending}]
        task = Task(random, f"{name} after {ending}", 3, layers, 7, targets)
        loss = keras.losses.deserialize(name)
        if from_logits:
            kind = "".join(word.capitalize() for word in name.split("_"))
            loss = getattr(keras.losses, kind)(from_logits=True)
        cases.append(one_step(task, name, loss) | {"fromLogits": from_logits})
    layers = [{"units": 4, "activation": "softmax"}]
    arbitrary = Task(random, "zero, negative and unnormalised rows", 3, layers, 6)
    arbitrary.y *= np.array([0, -1, 1, 3, 0.5, 2])[:, None]
    arbitrary.record["y"] = arrays([arbitrary.y])[0]
    cases.append(arbitrary.record | {"loss": "categorical_crossentropy"} | torch_step(arbitrary))
    return {"tolerance": tolerance(3e-6), "cases": cases}


def torch_step(task):
    w, b = (torch.tensor(v, requires_grad=True) for v in task.weights)
    x, t = torch.tensor(task.x), torch.tensor(task.y)
    z = x @ w + b
    loss = -(t * torch.log_softmax(z, -1)).sum(-1).mean()
    z.retain_grad()
    loss.backward()
    p = torch.softmax(z, -1)
    assert torch.allclose(z.grad, (p * t.sum(-1, keepdim=True) - t) / len(t))
    after = [numbers((v - v.grad).detach()) for v in (w, b)]
    return {"output": numbers(p.detach()), "lossValue": loss.item(), "after": after}


def histories(random):
    """fit without shuffling, the last batch of each epoch short, the last rows held out."""
    cases = []
    for title, layers, targets, loss, optimizer in (
        ("one output, two classes", [{"units": 6, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}], "bits", "mean_squared_error", "sgd"),
        ("three classes", [{"units": 6, "activation": "relu"}, {"units": 3, "activation": "softmax"}], "one hot", "categorical_crossentropy", "adam"),
    ):
        task = Task(random, title, 3, layers, 23, targets)
        chosen = {"sgd": keras.optimizers.SGD(0.5), "adam": keras.optimizers.Adam(0.05)}[optimizer]
        net = task.model()
        net.compile(chosen, loss, metrics=["accuracy"])
        history = net.fit(
            task.x, task.y, batch_size=5, epochs=4, validation_split=0.25, shuffle=False, verbose=0
        ).history
        evaluated = net.evaluate(task.x, task.y, batch_size=10, verbose=0)
        cases.append(
            task.record
            | {"loss": loss, "optimizer": optimizer, "learningRate": float(chosen.learning_rate)}
            | {"batch": 5, "epochs": 4, "validationSplit": 0.25}
            | {"history": {k: [float(v) for v in values] for k, values in history.items()}}
            | {"evaluateBatch": 10, "evaluated": [float(v) for v in evaluated]}
        )
    return {"tolerance": tolerance(5e-6, TEN_STEPS), "cases": cases}


def accuracies(random):
    """What 'accuracy' becomes, by the shape of the output; partial last batches weigh less."""
    cases = []
    for title, units, targets in (("binary", 1, "bits"), ("categorical", 4, "one hot")):
        task = Task(random, title, 2, [{"units": units}], 17, targets)
        net = task.model()
        net.compile("sgd", "mean_squared_error", metrics=["accuracy"])
        evaluated = net.evaluate(task.x, task.y, batch_size=7, verbose=0)
        cases.append(task.record | {"batch": 7, "evaluated": [float(v) for v in evaluated]})
    return {"loss": "mean_squared_error", "tolerance": tolerance(1e-6), "cases": cases}


def dropout(random):
    """When predicting and evaluating, dropout passes everything on as it is."""
    layers = [{"units": 6, "activation": "relu"}, {"rate": 0.5}, {"units": 2}]
    task = Task(random, "dropout between two layers", 3, layers, 7)
    net = task.model()
    net.compile("sgd", "mean_squared_error")
    evaluated = float(net.evaluate(task.x, task.y, verbose=0))
    expected = {"output": numbers(net.predict_on_batch(task.x)), "evaluated": evaluated}
    return task.record | {"tolerance": tolerance(1e-6)} | expected


def second_order(random):
    """g = |d(sum of outputs)/dx|^2 summed over the batch, and its gradient in every weight."""
    layers = [{"units": 5, "activation": "tanh"}, {"units": 4, "activation": "tanh"}, {"units": 1}]
    task = Task(random, "gradient of the squared gradient, 2-5-4-1 tanh", 2, layers, 6)
    weights = [torch.tensor(v, requires_grad=True) for v in task.weights]
    x = torch.tensor(task.x, requires_grad=True)
    h = x
    for i in range(0, len(weights), 2):
        h = h @ weights[i] + weights[i + 1]
        h = torch.tanh(h) if i < len(weights) - 2 else h
    slope = torch.autograd.grad(h.sum(), x, create_graph=True)[0]
    value = (slope**2).sum()
    grads = torch.autograd.grad(value, weights, allow_unused=True)
    expected = {"slope": numbers(slope.detach()), "value": value.item()}
    gradients = [numbers(torch.zeros_like(w) if g is None else g) for w, g in zip(weights, grads)]
    del task.record["y"]
    return task.record | {"tolerance": tolerance(2e-5)} | expected | {"gradients": gradients}
