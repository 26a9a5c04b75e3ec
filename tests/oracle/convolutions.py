"""convolutions.py - convolution, its gradients as operators, and the transposed one.

The padding is TensorFlow's: each function is written here in PyTorch, which pads otherwise, and
compared with tf.nn while the fixture is made (where TensorFlow has the case: no causal padding, no
dilation of a transposed convolution).
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf
import torch
import torch.nn.functional as F

from activations import BY_NUMBER
from cases import Operator, a_few

ONE_A_TERM = "one half ulp of the sum of |terms| for each term (Higham 2002, section 3.1), as many again for the transforms of fast algorithms"
VALID, SAME, CAUSAL = 0, 1, 2


def axis(size, k, stride, dilation, padding):
    """Outputs, and zeros before and after, along one axis."""
    reach = (k - 1) * dilation + 1
    if padding == VALID:
        return (size - reach) // stride + 1, 0, 0
    outputs = -(-size // stride)
    missing = max((outputs - 1) * stride + reach - size, 0)
    before = missing // 2 if padding == SAME else reach - 1
    return outputs, before, max((outputs - 1) * stride + reach - size - before, 0)


class Sizes:
    """A convolution's two axes; one dimension is an image of one row."""

    def __init__(self, x_shape, k_shape, stride_h=1, stride_w=1, dilation_h=1, dilation_w=1, padding=0):
        self.flat = len(x_shape) == 3
        self.strides = (1 if self.flat else stride_h, stride_w)
        self.dilations = (1 if self.flat else dilation_h, dilation_w)
        taps = (1, k_shape[0]) if self.flat else k_shape[:2]
        sizes = (1, x_shape[1]) if self.flat else x_shape[1:3]
        self.axes = [axis(*a, padding) for a in zip(sizes, taps, self.strides, self.dilations)]
        self.sizes, self.taps = sizes, taps

    def up(self, a, at):
        """One dimension as two."""
        return a.unsqueeze(at) if self.flat else a

    def down(self, a, at):
        return a.squeeze(at) if self.flat else a


def conv(x, k, **own):
    s = Sizes(x.shape, k.shape, **own)
    (_, top, bottom), (_, left, right) = s.axes
    image = F.pad(s.up(x, 1).permute(0, 3, 1, 2), (left, right, top, bottom))
    y = F.conv2d(image, s.up(k, 0).permute(3, 2, 0, 1).contiguous(), stride=s.strides, dilation=s.dilations)
    y = y[:, :, : s.axes[0][0], : s.axes[1][0]]
    return s.down(y.permute(0, 2, 3, 1), 1)


def back_input(dy, k, x, **own):
    s = Sizes(x.shape, k.shape, **own)
    image, kernel = s.up(dy, 1).permute(0, 3, 1, 2), s.up(k, 0).permute(3, 2, 0, 1).contiguous()
    full = F.conv_transpose2d(image, kernel, stride=s.strides, dilation=s.dilations)
    (top, h), (left, w) = ((a[1], size) for a, size in zip(s.axes, s.sizes))
    full = F.pad(full, (0, max(left + w - full.shape[3], 0), 0, max(top + h - full.shape[2], 0)))
    return s.down(full[:, :, top : top + h, left : left + w].permute(0, 2, 3, 1), 1)


def back_kernel(x, dy, k, **own):
    s = Sizes(x.shape, k.shape, **own)
    (oh, top, bottom), (ow, left, right) = s.axes
    image = F.pad(s.up(x, 1), (0, 0, left, right, top, bottom))
    (sh, sw), (dh, dw), (kh, kw) = s.strides, s.dilations, s.taps

    def tap(a, b):
        seen = image[:, a * dh : a * dh + (oh - 1) * sh + 1 : sh, b * dw : b * dw + (ow - 1) * sw + 1 : sw]
        return torch.einsum("nijc,nijo->co", seen, s.up(dy, 1))

    dk = torch.stack([torch.stack([tap(a, b) for b in range(kw)]) for a in range(kh)])
    return s.down(dk, 0)


def transposed_size(size, k, stride, dilation, padding):
    reach = (k - 1) * dilation + 1
    return size * stride if padding else (size - 1) * stride + max(reach, stride)


def transposed(y, k, padding=0, **own):
    axes = "hw"[4 - y.dim() :]
    strides, dilations = ([own.get(f"{what}_{a}", 1) for a in axes] for what in ("stride", "dilation"))
    sizes = [transposed_size(*a, padding) for a in zip(y.shape[1:-1], k.shape, strides, dilations)]
    like = torch.zeros(y.shape[0], *sizes, k.shape[-2])
    return back_input(y, k, like, padding=padding, **own)


def layer(linear):
    def whole(x, k, b=None, activation=0, alpha=1.0, **own):
        z = linear(x, k, **own)
        return BY_NUMBER[activation][1](z if b is None else z + b, alpha)

    return whole


# ---- The cases ------------------------------------------------------------------------------------

# x, k, parameters: batch 1, images of one pixel, primes, kernels beyond the image, both strides.
GEOMETRIES = (
    ("one of each", (1, 1, 1, 1), (1, 1, 1, 1), {}),
    ("1 x 1 kernel", (2, 3, 2, 3), (1, 1, 3, 2), {}),
    ("1 x 1 kernel, stride 2", (1, 5, 4, 2), (1, 1, 2, 3), {"stride_h": 2, "stride_w": 2, "padding": SAME}),
    ("3 x 3, valid", (2, 5, 7, 1), (3, 3, 1, 2), {}),
    ("3 x 3, same", (1, 5, 4, 2), (3, 3, 2, 3), {"padding": SAME}),
    ("5 x 5, same, beyond the image", (1, 2, 3, 2), (5, 5, 2, 1), {"padding": SAME}),
    ("one pixel under 3 x 3", (3, 1, 1, 2), (3, 3, 2, 2), {"padding": SAME}),
    ("2 x 3, same: more zeros after than before", (1, 4, 5, 1), (2, 3, 1, 2), {"padding": SAME}),
    ("4 x 2, stride 2, same", (1, 7, 5, 1), (4, 2, 1, 2), {"stride_h": 2, "stride_w": 2, "padding": SAME}),
    ("3 x 3, stride 2, same, even size", (2, 6, 4, 1), (3, 3, 1, 2), {"stride_h": 2, "stride_w": 2, "padding": SAME}),
    ("3 x 3, stride 3, valid, pixels unseen", (1, 8, 7, 1), (3, 3, 1, 2), {"stride_h": 3, "stride_w": 3}),
    ("2 x 1, strides 3 and 2", (1, 7, 5, 2), (2, 1, 2, 1), {"stride_h": 3, "stride_w": 2}),
    ("2 x 2, stride 3, same", (1, 7, 8, 1), (2, 2, 1, 3), {"stride_h": 3, "stride_w": 3, "padding": SAME}),
    ("3 x 2, dilation 2, valid", (1, 6, 5, 1), (3, 2, 1, 2), {"dilation_h": 2, "dilation_w": 2}),
    ("3 x 3, dilations 2 and 3, same", (1, 4, 5, 2), (3, 3, 2, 1), {"dilation_h": 2, "dilation_w": 3, "padding": SAME}),
    ("many channels", (1, 3, 3, 9), (2, 2, 9, 5), {"padding": SAME}),
    ("past a tile", (1, 6, 6, 4), (3, 3, 4, 9), {"padding": SAME}),
    ("a sequence, valid", (2, 7, 2), (3, 2, 3), {}),
    ("a sequence, stride 2, same", (1, 7, 1), (4, 1, 2), {"stride_w": 2, "padding": SAME}),
    ("a sequence of one", (3, 1, 2), (5, 2, 2), {"padding": SAME}),
    ("a sequence, dilation 2, causal", (2, 5, 2), (3, 2, 2), {"dilation_w": 2, "padding": CAUSAL}),
    ("a sequence, stride 2, causal", (1, 6, 1), (3, 1, 1), {"stride_w": 2, "padding": CAUSAL}),
)  # fmt: skip


def check_with_tensorflow(x, k, y, dy, dx, dk, own):
    """The torch functions above against tf.nn.convolution and its gradients."""
    if own.get("padding") == CAUSAL:
        return
    flat = len(x.shape) == 3
    pair = lambda what: [own.get(f"{what}_{a}", 1) for a in ("w" if flat else "hw")]
    xt, kt = tf.constant(x.numpy()), tf.constant(k.numpy())
    with tf.GradientTape() as tape:
        tape.watch([xt, kt])
        yt = tf.nn.convolution(
            xt, kt, strides=pair("stride"), dilations=pair("dilation"),
            padding="SAME" if own.get("padding") else "VALID",
        )  # fmt: skip
    grads = tape.gradient(yt, [xt, kt], tf.constant(dy.numpy()))
    for ours, theirs in zip((y, dx, dk), (yt, *grads)):
        np.testing.assert_allclose(ours.numpy(), theirs.numpy(), atol=1e-12)


def convolutions():
    forward = Operator("conv2d", layer(conv), a_few(64, ONE_A_TERM), a_few(80, ONE_A_TERM))
    forward.convention = "padding 1 is TensorFlow's SAME: of an odd number of zeros one more after; 2 is Keras' causal"
    to_input = Operator("conv2d_back_input", back_input, a_few(64, ONE_A_TERM), a_few(80, ONE_A_TERM))
    to_kernel = Operator("conv2d_back_kernel", back_kernel, a_few(80, ONE_A_TERM), a_few(80, ONE_A_TERM))
    for i, (title, x_shape, k_shape, own) in enumerate(GEOMETRIES):
        x, k, b = (forward.draw(*shape) for shape in (x_shape, k_shape, k_shape[-1:]))
        opened = [[None] * (len(x_shape) - 1) + [x_shape[-1]], k_shape, b.shape]
        forward.case(title, x, k, b, declared=opened, **own)
        x, k = (torch.tensor(a.astype(float)) for a in (x, k))
        y = conv(x, k, **own)
        dy = torch.tensor(to_input.draw(*y.shape).astype(float))
        dx, dk = back_input(dy, k, x, **own), back_kernel(x, dy, k, **own)
        check_with_tensorflow(x, k, y, dy, dx, dk, own)
        if i % 2:  # conv2d's gradients are the same; here theirs are added
            to_input.case(title, dy, k, 0 * x, **own)
            to_kernel.case(title, x, dy, 0 * k, **own)
    for i, (name, _, _) in enumerate(BY_NUMBER):
        args = forward.draw(1, 3, 3, 2), forward.draw(2, 2, 2, 2), forward.draw(2)
        forward.case(name, *args, activation=i, alpha=0.4, padding=SAME)
    forward.case("without a bias", forward.draw(1, 3, 3, 2), forward.draw(2, 2, 2, 3))
    return [forward, to_input, to_kernel]


UPWARD = (
    ("one of each", (1, 1, 1, 1), (1, 1, 1, 1), {}),
    ("3 x 3, valid", (2, 2, 3, 2), (3, 3, 1, 2), {}),
    ("3 x 3, same", (1, 3, 3, 1), (3, 3, 2, 1), {"padding": SAME}),
    ("3 x 3, stride 2, same", (1, 3, 2, 2), (3, 3, 2, 2), {"stride_h": 2, "stride_w": 2, "padding": SAME}),
    ("2 x 2, stride 2, valid", (2, 2, 2, 1), (2, 2, 3, 1), {"stride_h": 2, "stride_w": 2}),
    ("4 x 3, strides 3 and 2, valid", (1, 2, 3, 1), (4, 3, 2, 1), {"stride_h": 3, "stride_w": 2}),
    ("1 x 2, stride 3: gaps", (1, 2, 2, 2), (1, 2, 1, 2), {"stride_h": 3, "stride_w": 3}),
    ("1 x 2, stride 3, same: gaps", (1, 2, 1, 2), (1, 2, 1, 2), {"stride_h": 3, "stride_w": 3, "padding": SAME}),
    ("5 x 5, same, beyond the image", (1, 1, 2, 1), (5, 5, 2, 1), {"padding": SAME}),
    ("a sequence, stride 2, same", (2, 3, 2), (3, 1, 2), {"stride_w": 2, "padding": SAME}),
)  # fmt: skip


def transposed_convolutions():
    op = Operator("conv2d_transpose", layer(transposed), a_few(64, ONE_A_TERM), a_few(80, ONE_A_TERM))
    for title, x_shape, k_shape, own in UPWARD:
        x, k, b = (op.draw(*shape) for shape in (x_shape, k_shape, k_shape[-2:-1]))
        y = transposed(*(torch.tensor(a.astype(float)) for a in (x, k)), **own)
        if len(x_shape) == 4:
            theirs = tf.nn.conv2d_transpose(
                tf.constant(x.astype(float)), tf.constant(k.astype(float)), y.shape,
                [own.get("stride_h", 1), own.get("stride_w", 1)],
                padding="SAME" if own.get("padding") else "VALID",
            )  # fmt: skip
            np.testing.assert_allclose(y.numpy(), theirs.numpy(), atol=1e-12)
        opened = [[None] * (len(x_shape) - 1) + [x_shape[-1]], k_shape, b.shape]
        op.case(title, x, k, b, declared=opened, **own)
    op.case("dilation 2, valid", op.draw(1, 2, 3, 1), op.draw(2, 2, 2, 1), dilation_h=2, dilation_w=2)
    op.case("tanh, no bias", op.draw(1, 2, 2, 1), op.draw(2, 2, 2, 1), activation=5)
    return [op]
