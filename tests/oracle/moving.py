"""moving.py - operators that move elements and compute nothing but sums of gradients."""

import torch

from cases import EXACT, Operator, a_few
from elementwise import INFINITY, NAN, zero_gradient

A_ROW = "one half ulp of the sum of |terms| for each row added up"


def reshape(x, rank=1, **sizes):
    return x.reshape([sizes[f"d{i}"] for i in range(rank)])


def transpose(x, **places):
    return x.permute([places[f"p{i}"] for i in range(x.dim())] if places else list(range(x.dim()))[::-1]) * 1


def piece(x, axis, begin, size):
    return x.narrow(axis, begin, x.shape[axis] - begin if size < 0 else size)


def unslice(x, ref, axis=0, begin=0, size=-1):
    whole = torch.zeros(ref.shape, dtype=x.dtype)
    where = torch.arange(begin, begin + x.shape[axis])
    return whole.index_add(axis, where, x)


def unconcat(z, *parts, axis=-1, which=0):
    begin = sum(part.shape[axis] for part in parts[:which])
    return piece(z, axis, begin, parts[which].shape[axis]) * 1


def gather(table, index):
    """Rows by number; NaN where there is no such row."""
    row, known = known_rows(index, table.shape[0])
    rows = table[row]
    known = known.reshape(known.shape + (1,) * (table.dim() - 1))
    return torch.where(known, rows, torch.full_like(rows, NAN))


def scatter_add(x, index, ref):
    row, known = known_rows(index, ref.shape[0])
    rows = x.reshape(-1, *ref.shape[1:])[known.flatten()]
    whole = torch.zeros(ref.shape, dtype=x.dtype)
    return whole.index_add(0, row.flatten()[known.flatten()], rows)


def known_rows(index, n):
    index = index.detach()
    known = (index >= 0) & (index < n) & (index == index.floor())
    return torch.where(known, index, 0).long(), known


def shapes():
    flat = Operator("reshape", reshape, EXACT, EXACT)
    flat.case("flat to rank 3", flat.draw(12), rank=3, d0=2, d1=3, d2=2)
    flat.case("one size follows, batch open", flat.draw(4, 6), declared=[[None, 6]], rank=3, d0=-1, d1=2, d2=3)
    flat.case("to a scalar", flat.draw(1, 1), rank=0)
    flat.case("to rank 5", flat.draw(2, 6), rank=5, d0=1, d1=2, d2=3, d3=1, d4=2)

    like = Operator("reshape_like", lambda x, ref: x.reshape(ref.shape), EXACT, EXACT)
    like.convention = "of the second input only the shape is used"
    like.case("rank 2 from rank 1", like.draw(6), like.draw(2, 3))
    like.case("rank 2 from rank 4", like.draw(1, 3, 2, 2), like.draw(4, 3))

    turn = Operator("transpose", transpose, EXACT, EXACT)
    turn.case("a matrix, batch open", turn.draw(5, 3), declared=[[None, 3]])
    turn.case("a matrix past a block", turn.draw(9, 7), p0=1, p1=0)
    turn.case("rank 3 in reverse", turn.draw(2, 3, 4))
    turn.case("rank 3, the last two", turn.draw(2, 3, 4), p0=0, p1=2, p2=1)
    turn.case("rank 4", turn.draw(2, 3, 1, 4), p0=2, p1=0, p2=3, p3=1)
    turn.case("rank 5", turn.draw(2, 3, 2, 1, 3), p0=4, p1=2, p2=0, p3=3, p4=1)
    turn.case("the identity", turn.draw(3, 2), p0=0, p1=1)
    return [flat, like, turn]


def pieces():
    cut = Operator("slice", lambda x, axis=0, begin=0, size=-1: piece(x, axis, begin, size) * 1, EXACT, EXACT)
    cut.case("rows", cut.draw(7, 3), axis=0, begin=2, size=3)
    cut.case("to the end, batch open", cut.draw(4, 5), declared=[[None, 5]], axis=1, begin=2)
    cut.case("the middle axis from the end", cut.draw(2, 5, 3), axis=-2, begin=1, size=2)
    cut.case("everything", cut.draw(3))
    cut.case("rank 5", cut.draw(2, 1, 4, 2, 2), axis=2, begin=3, size=1)

    put = Operator("unslice", unslice, EXACT, EXACT)
    put.convention = "of the second input only the shape is used"
    put.case("rows", put.draw(3, 3), put.draw(7, 3), axis=0, begin=2, size=3)
    put.case("to the end", put.draw(4, 3), put.draw(4, 5), axis=1, begin=2)
    put.case("the middle axis from the end", put.draw(2, 2, 3), put.draw(2, 5, 3), axis=-2, begin=1, size=2)

    join = Operator("concat", lambda *xs, axis=-1: torch.cat(xs, axis), EXACT, EXACT)
    join.case("one", join.draw(2, 3))
    join.case("features, batch open", join.draw(3, 2), join.draw(3, 1), declared=[[None, 2], [None, 1]])
    join.case("three along the rows", join.draw(1, 3), join.draw(2, 3), join.draw(4, 3), axis=0)
    join.case("the middle axis of rank 4", join.draw(2, 3, 2, 2), join.draw(2, 1, 2, 2), axis=-3)

    part = Operator("unconcat", unconcat, EXACT, EXACT)
    part.convention = "of the inputs after the first only the shapes are used"
    part.case("the first", part.draw(3, 3), part.draw(3, 2), part.draw(3, 1))
    part.case("the last of three", part.draw(7, 2), part.draw(1, 2), part.draw(2, 2), part.draw(4, 2), axis=0, which=2)
    part.case("the middle axis", part.draw(2, 4, 3), part.draw(2, 1, 3), part.draw(2, 3, 3), axis=1, which=1)
    return [cut, put, join, part]


def rows():
    take = Operator("gather", gather, EXACT, a_few(16, A_ROW))
    take.convention = "an index that is no row's number gives a row of NaN; PyTorch refuses it"
    take.case("rows of a matrix, one twice", take.draw(5, 3), [4, 0, 2, 0], declared=[[5, 3], [None]])
    take.case("a matrix of indices", take.draw(4, 2), [[0, 3, 3], [1, 1, 3]])
    take.case("a single index", take.draw(3, 2), 1)
    take.case("elements of a vector", take.draw(6), [5, 5, 5, 0])
    take.case("rows of rank 3", take.draw(3, 2, 2), [2, 0])
    take.case("no such row", take.draw(3, 2), [-1, 3, 0.5, NAN, INFINITY, 2], gradients=False)

    add = Operator("scatter_add", scatter_add, a_few(16, A_ROW), EXACT)
    add.convention = "an index that is no row's number adds nothing; of ref only the shape is used"
    add.case("rows, one twice", add.draw(4, 3), [4, 0, 2, 0], add.draw(5, 3))
    add.case("a matrix of indices", add.draw(2, 3, 2), [[0, 3, 3], [1, 1, 3]], add.draw(4, 2))
    add.case("a single index", add.draw(2), 1, add.draw(3, 2))
    add.case("no such row", add.draw(5, 2), [-1, 3, 0.5, NAN, 2], add.draw(3, 2), gradients=False)

    zeros = Operator("zeros_like", zero_gradient(torch.zeros_like), gradient=EXACT)
    zeros.convention = "the gradient is zero"
    zeros.case("rank 0", zeros.draw())
    zeros.case("rank 3", zeros.draw(2, 3, 5), declared=[[None, 3, 5]])
    return [take, add, zeros]
