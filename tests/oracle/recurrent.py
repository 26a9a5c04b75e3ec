"""recurrent.py - recurrent layers: the operators. Keras' layers are in recurrent_layers.py.

The states step by step, as Keras writes them: the columns of the kernels are the gates, of lstm i, f,
c, o, of gru z, r, h.
"""

import numpy as np
import torch

from activations import BY_NUMBER
from cases import EXACT, Operator, a_few

SIMPLE_RNN, LSTM, GRU = range(3)
GATES = {SIMPLE_RNN: 1, LSTM: 4, GRU: 3}
LANES = 4  # sequences are side by side in multiples of it

STEPS = "one half ulp of the largest sum for each rounding, and what later steps make of it"
RECORD = (
    "The first input is the record; with record = 0 it is the output, and the gradient of the rest "
    "does not read it. The gradient of the record is zero: the operator's own rule goes past it."
)


def activation(number, alpha):
    return lambda z: BY_NUMBER[number][1](z, alpha)


def lstm_step(f, s, z, h, c):
    i, forget, g, o = z.chunk(4, -1)
    c = s(forget) * c + s(i) * f(g)
    return s(o) * f(c), c


def gru_step(f, s, x, w, u, b, h):
    after = b.dim() == 2
    wz, wr, wh = (x @ w + (b[0] if after else b)).chunk(3, -1)
    uz, ur, uh = (h @ u + (b[1] if after else 0)).chunk(3, -1)
    z, r = s(wz + uz), s(wr + ur)
    units = h.shape[-1]
    inner = r * uh if after else (r * h) @ u[:, 2 * units :]
    return z * h + (1 - z) * f(wh + inner)


def run(x, w, u, b, h0=None, c0=None, cell=0, activation_=5, alpha=1.0, recurrent_activation=4,
        recurrent_alpha=1.0, backwards=0, cell_row=0):  # fmt: skip
    f, s = activation(activation_, alpha), activation(recurrent_activation, recurrent_alpha)
    zeros = x.new_zeros(x.shape[0], u.shape[0])
    h, c = zeros if h0 is None else h0, zeros if c0 is None else c0
    out = []
    steps = range(x.shape[1])
    for t in reversed(steps) if backwards else steps:
        if cell == GRU:
            h = gru_step(f, s, x[:, t], w, u, b, h)
        else:
            z = x[:, t] @ w + h @ u + b
            h, c = lstm_step(f, s, z, h, c) if cell == LSTM else (f(z), c)
        out.append(h)
    return torch.stack(out + [c] * cell_row, 1)


def named(params):
    params = {k: v for k, v in params.items() if k != "record"}
    if "activation" in params:
        params["activation_"] = params.pop("activation")
    return params


def arrays(op, cell, batch, steps, inputs, units, states=False, after=False):
    wide = GATES[cell] * units
    bias = (2, wide) if after else (wide,)
    xs = [op.draw(batch, steps, inputs), op.draw(inputs, wide, low=-1, high=1)]
    xs += [op.draw(units, wide, low=-1, high=1), op.draw(*bias, low=-1, high=1)]
    count = 0 if not states else 2 if cell == LSTM else 1
    return xs + [op.draw(batch, units, low=-1, high=1) for _ in range(count)]


SHAPES = (
    ("one of each", dict(batch=1, steps=1, inputs=1, units=1)),
    ("primes", dict(batch=3, steps=5, inputs=2, units=7)),
    ("from states", dict(batch=5, steps=2, inputs=3, units=2, states=True)),
    ("one sequence of one feature", dict(batch=1, steps=3, inputs=1, units=3)),
)


def agree_with_torch():
    """The steps above against PyTorch's own layers, whose gates are in the order i f c o; r z h."""
    for kind, cell in ((torch.nn.RNN, SIMPLE_RNN), (torch.nn.LSTM, LSTM), (torch.nn.GRU, GRU)):
        theirs = kind(2, 3, batch_first=True).double()
        wi, wh, bi, bh = (p.detach() for p in theirs.parameters())
        order = [1, 0, 2] if cell == GRU else range(GATES[cell])
        turned = [torch.cat([p.chunk(GATES[cell])[i] for i in order]) for p in (wi, wh, bi, bh)]
        w, u, b0, b1 = turned[0].T, turned[1].T, turned[2], turned[3]
        x = torch.randn(4, 5, 2, dtype=torch.float64)
        ours = run(x, w, u, torch.stack([b0, b1]) if cell == GRU else b0 + b1, cell=cell)
        assert torch.allclose(ours, theirs(x)[0], atol=1e-12), kind


def views():
    agree_with_torch()
    ops = []
    for name, cell in (("simple_rnn", SIMPLE_RNN), ("lstm", LSTM), ("gru", GRU)):
        op = Operator(name, lambda r, *xs, **p: run(*xs, **named(p)), EXACT, a_few(400, STEPS), RECORD)
        options = dict(cell=cell, record=0)
        for title, sizes in SHAPES:
            for after in (False, True) if cell == GRU else (False,):
                add_view(op, title + (", reset after" if after else ""), options, after=after, **sizes)
        add_view(op, "backwards, linear", options | dict(backwards=1, activation=0), after=cell == GRU, **SHAPES[1][1])
        add_view(op, "softplus and tanh", options | dict(activation=6, recurrent_activation=5), **SHAPES[2][1])
        if cell == LSTM:
            add_view(op, "with c", options | dict(cell_row=1), **SHAPES[2][1])
        ops.append(op)
    return ops


def add_view(op, title, params, **sizes):
    """The output is copied, so it is exact: the record given is the float32 output."""
    xs = arrays(op, params["cell"], **sizes)
    tensors = [torch.tensor(x.astype(np.float64)) for x in xs]
    y = run(*tensors, **named(params)).numpy().astype(np.float32)
    op.case(title, y.reshape(-1, y.shape[-1]), *xs, **params)


def whole():
    op = Operator(
        "recurrent",
        lambda *xs, **p: run(*xs, **named(p)).flatten(0, 1),
        a_few(100, STEPS),
        convention="The record of values alone: the output's rows. lstm, gru and simple_rnn have its gradient.",
    )
    for cell in range(3):
        for title, sizes in SHAPES:
            for after in (False, True) if cell == GRU else (False,):
                xs = arrays(op, cell, after=after, **sizes)
                op.case(f"cell {cell}, {title}", *xs, gradients=False, cell=cell, record=0)
    xs = arrays(op, LSTM, 67, 2, 1, 2)
    op.case("more than stand side by side", *xs, gradients=False, cell=LSTM, record=0)
    return [op]


def back():
    def gradients(r, x, w, u, b, dy, of_input=1, **params):
        """Of a simple_rnn: the kernels' and the bias', and after them, if wanted, the input's."""
        of = [a.clone().requires_grad_() for a in (w, u, b, x)]
        with torch.enable_grad():
            y = run(of[3], *of[:3])
        parts = torch.autograd.grad(y, of, dy)
        return torch.cat([part.flatten() for part in parts[: 3 + of_input]])

    op = Operator("recurrent_back", gradients, a_few(100, STEPS))
    for title, sizes in (SHAPES[0], SHAPES[1], SHAPES[3]):
        xs = arrays(op, SIMPLE_RNN, **sizes)
        tensors = [torch.tensor(x.astype(np.float64)) for x in xs]
        y = run(*tensors).numpy()
        padded = np.zeros((LANES, *y.shape[1:]))
        padded[: y.shape[0]] = y
        record = np.concatenate([y.ravel(), padded.transpose(1, 2, 0).ravel()]).reshape(-1, y.shape[2])
        dy = op.draw(*y.shape)
        op.case(title, record, *xs, dy, gradients=False, cell=0, of_input=int(sizes["steps"] > 1))
    return [op]


def part():
    def nth(x, *shapes):
        parts = x.split([*(s.numel() for s in shapes), len(x) - sum(s.numel() for s in shapes)])
        return parts[-2].reshape(shapes[-1].shape)

    op = Operator("recurrent_part", nth, EXACT, convention="It has no derivative.")
    op.case("the first", op.draw(9), op.draw(2, 2), gradients=False)
    op.case("the third, of size 1", op.draw(9), op.draw(2, 2), op.draw(3), op.draw(1, 1), gradients=False)
    op.case("nothing", op.draw(2), op.draw(2), op.draw(0, 5), gradients=False)
    return [op]
