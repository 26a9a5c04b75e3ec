"""transforms.py - jvp, vjp, hvp, Jacobian and Hessian as torch.func takes them, in float64.

The function is a small network, f(w, b, x) = softmax(tanh(x w + b) w'), and for second derivatives
sum(f^2) - mean(log f).
"""

import numpy as np
import torch
from torch import func

import cases


def network(w, b, x):
    return torch.softmax(torch.tanh(x @ w + b) @ w.T, -1)


def number(w, b, x):
    y = network(w, b, x)
    return (y**2).sum() - torch.log(y).mean()


def transforms(random):
    shapes = {"w": (3, 4), "b": (4,), "x": (2, 3)}
    draw = lambda *size: torch.tensor(np.float32(random.normal(size=size).round(3))).double()
    primals, tangents = [[draw(*s) for s in shapes.values()] for _ in range(2)]
    cotangent = draw(2, 3)
    value, pushed = func.jvp(network, tuple(primals), tuple(tangents))
    _, pullback = func.vjp(network, *primals)
    record = lambda values: [cases.array(v.numpy()) for v in values]
    along = func.jvp(func.grad(number, argnums=0), tuple(primals), tuple(tangents))[1]
    own = func.jvp(lambda w: func.grad(number)(w, *primals[1:]), (primals[0],), (tangents[0],))[1]
    return {
        "primals": record(primals),
        "tangents": record(tangents),
        "cotangent": cases.array(cotangent.numpy()),
        "tolerance": {"absolute": 5e-6, "because": "float32 over a few layers, values of order 1 to 10"},
        "value": cases.array(value.numpy()),
        "jvp": cases.array(pushed.numpy()),
        "vjp": record(pullback(cotangent)),
        "hvp": cases.array(along.numpy()),
        "hvpOfOne": cases.array(own.numpy()),
        "jacobian": cases.array(func.jacrev(network, argnums=2)(*primals).numpy()),
        "hessian": cases.array(func.hessian(number, argnums=1)(*primals).numpy()),
    }
