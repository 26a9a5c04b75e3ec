"""reductions.py - sums, means and maxima over axes; shapes as values."""

import torch

from cases import EXACT, Operator, a_few
from elementwise import INFINITY, NAN, zero_gradient

A_TERM = "one half ulp of the sum of |terms| for each term"
ALL = 31


def axes_of(x, mask):
    return [i for i in range(x.dim()) if mask >> i & 1]


def reduced(function):
    """With an axis mask; over no axes nothing is reduced."""

    def reduce(x, axes=ALL, keep_dims=0):
        dims = axes_of(x, axes)
        return function(x, dims, keepdim=bool(keep_dims)) if dims else x * 1

    return reduce


def reductions():
    ops = []
    for name, function in (("sum", torch.sum), ("mean", torch.mean), ("max", torch.amax)):
        tolerance = EXACT if name == "max" else a_few(40, A_TERM)
        op = Operator(name, reduced(function), tolerance)
        op.case("one element", op.draw(1))
        op.case("everything, past sixteen partial sums", op.draw(37))
        op.case("the last axis", op.draw(3, 19), axes=2)
        op.case("the first axis, left open", op.draw(5, 3), declared=[[None, 3]], axes=1)
        op.case("the middle one, kept", op.draw(2, 5, 3), axes=2, keep_dims=1)
        op.case("two apart", op.draw(2, 3, 4), axes=5)
        op.case("two apart, kept, of rank 5", op.draw(2, 1, 3, 2, 2), axes=0b10100, keep_dims=1)
        op.case("all of rank 4", op.draw(2, 3, 1, 3))
        ops.append(op)
    largest = ops[-1]
    largest.convention = "equal maxima share the gradient; NaN if one is"
    largest.case("ties", [[1, 3, 3], [2, 2, 2], [-1, -1, -5]], axes=2)
    largest.case("infinities, NaN", [[-INFINITY, 1], [INFINITY, 2], [NAN, 3]], axes=2, gradients=False)

    place = Operator("argmax", zero_gradient(lambda x: first_largest(x)), gradient=EXACT)
    place.convention = "the first of equals; NaN where the row has one; the gradient is zero"
    place.case("rows", place.draw(5, 7), declared=[[None, 7]])
    place.case("a vector", place.draw(4))
    place.case("one class, rank 3", place.draw(2, 3, 1))
    place.case("ties, infinities, NaN", [[1, 2, 2], [-INFINITY] * 3, [0, NAN, 1], [3, 1, INFINITY]])
    running = Operator("cumsum", cumsum, a_few(40, A_TERM), a_few(40, A_TERM))
    running.case("one element", running.draw(1))
    running.case("rows, batch open", running.draw(5, 3), declared=[[None, 3]])
    running.case("the first axis, back to front", running.draw(7, 5), axis=0, reverse=1)
    running.case("rank 4, the third", running.draw(2, 1, 5, 3), axis=2)
    running.case("back to front along the last", running.draw(2, 19), axis=-1, reverse=1)
    running.case("NaN, infinities", [[1, NAN, 2], [INFINITY, 1, -INFINITY]], gradients=False)
    return ops + [place, running]


def cumsum(x, axis=-1, reverse=0):
    turn = lambda v: torch.flip(v, [int(axis)]) if reverse else v
    return turn(torch.cumsum(turn(x), int(axis)))


def first_largest(x):
    place = torch.argmax((x == x.amax(-1, keepdim=True)).int(), dim=-1)
    return torch.where(x.isnan().any(-1), torch.tensor(NAN, dtype=x.dtype), place.double())


def size(x, axes=ALL):
    count = 1
    for i in axes_of(x, axes):
        count *= x.shape[i]
    return torch.tensor(float(count))


def sum_like(x, ref):
    """Down to ref's shape: what broadcasting ref to x would repeat."""
    missing = x.dim() - ref.dim()
    axes = [i for i in range(x.dim()) if i < missing or ref.shape[i - missing] == 1]
    return (x.sum(axes) if axes else x * 1).reshape(ref.shape)


def broadcast_like(x, ref, axes=0):
    full = iter(x.shape)
    if axes:
        x = x.reshape([1 if axes >> i & 1 else next(full) for i in range(ref.dim())])
    return x.expand(ref.shape) * 1


def shapes():
    count = Operator("size", zero_gradient(size), gradient=EXACT)
    count.convention = "the gradient is zero"
    count.case("all", count.draw(2, 3, 5), declared=[[None, 3, 5]])
    count.case("some", count.draw(2, 3, 5), axes=5)
    count.case("none", count.draw(3), axes=0)
    count.case("of a scalar", count.draw())

    down = Operator("sum_like", sum_like, a_few(40, A_TERM), EXACT)
    down.convention = "of the second input only the shape is used"
    down.case("to a row, batch open", down.draw(5, 3), down.draw(3), declared=[[None, 3], [3]])
    down.case("to a scalar", down.draw(2, 3), down.draw())
    down.case("sizes 1 in the middle", down.draw(2, 3, 4), down.draw(1, 3, 1))
    down.case("the same shape", down.draw(2, 3), down.draw(2, 3))
    down.case("rank 5 to rank 3", down.draw(2, 2, 3, 2, 2), down.draw(3, 1, 2))

    up = Operator("broadcast_like", broadcast_like, EXACT, a_few(40, A_TERM))
    up.convention = "of the second input only the shape is used"
    up.case("a row, batch open", up.draw(3), up.draw(5, 3), declared=[[3], [None, 3]])
    up.case("a scalar", up.draw(), up.draw(2, 1, 3))
    up.case("sizes 1", up.draw(2, 1, 3), up.draw(2, 4, 3))
    up.case("the missing axes named", up.draw(2, 3), up.draw(2, 4, 3), axes=2)
    up.case("two missing, rank 5", up.draw(2, 2, 3), up.draw(2, 3, 2, 2, 3), axes=0b01010)
    return [count, down, up]
