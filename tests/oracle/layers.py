"""layers.py - matrix products and the dense layer."""

import torch

from activations import BY_NUMBER
from cases import Operator, a_few

ONE_A_TERM = "one half ulp of the sum of |terms| for each term (Higham 2002, section 3.1)"


def matmul(a, b, transpose_a=0, transpose_b=0, fold=0):
    if fold:
        a, b = a.reshape(-1, a.shape[-1]), b.reshape(-1, b.shape[-1])
    return (a.mT if transpose_a else a) @ (b.mT if transpose_b else b)


def dense(x, w, b=None, activation=0, alpha=1.0):
    z = x @ w
    return BY_NUMBER[activation][1](z if b is None else z + b, alpha)


def products():
    op = Operator("matmul", matmul, a_few(24, ONE_A_TERM), a_few(24, ONE_A_TERM))
    m, k, n = 5, 7, 3
    op.case("one by one", op.draw(1, 1), op.draw(1, 1))
    op.case("a row and a column", op.draw(1, 5), op.draw(5, 1))
    op.case("a column and a row", op.draw(5, 1), op.draw(1, 5))
    for ta in (0, 1):
        for tb in (0, 1):
            a, b = op.draw(*((k, m) if ta else (m, k))), op.draw(*((n, k) if tb else (k, n)))
            op.case(f"transposed: {ta} {tb}", a, b, transpose_a=ta, transpose_b=tb)
    op.case("sizes past a tile", op.draw(9, 11), op.draw(11, 17))
    op.case("a batch of matrices", op.draw(3, 2, 5), op.draw(3, 5, 2))
    op.case("one matrix for a batch left open", op.draw(3, 2, 5), op.draw(5, 4), declared=[[None, 2, 5], [5, 4]])
    op.case("batch axes broadcast", op.draw(2, 1, 2, 3), op.draw(3, 3, 2))
    op.case("transposed in a batch", op.draw(2, 3, 2), op.draw(2, 4, 3), transpose_a=1, transpose_b=1)
    op.case("leading axes folded into the rows", op.draw(2, 3, 4), op.draw(2, 3, 5), transpose_a=1, fold=1)
    return [op]


def dense_layers():
    op = Operator("dense", dense, a_few(32, ONE_A_TERM), a_few(40, ONE_A_TERM))
    op.case("one of each", op.draw(1, 1), op.draw(1, 1), op.draw(1))
    op.case("without a bias", op.draw(3, 5), op.draw(5, 2))
    op.case("past a tile", op.draw(9, 6), op.draw(6, 17, low=-1, high=1), op.draw(17), activation=5)
    op.case("rank 3", op.draw(2, 3, 4), op.draw(4, 5), op.draw(5), activation=1)
    for i, (name, _, _) in enumerate(BY_NUMBER):
        args = op.draw(5, 3), op.draw(3, 2), op.draw(2)
        op.case(name, *args, declared=[[None, 3], [3, 2], [2]], activation=i, alpha=0.4)
    return [op]
