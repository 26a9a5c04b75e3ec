"""activations.py - activation functions, and their gradients as functions of the output."""

import torch
import torch.nn.functional as F

from cases import EXACT, TWO_ULP, ULP, Operator, Tolerance, a_few
from elementwise import INFINITY, NAN, one_input

# In the order of the engine's activation numbers: f(x) and dy f'(x), written with y = f(x).
BY_NUMBER = [
    ("linear", lambda x, a: x, lambda y, dy, a: dy),
    ("relu", lambda x, a: F.relu(x), lambda y, dy, a: torch.where(y > 0, dy, 0 * dy)),
    (
        "leaky_relu",
        lambda x, a: F.leaky_relu(x, a),
        lambda y, dy, a: torch.where(y > 0, dy, a * dy),
    ),
    ("elu", lambda x, a: F.elu(x, a), lambda y, dy, a: torch.where(y > 0, dy, dy * (y + a))),
    ("sigmoid", lambda x, a: torch.sigmoid(x), lambda y, dy, a: dy * y * (1 - y)),
    ("tanh", lambda x, a: torch.tanh(x), lambda y, dy, a: dy * (1 - y * y)),
    ("softplus", lambda x, a: soft_plus(x), lambda y, dy, a: dy * (1 - torch.exp(-y))),
    (
        "hard_sigmoid",
        lambda x, a: F.hardsigmoid(x),
        lambda y, dy, a: torch.where((y > 0) & (y < 1), dy / 6, 0 * dy),
    ),
]


def soft_plus(x):
    """ln(1 + e^x) everywhere; PyTorch's own is x from 20 on."""
    return torch.logaddexp(x, torch.zeros_like(x))


class Step(torch.autograd.Function):
    """The Heaviside function with the slope of sigmoid(10 x)."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return (x > 0).double()

    @staticmethod
    def backward(ctx, dy):
        s = torch.sigmoid(10 * ctx.saved_tensors[0])
        return dy * 10 * s * (1 - s)


def activations():
    limits = (0, INFINITY, -INFINITY, NAN)
    far = (0, 20, -20, 80, -80, INFINITY, -INFINITY, NAN)
    cancels = "the slope is made from the rounded output y, and 1 - y cancels: 2 ulp of 1"
    slope_from_y = Tolerance(cancels, relative=4 * ULP, floor=2 * ULP)
    rounded_slope = Tolerance("the slope is rounded to float32, then the product", relative=ULP)
    ends = "x / 6 + 1/2 cancels near x = -3: a rounding of each"
    near_the_end = Tolerance(ends, relative=ULP, floor=ULP / 2)
    leaky = lambda x, slope=0.3: F.leaky_relu(x, slope)
    elu = lambda x, alpha=1.0: F.elu(x, alpha)
    ten_times = "as a sigmoid's, ten times; 10 x is rounded first: 10 |x| half ulps of s, |x| <= 3"
    slope = Tolerance(ten_times, relative=20 * ULP, floor=20 * ULP)
    step = one_input("step", Step.apply, EXACT, -1, 1, 0, INFINITY, -INFINITY, gradient=slope)
    step.convention = "value [x > 0]; gradient 10 s (1 - s) with s = sigmoid(10 x), as the course"
    step.case("near the edge", [0, 0.05, -0.05, 0.3, -0.3])
    return [
        one_input("linear", lambda x: x * 1, EXACT, *limits, gradient=EXACT),
        one_input("relu", F.relu, EXACT, 0, 1, -1, INFINITY, NAN, gradient=EXACT)
        .case("at zero", [0, 1, -1]),
        one_input("leaky_relu", leaky, rounded_slope, *limits, gradient=rounded_slope)
        .case("another slope, at zero too", [0, -2, 3], slope=0.25),
        one_input("elu", elu, TWO_ULP, 0, -1e-5, -0.01, 20, -20, -INFINITY, NAN, gradient=slope_from_y)
        .case("another alpha, at zero too", [0, -2, 3], alpha=0.5),
        one_input("sigmoid", torch.sigmoid, TWO_ULP, *far, gradient=slope_from_y),
        one_input("tanh", torch.tanh, TWO_ULP, *far, 1e-5, -1e-3, gradient=slope_from_y),
        one_input("softplus", soft_plus, TWO_ULP, *far, gradient=slope_from_y),
        one_input("hard_sigmoid", F.hardsigmoid, near_the_end, *limits, 3, -3, low=-4, high=4)
        .case("beyond the ends, and at them", [-7, -3, 3, 8, 2.99]),
        step,
    ]


def activation_back():
    op = Operator("activation_back", from_output, a_few(8), a_few(12))
    op.convention = "the slope of elu at y = 0 is alpha, of the rectifiers at y = 0 that of the left"
    for i, (name, f, _) in enumerate(BY_NUMBER):
        alpha = 0.7 if name == "elu" else 0.2
        x = torch.tensor(op.draw(2, 9).astype(float), requires_grad=True)
        y, dy = f(x, alpha), torch.tensor(op.draw(2, 9).astype(float))
        true = torch.autograd.grad(y, x, dy)[0]
        assert torch.allclose(true, from_output(y, dy, i, alpha), atol=1e-12), name
        op.case(name, y.detach().numpy(), dy.numpy(), activation=i, alpha=alpha)
    return [op]


def from_output(y, dy, activation=0, alpha=1.0):
    return BY_NUMBER[activation][2](y, dy, alpha)
