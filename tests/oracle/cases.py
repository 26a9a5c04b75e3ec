"""cases.py - one operator's fixture: inputs, parameters, output, gradients, tolerances.

The oracle computes in float64 on float32 inputs and rounds what it got to float32, so the whole
difference to the engine is the engine's rounding. A case is compared by

    |got - want| <= relative |want| + absolute        (NaN equals NaN, an infinity itself)

Gradients are those of sum(dy * output) for a random dy: PyTorch's autograd on the same function.
"""

import zlib
from dataclasses import dataclass, field

import numpy as np
import torch

ULP = 2.0**-23  # of 1, in float32
SMALLEST_NORMAL = 2.0**-126


def numbers(values):
    """A float array as JSON: the shortest digits that give the same float32."""
    with np.errstate(over="ignore"):  # to an infinity, as it should
        flat = np.asarray(values, dtype=np.float64).astype(np.float32).ravel()
    return [number(v) for v in flat]


def number(value):
    if np.isnan(value):
        return "NaN"
    if np.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    short = float(str(np.float32(value)))
    whole = short == int(short) and abs(short) < 1e6 and not (short == 0 and np.signbit(value))
    return int(short) if whole else short


def array(values):
    return {"shape": list(np.shape(values)), "values": numbers(values)}


def two_digits(value):
    """A tolerance, rounded up to two digits."""
    if value == 0:
        return 0
    step = 10.0 ** (np.floor(np.log10(value)) - 1)
    return float(f"{np.ceil(value / step) * step:.1e}")


@dataclass
class Tolerance:
    """relative: of the value. roundings: absolute, in half ulps of the largest value that the same
    formula gives for the absolute values of inputs and dy, which is what the rounding errors of
    a sum of products are proportional to."""

    because: str
    relative: float = 0.0
    roundings: float = 0.0
    floor: float = 0.0

    def beside(self, magnitude):
        largest = np.max(np.abs(magnitude), initial=0, where=np.isfinite(magnitude))
        absolute = max(self.roundings * ULP / 2 * largest, self.floor)
        return {"relative": two_digits(self.relative), "absolute": two_digits(absolute)}


EXACT = Tolerance("a single rounding, or none: IEEE 754 leaves no choice")
TWO_ULP = Tolerance(
    "2 ulp, as kernels.def promises; below the smallest normal number anything",
    relative=2 * ULP,
    floor=SMALLEST_NORMAL,
)


def a_few(roundings, why="one half ulp of the largest term for each rounding"):
    return Tolerance(why, relative=2 * ULP, roundings=roundings, floor=SMALLEST_NORMAL)


@dataclass
class Operator:
    """name: as in ops.def. function: inputs and parameters to the output, in PyTorch."""

    name: str
    function: object
    output: Tolerance = field(default_factory=lambda: EXACT)
    gradient: Tolerance = field(default_factory=lambda: a_few(8))
    convention: str = ""

    def __post_init__(self):
        self.random = np.random.default_rng(zlib.crc32(self.name.encode()))
        self.cases = []

    def draw(self, *shape, low=-2.0, high=2.0):
        """Uniform with three decimals: short in JSON, and away from 0."""
        x = self.random.uniform(low, high, shape).round(3)
        return np.where(x == 0, 0.25, x).astype(np.float32)

    def case(self, title, *inputs, declared=None, gradients=True, **params):
        """declared: the inputs' shapes as the graph is told them, None for a size left open.
        gradients: False where the two would not mean the same; the convention says why."""
        inputs = [np.asarray(x, dtype=np.float32) for x in inputs]
        out, dxs, dy = self.evaluate(inputs, params, None)
        magnitude, dx_magnitudes, _ = self.evaluate([np.abs(x) for x in inputs], params, np.abs(dy))
        record = {"title": title, "params": params, "inputs": [array(x) for x in inputs]}
        if declared is not None:
            record["declared"] = [[-1 if d is None else d for d in shape] for shape in declared]
        record["output"] = array(out) | self.output.beside(np.maximum(abs(magnitude), abs(out)))
        if gradients:
            record["dy"] = numbers(dy)
            record["gradients"] = [
                "zero"
                if dx is None
                else {"values": numbers(dx)}
                | self.gradient.beside(np.maximum(abs(dx), 0 if size is None else abs(size)))
                for dx, size in zip(dxs, dx_magnitudes)
            ]
        self.cases.append(record)
        return self

    def evaluate(self, inputs, params, dy):
        """The output; the inputs' gradients, None where there are none; dy (made if missing)."""
        tensors = [torch.tensor(x.astype(np.float64), requires_grad=True) for x in inputs]
        out = self.function(*tensors, **params)
        if dy is None:
            dy = self.draw(*out.shape, low=-1, high=1) if out.dim() else self.draw(1)[0]
        if not out.requires_grad:
            return out.numpy(), [None] * len(inputs), dy
        up = torch.tensor(np.asarray(dy, dtype=np.float64))
        grads = torch.autograd.grad(out, tensors, up, allow_unused=True)
        return out.detach().numpy(), [None if g is None else g.numpy() for g in grads], dy

    def record(self):
        head = {"operator": self.name}
        if self.convention:
            head["convention"] = self.convention
        reasons = {"output": self.output.because, "gradients": self.gradient.because}
        return head | {"tolerance": reasons, "cases": self.cases}
