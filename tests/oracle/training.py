"""training.py - how Keras trains: every optimizer with every way to clip, decay, regularize, schedule;
and when callbacks stop, reduce and restore.
"""

import keras
import numpy as np

from cases import numbers
from networks import TEN_STEPS, Task, tolerance

STEPS = 10


def trained(task, optimizer, layers=None, activity=None):
    """Loss and weights after each of ten steps on the same three batches."""
    net = task.model()
    net.compile(optimizer, "mean_squared_error")
    steps = []
    for i in range(STEPS):
        rows = slice(5 * (i % 3), 5 * (i % 3) + 5)
        loss = float(net.train_on_batch(task.x[rows], task.y[rows]))
        steps.append({"loss": loss, "weights": [v for w in net.get_weights() for v in numbers(w)]})
    return steps


def optimizers(random):
    """Each optimizer alone, then with the clips and decay that all of them have."""
    task = Task(random, "3-4-2 tanh", 3, [{"units": 4, "activation": "tanh"}, {"units": 2}], 15)
    k = keras.optimizers
    alone = [
        (k.RMSprop, {"learning_rate": 0.05}),
        (k.RMSprop, {"learning_rate": 0.05, "rho": 0.7, "momentum": 0.5, "epsilon": 0.01}),
        (k.RMSprop, {"learning_rate": 0.01, "centered": True}),
        (k.RMSprop, {"learning_rate": 0.01, "centered": True, "momentum": 0.9}),
        (k.Adagrad, {"learning_rate": 0.1}),
        (k.Adagrad, {"learning_rate": 0.1, "initial_accumulator_value": 0.5, "epsilon": 0.1}),
        (k.Adadelta, {"learning_rate": 1.0, "epsilon": 1e-3}),
        (k.Adamax, {"learning_rate": 0.05}),
        (k.Adam, {"learning_rate": 0.05, "amsgrad": True, "beta_2": 0.5}),
        (k.AdamW, {"learning_rate": 0.05}),
        (k.AdamW, {"learning_rate": 0.05, "weight_decay": 0.3}),
        (k.SGD, {"learning_rate": 0.1, "momentum": 0.9, "weight_decay": 0.2}),
    ]
    bounds = [{"clipnorm": 0.1}, {"clipvalue": 0.05}, {"global_clipnorm": 0.2}]
    kinds = [
        (k.SGD, {"learning_rate": 0.1}),
        (k.SGD, {"learning_rate": 0.1, "momentum": 0.9, "nesterov": True}),
        (k.RMSprop, {"learning_rate": 0.05}),
        (k.Adagrad, {"learning_rate": 0.1}),
        (k.Adam, {"learning_rate": 0.05}),
        (k.AdamW, {"learning_rate": 0.05}),
    ]
    clipped = [(kind, options | bound) for kind, options in kinds for bound in bounds]
    runs = [
        {"optimizer": kind.__name__.lower(), "options": options, "steps": trained(task, kind(**options))}
        for kind, options in alone + clipped
    ]
    return task.record | {"batch": 5, "tolerance": tolerance(4e-6, TEN_STEPS), "runs": runs}


def schedules(random):
    """The rates themselves, at steps before, at and beyond every corner."""
    s = keras.optimizers.schedules
    chosen = [
        (s.ExponentialDecay, {"initial_learning_rate": 0.1, "decay_steps": 7, "decay_rate": 0.9}),
        (s.ExponentialDecay, {"initial_learning_rate": 0.1, "decay_steps": 7, "decay_rate": 0.5, "staircase": True}),
        (s.InverseTimeDecay, {"initial_learning_rate": 0.1, "decay_steps": 5, "decay_rate": 0.5}),
        (s.InverseTimeDecay, {"initial_learning_rate": 0.1, "decay_steps": 5, "decay_rate": 0.5, "staircase": True}),
        (s.PolynomialDecay, {"initial_learning_rate": 0.1, "decay_steps": 10}),
        (s.PolynomialDecay, {"initial_learning_rate": 0.1, "decay_steps": 10, "end_learning_rate": 0.01, "power": 0.5}),
        (s.PolynomialDecay, {"initial_learning_rate": 0.1, "decay_steps": 10, "power": 2.0, "cycle": True}),
        (s.CosineDecay, {"initial_learning_rate": 0.1, "decay_steps": 12}),
        (s.CosineDecay, {"initial_learning_rate": 0.1, "decay_steps": 12, "alpha": 0.2}),
        (s.CosineDecay, {"initial_learning_rate": 0.01, "decay_steps": 12, "warmup_target": 0.1, "warmup_steps": 5}),
        (s.PiecewiseConstantDecay, {"boundaries": [3, 11], "values": [1.0, 0.5, 0.1]}),
    ]
    at = list(range(26)) + [100, 1000]
    cases = [
        {"schedule": kind.__name__, "options": options, "rates": [float(kind(**options)(t)) for t in at]}
        for kind, options in chosen
    ]
    task = Task(random, "3-4-2 tanh", 3, [{"units": 4, "activation": "tanh"}, {"units": 2}], 15)
    decay = {"initial_learning_rate": 0.2, "decay_steps": 3, "decay_rate": 0.5}
    steps = trained(task, keras.optimizers.Adam(s.ExponentialDecay(**decay)))
    bound = {"tolerance": tolerance(1e-7, "float32 of powers and cosines")}
    return bound | {"at": at, "cases": cases, "run": task.record | {"batch": 5, "decay": decay, "steps": steps}}


def regularizers(random):
    """Ten steps of SGD with momentum; what fit and evaluate report contains the penalty."""
    r = keras.regularizers
    runs = []
    for title, options in (
        ("l1 of the kernel", {"kernel_regularizer": r.L1(0.05)}),
        ("l2 of kernel and bias", {"kernel_regularizer": r.L2(0.1), "bias_regularizer": r.L2(0.2)}),
        ("both of the kernel", {"kernel_regularizer": r.L1L2(l1=0.01, l2=0.03)}),
        ("of what leaves", {"activity_regularizer": r.L2(0.1)}),
        ("by name", {"kernel_regularizer": "l1l2"}),
    ):
        task = Task(random, title, 3, [{"units": 4}, {"units": 2}], 15)
        inner = keras.layers.Dense(4, "tanh", **options)
        net = keras.Sequential([keras.Input([3]), inner, keras.layers.Dense(2)])
        task.model = lambda net=net, task=task: net.set_weights(task.weights) or net
        steps = trained(task, keras.optimizers.SGD(0.1, 0.9))
        evaluated = float(net.evaluate(task.x, task.y, batch_size=5, verbose=0))
        spec = {k: keras.regularizers.serialize(v) if not isinstance(v, str) else v for k, v in options.items()}
        spec = {k: v if isinstance(v, str) else {"name": v["class_name"], "config": v["config"]} for k, v in spec.items()}
        runs.append(task.record | {"options": spec, "batch": 5, "steps": steps, "evaluated": evaluated})
    return {"tolerance": tolerance(4e-6, TEN_STEPS), "runs": runs}


def constraints(random):
    """Ten steps of Adam, with rates at which every constraint has something to do."""
    c = keras.constraints
    runs = []
    for title, options in (
        ("norms at most 0.5", {"kernel_constraint": c.MaxNorm(0.5)}),
        ("norms 1 of all together", {"kernel_constraint": c.UnitNorm(axis=[0, 1])}),
        ("along the other axis", {"kernel_constraint": c.UnitNorm(axis=1)}),
        ("not negative", {"kernel_constraint": c.NonNeg(), "bias_constraint": c.NonNeg()}),
        ("on the way", {"kernel_constraint": c.MinMaxNorm(0.5, 0.75, rate=0.5)}),
        ("by name", {"kernel_constraint": "min_max_norm", "bias_constraint": "unit_norm"}),
    ):
        task = Task(random, title, 3, [{"units": 4}, {"units": 2}], 15)
        inner = keras.layers.Dense(4, "tanh", **options)
        net = keras.Sequential([keras.Input([3]), inner, keras.layers.Dense(2)])
        task.model = lambda net=net, task=task: net.set_weights(task.weights) or net
        steps = trained(task, keras.optimizers.Adam(0.1))
        spec = {k: v if isinstance(v, str) else keras.constraints.serialize(v) for k, v in options.items()}
        spec = {k: v if isinstance(v, str) else {"name": v["class_name"], "config": v["config"]} for k, v in spec.items()}
        runs.append(task.record | {"options": spec, "steps": steps})
    return {"tolerance": tolerance(4e-6, TEN_STEPS), "runs": runs}


class Told(keras.callbacks.Callback):
    """Tells later callbacks other losses than there were."""

    def __init__(self, losses):
        super().__init__()
        self.losses, self.rates = losses, []

    def on_epoch_end(self, epoch, logs):
        logs["val_loss"] = self.losses[epoch]


class Rates(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.rates = []

    def on_epoch_end(self, epoch, logs):
        self.rates.append(float(self.model.optimizer.learning_rate))


def callbacks(random):
    """Early stopping and rates on a course of losses that is given; w grows by one each epoch."""
    c = keras.callbacks
    losses = [5, 4, 4.5, 3.9, 3.95, 3.85, 3.9, 4, 4.1, 3, 3.1, 3.2, 3.3, 3.4, 3.5]
    cases = []
    for kind, options in (
        (c.EarlyStopping, {}),
        (c.EarlyStopping, {"patience": 1}),
        (c.EarlyStopping, {"patience": 2, "restore_best_weights": True}),
        (c.EarlyStopping, {"patience": 3, "min_delta": 0.2, "restore_best_weights": True}),
        (c.EarlyStopping, {"patience": 3, "baseline": 3.5, "restore_best_weights": True}),
        (c.EarlyStopping, {"patience": 1, "start_from_epoch": 6, "restore_best_weights": True}),
        (c.EarlyStopping, {"patience": 4, "mode": "max", "restore_best_weights": True}),
        (c.EarlyStopping, {"patience": 20, "restore_best_weights": True}),
        (c.ReduceLROnPlateau, {"patience": 2}),
        (c.ReduceLROnPlateau, {"patience": 1, "factor": 0.5, "cooldown": 2}),
        (c.ReduceLROnPlateau, {"patience": 2, "factor": 0.5, "min_delta": 0.1, "min_lr": 0.3}),
        (c.ReduceLROnPlateau, {"patience": 3, "mode": "max", "factor": 0.1}),
    ):
        net = keras.Sequential([keras.Input([1]), keras.layers.Dense(1, use_bias=False)])
        net.set_weights([np.zeros([1, 1])])
        net.compile(keras.optimizers.SGD(1.0), lambda t, p: -keras.ops.mean(p))
        rates, told = Rates(), Told(losses)
        x = np.ones([1, 1])
        log = net.fit(x, x, epochs=len(losses), verbose=0, callbacks=[told, kind(**options), rates])
        weight = float(net.get_weights()[0][0, 0])
        cases.append({"callback": kind.__name__, "options": options, "epochs": len(log.epoch), "weight": weight, "rates": rates.rates})
    return {"tolerance": tolerance(1e-6), "losses": losses, "cases": cases}
