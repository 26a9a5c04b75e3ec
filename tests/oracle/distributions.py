"""distributions.py - softmax, losses and dropout."""

import torch

from cases import EXACT, Operator, a_few
from elementwise import INFINITY

EXPONENTIALS = "2 ulp of each exponential or logarithm, and the roundings of the row's sum"


def cross_entropy(z, t):
    return -(t * torch.log_softmax(z, -1)).sum(-1).mean()


def gradient_of(loss):
    """The gradient of loss(z, t) with respect to z, by autograd, differentiable again."""

    def gradient(z, t, dl):
        return torch.autograd.grad(loss(z, t), z, dl, create_graph=True)[0]

    return gradient


def softmax_back(y, dy):
    return y * (dy - (dy * y).sum(-1, keepdim=True))


def softmaxes():
    ops = []
    for name, function in (("softmax", torch.softmax), ("log_softmax", torch.log_softmax)):
        op = Operator(name, lambda x, f=function: f(x, -1), a_few(16, EXPONENTIALS), a_few(24, EXPONENTIALS))
        op.case("one class", op.draw(3, 1))
        op.case("a vector", op.draw(7))
        op.case("rows, batch open", op.draw(5, 3), declared=[[None, 3]])
        op.case("rows with a tail", op.draw(2, 19, low=-5, high=5))
        op.case("rank 4", op.draw(2, 1, 3, 4))
        op.case("far apart", [[1000, 0, -1000], [-1000, -1000, -1000], [30, 31, 32]])
        op.case("impossible classes", [[0, -INFINITY, 1]], gradients=False)
        ops.append(op)
    back = Operator("softmax_back", softmax_back, a_few(16), a_few(24))
    for shape in ((3, 1), (5, 3), (2, 3, 9)):
        y = torch.softmax(torch.tensor(back.draw(*shape)), -1)
        back.case(f"probabilities {list(shape)}", y.numpy(), back.draw(*shape))
    back.case("any y", back.draw(2, 5), back.draw(2, 5))
    return ops + [back]


def squared_errors():
    mse = Operator("mse", torch.nn.functional.mse_loss, a_few(40), a_few(8))
    back = Operator("mse_back", gradient_of(torch.nn.functional.mse_loss), a_few(8), a_few(40))
    for shape in ((1, 1), (5, 3), (37,), (2, 3, 2, 2)):
        declared = [[None, 3], [None, 3]] if shape == (5, 3) else None
        mse.case(f"{list(shape)}", mse.draw(*shape), mse.draw(*shape), declared=declared)
    for shape in ((1, 1), (5, 3), (2, 3, 2)):
        back.case(f"{list(shape)}", back.draw(*shape), back.draw(*shape), back.draw())
    return [mse, back]


def cross_entropies():
    loss = Operator("cross_entropy", cross_entropy, a_few(40, EXPONENTIALS), a_few(40, EXPONENTIALS))
    back = Operator("cross_entropy_back", gradient_of(cross_entropy), a_few(40, EXPONENTIALS), a_few(60, EXPONENTIALS))
    loss.convention = "targets are arbitrary: dz = (p sum t - t) / rows; Keras would take p - t"
    for op, last in ((loss, ()), (back, (back.draw(),))):
        one_hot = torch.eye(4)[[0, 3, 1, 3, 2]].numpy()
        op.case("one class", op.draw(3, 1), op.draw(3, 1), *last)
        op.case("one hot", op.draw(5, 4), one_hot, *last)
        op.case("zero, negative, unnormalised rows", op.draw(4, 3), [[0, 0, 0], [0, -2, 0], [3, 1, 0.5], [1, -1, 0]], *last)
        op.case("a vector", op.draw(5), op.draw(5), *last)
        op.case("rank 3", op.draw(2, 3, 4), op.draw(2, 3, 4), *last)
        op.case("far apart", [[60, 0, -60], [-30, 40, 0]], [[1, 0, 0], [0, 0, 1]], *last)
    return [loss, back]


def dropout():
    """No oracle has our random numbers: a distribution instead. 5 standard deviations of the
    number of zeros: by chance once in two million seeds, and ours is fixed."""
    op = Operator("dropout_mask", lambda ref, rate=0.5: torch.zeros(ref.shape), EXACT, EXACT)
    op.convention = "0 with probability rate, else 1 / (1 - rate); of ref only the shape is used"
    for rate in (0, 0.25, 0.5, 1):
        values = [0, 0 if rate == 1 else 1 / (1 - rate)]
        op.cases.append(
            {
                "title": f"rate {rate}",
                "params": {"rate": rate},
                "inputs": [{"shape": [50, 41], "values": "any"}],
                "distribution": {"values": values, "probabilities": [rate, 1 - rate], "deviations": 5},
            }
        )
    return [op, normal()]


def normal():
    """Moments instead of values: the mean, the deviation and the share within one deviation, each
    within 5 standard deviations of what so many numbers give."""
    op = Operator("random_normal", lambda ref: torch.zeros(ref.shape), EXACT, EXACT)
    op.convention = "mean + stddev z; of ref only the shape is used"
    for mean, stddev in ((0, 1), (1, 0.5), (-3, 0)):
        op.cases.append(
            {
                "title": f"mean {mean}, deviation {stddev}",
                "params": {"mean": mean, "stddev": stddev},
                "inputs": [{"shape": [50, 41], "values": "any"}],
                "normal": {"mean": mean, "stddev": stddev, "deviations": 5},
            }
        )
    return op
