"""elementwise.py - operators that work element by element, with and without broadcasting."""

import numpy as np
import torch

from cases import EXACT, TWO_ULP, Operator, a_few

INFINITY, NAN = float("inf"), float("nan")
ROUNDINGS = "a few roundings an element, and one for each element that broadcasting added up"


def zero_gradient(function):
    return lambda *inputs, **params: function(*[x.detach() for x in inputs], **params).double()


def broadcast_cases(op, **range_of):
    draw = lambda *shape: op.draw(*shape, **range_of)
    op.case("one element", draw(1), draw(1))
    op.case("equal shapes, a length with a tail", draw(17), draw(17))
    op.case("a scalar on the left", draw(), draw(2, 3))
    op.case("a row along a batch left open", draw(5, 3), draw(3), declared=[[None, 3], [3]])
    op.case("a column and a row", draw(4, 1), draw(1, 5))
    op.case("rank 4 against rank 3, sizes 1 in both", draw(2, 1, 3, 1), draw(7, 1, 2))
    op.case("rank 5", draw(2, 1, 2, 1, 3), draw(1, 3, 1, 2, 3))
    return op


def arithmetic():
    few = a_few(40, ROUNDINGS)
    ops = [
        Operator("add", lambda a, b: a + b, gradient=few),
        Operator("sub", lambda a, b: a - b, gradient=few),
        Operator("mul", lambda a, b: a * b, gradient=few),
    ]
    for op in ops:
        broadcast_cases(op)
    ops.append(broadcast_cases(Operator("div", lambda a, b: a / b, gradient=few), low=0.5))
    ops[-1].case("by zero", [1, -1, 0], [0, 0, 0], gradients=False)

    power = Operator("power", torch.pow, output=TWO_ULP, gradient=few)
    power.convention = "as C and PyTorch: NaN for a negative base with an exponent not whole"
    broadcast_cases(power, low=0.2)
    power.case("exponents 0, 1, 2, 0.5, -1", [1.5, 2, 3, 4, 0.125], [0, 1, 2, 0.5, -1])
    power.case("base 0", [0, 0, 0], [0, 1, 2])
    power.case("negative bases", [-1.5, -2, -2], [2, 3, 0.5])
    ops.append(power)

    for name, function in (("minimum", torch.minimum), ("maximum", torch.maximum)):
        op = broadcast_cases(Operator(name, function, gradient=few))
        op.convention = "where both are equal each gets half of the gradient"
        op.case("ties", [1, -2, 0, 3], [1, -2, 0, 4])
        op.case("NaN and infinities", [NAN, 1, INFINITY], [1, NAN, -INFINITY], gradients=False)
        ops.append(op)
    return ops


def comparisons():
    ops = []
    for name, function in (("equal", torch.eq), ("greater", torch.gt), ("greater_equal", torch.ge)):
        op = Operator(name, zero_gradient(function), gradient=EXACT)
        op.convention = "the gradient is zero"
        op.case("ties, order, signs", [1, 2, -1, 0, 5], [1, 1, 1, -0.0, 7])
        op.case("NaN", [NAN, NAN, 1], [NAN, 1, NAN])
        op.case("broadcast", op.random.integers(0, 3, (5, 1)), op.random.integers(0, 3, (2, 1, 4)))
        ops.append(op)

    where = Operator("where", lambda c, a, b: torch.where(c.detach() != 0, a, b))
    where.gradient = a_few(40, ROUNDINGS)
    where.convention = "NaN is not 0; the condition has no gradient"
    pick = lambda *shape: where.random.integers(0, 2, shape)
    where.case("equal shapes", pick(7), where.draw(7), where.draw(7))
    where.case("scalars to choose from", pick(3, 2), where.draw(), where.draw())
    where.case("all three broadcast", pick(3, 1), where.draw(1, 5), where.draw(2, 1, 1))
    where.case("NaN, -0, 0.5", [NAN, -0.0, 0.5], where.draw(3), where.draw(3))
    return ops + [where]


def one_input(name, function, output, *special, gradient=None, low=-3.0, high=3.0, **params):
    op = Operator(name, function, output, gradient or a_few(8))
    op.case("one element", op.draw(1, low=low, high=high), **params)
    op.case("a length with a tail", op.draw(19, low=low, high=high), **params)
    op.case("rank 3", op.draw(2, 3, 5, low=low, high=high), declared=[[None, 3, 5]], **params)
    if special:
        op.case("special values", special, gradients=False, **params)
    return op


def functions():
    same = (0, 1, -1, INFINITY, -INFINITY, NAN)
    large = (1e5, -1e5, 1e-20, 700.25, -3.1415927, 1.5707964, NAN)
    ops = [
        one_input("neg", torch.neg, EXACT, *same, gradient=EXACT),
        one_input("abs", torch.abs, EXACT, *same, gradient=EXACT).case("at zero", [0, -0.0]),
        one_input("square", torch.square, EXACT, *same),
        one_input("sqrt", torch.sqrt, EXACT, *same, low=0.1).case("at zero", [0]),
        one_input("exp", torch.exp, TWO_ULP, *same, 88.7, 89, -87, -104),
        one_input("log", torch.log, TWO_ULP, *same, 1e-30, 3e38, low=0.1),
        one_input("sin", torch.sin, TWO_ULP, *large, low=-7, high=7),
        one_input("cos", torch.cos, TWO_ULP, *large, low=-7, high=7),
    ]
    ops.append(one_input("erf", torch.erf, TWO_ULP, *same, 0.9, -0.9, 1e-20, 4.5, -3.9))
    floor = one_input("floor", zero_gradient(torch.floor), EXACT, *same, 1e10, -0.0, gradient=EXACT)
    floor.convention = "the gradient is zero"
    ops.append(floor)
    sign = one_input("sign", zero_gradient(torch.sign), EXACT, *same[:-1], gradient=EXACT)
    sign.convention = "NaN stays; the gradient is zero"
    return ops + [sign]
