"""normalisation.py - mean 0, variance 1 for the columns or rows of a matrix."""

import torch

from cases import Operator, a_few

A_TERM = "one half ulp of the sum of |terms| for each term of a group, in values near 1"


def moments(x, by_row=0):
    return torch.stack([x.mean(by_row), x.var(by_row, correction=0)])


def standardize(x, m, by_row=0, epsilon=1e-3):
    """m is x's own moments, through which the gradient goes."""
    mean, variance = moments(x, by_row).unsqueeze(1 + by_row)
    return (x - mean) / torch.sqrt(variance + epsilon)


def standardize_back(x, m, dy, **options):
    if not x.requires_grad:
        x = x.clone().requires_grad_()
    return torch.autograd.grad(standardize(x, m, **options), x, dy, create_graph=True)[0]


def normal():
    both = Operator("moments", moments, a_few(24, A_TERM), a_few(24, A_TERM))
    scaled = Operator("standardize", standardize, a_few(40, A_TERM), a_few(80, A_TERM))
    scaled.convention = "the second input is moments of the first; its gradient is zero, the first's is the whole"
    back = Operator("standardize_back", standardize_back, a_few(80, A_TERM), a_few(400, A_TERM))
    back.convention = scaled.convention
    for by_row in (0, 1):
        for rows, cols, declared in [(3, 5, None), (7, 2, [None, 2]), (1, 4, None), (6, 1, None)]:
            title = f"{rows} x {cols}, by {'row' if by_row else 'column'}"
            x = both.draw(rows, cols)
            m = moments(torch.tensor(x), by_row).numpy()
            given = {"declared": [declared]} if declared else {}
            both.case(title, x, **given, by_row=by_row)
            scaled.case(title, x, m, by_row=by_row, epsilon=0.1)
            back.case(title, x, m, back.draw(rows, cols), by_row=by_row, epsilon=0.1)
    return [both, scaled, back]
