"""images.py - windows of images, channels last: pooling, its gradients, upsampling.

'same' is padded here as TensorFlow does, with minus infinity for a maximum and with zeros that are
not counted for a mean; PyTorch's own padding is symmetric and is not used.
"""

import math

import torch
import torch.nn.functional as F

from cases import EXACT, Operator, a_few

A_PIXEL = "one half ulp of the sum of |terms| for each pixel of a window, or window of a pixel"


def missing(size, window, stride, same):
    total = max((math.ceil(size / stride) - 1) * stride + window - size, 0) if same else 0
    return [total // 2, total - total // 2]


def padded(x, value, pool_h, pool_w, stride_h, stride_w, same):
    """[n, c, h, w] with its padding; rank 3 is an image one pixel wide."""
    x = (x[:, :, None] if x.dim() == 3 else x).movedim(-1, 1)
    rows = missing(x.shape[2], pool_h, stride_h, same)
    return F.pad(x, missing(x.shape[3], pool_w, stride_w, same) + rows, value=value)


def channels_last(y, like):
    y = y.movedim(1, -1)
    return y[:, :, 0] if like.dim() == 3 else y


def max_pool(x, pool_h=2, pool_w=2, stride_h=2, stride_w=2, same=0):
    image = padded(x, -math.inf, pool_h, pool_w, stride_h, stride_w, same)
    return channels_last(F.max_pool2d(image, (pool_h, pool_w), (stride_h, stride_w)), x)


def max_unpool(x, dy, **window):
    if not x.requires_grad:
        x = x.clone().requires_grad_()
    return torch.autograd.grad(max_pool(x, **window), x, dy, create_graph=True)[0]


def max_pick(x, u, pool_h=2, pool_w=2, stride_h=2, stride_w=2, same=0):
    window = pool_h, pool_w, stride_h, stride_w, same
    image = padded(x.detach(), -math.inf, *window)
    _, at = F.max_pool2d(image, window[:2], window[2:4], return_indices=True)
    chosen = padded(u, 0, *window).flatten(2).gather(2, at.flatten(2)).reshape(at.shape)
    return channels_last(chosen, x)


def average_pool(x, pool_h=2, pool_w=2, stride_h=2, stride_w=2, same=0, mean=1):
    def total(image):
        return F.avg_pool2d(image, (pool_h, pool_w), (stride_h, stride_w), divisor_override=1)

    window = pool_h, pool_w, stride_h, stride_w, same
    sums = total(padded(x, 0, *window))
    return channels_last(sums / total(padded(torch.ones_like(x), 0, *window)) if mean else sums, x)


def average_unpool(dy, ref, **window):
    x = torch.zeros_like(ref, requires_grad=True)
    return torch.autograd.grad(average_pool(x, **window), x, dy, create_graph=True)[0]


def upsample(x, size_h=2, size_w=2):
    y = x.repeat_interleave(size_h, 1)
    return y.repeat_interleave(size_w, 2) if x.dim() == 4 else y


def interpolate(x, axis=-1, factor=2, back=0):
    """PyTorch's bilinear interpolation without aligned corners, along one axis; back: its transpose."""
    moved = x.movedim(axis, -1)
    flat = moved.reshape(1, -1, 1, moved.shape[-1])

    def wider(v):
        return F.interpolate(v, scale_factor=(1, factor), mode="bilinear", align_corners=False)

    if back:
        small = torch.zeros_like(flat[..., ::factor], requires_grad=True)
        flat = torch.autograd.grad(wider(small), small, flat, create_graph=True)[0]
    else:
        flat = wider(flat)
    return flat.reshape(*moved.shape[:-1], -1).movedim(-1, axis)


# An image, its window, its strides, same.
WINDOWS = {
    "two by two": ([1, 4, 6, 5], 2, 2, 2, 2, 0),
    "a rest of row and column, open": ([3, 3, 5, 2], 2, 2, 2, 2, 0),
    "same with a rest": ([1, 5, 7, 3], 2, 2, 2, 2, 1),
    "one pixel": ([2, 1, 1, 3], 2, 2, 2, 2, 1),
    "one pixel, one channel, batch of 1": ([1, 1, 1, 1], 1, 1, 1, 1, 0),
    "the window is larger than the image": ([1, 2, 3, 2], 5, 4, 5, 4, 1),
    "windows overlap, same": ([1, 7, 5, 2], 3, 2, 1, 1, 1),
    "windows overlap, valid": ([1, 7, 11, 1], 3, 5, 2, 2, 0),
    "gaps between windows": ([1, 7, 11, 1], 2, 1, 3, 4, 1),
    "rank 3": ([2, 7, 3], 3, 1, 2, 1, 1),
    "rank 3, valid": ([1, 13, 5], 4, 1, 3, 1, 0),
}


def options(shape, *window):
    names = "pool_h", "pool_w", "stride_h", "stride_w", "same"
    given = {"declared": [[None] * (len(shape) - 1) + shape[-1:]]} if shape[0] == 3 else {}
    return given, dict(zip(names, window))


def pooling():
    largest = Operator("max_pool", max_pool, EXACT, a_few(12, A_PIXEL))
    back = Operator("max_unpool", max_unpool, a_few(12, A_PIXEL), EXACT)
    back.convention = "the gradient with respect to x is zero"
    pick = Operator("max_pick", max_pick, EXACT, a_few(12, A_PIXEL))
    average = Operator("average_pool", average_pool, a_few(30, A_PIXEL), a_few(30, A_PIXEL))
    spread = Operator("average_unpool", average_unpool, a_few(30, A_PIXEL), a_few(30, A_PIXEL))
    spread.convention = "of the second input only the shape is used"
    for title, (shape, *window) in WINDOWS.items():
        given, params = options(shape, *window)
        pooled = max_pool(torch.zeros(shape), **params).shape
        largest.case(title, largest.draw(*shape), **given, **params)
        back.case(title, back.draw(*shape), back.draw(*pooled), **params)
        pick.case(title, pick.draw(*shape), pick.draw(*shape), **params)
        average.case(title, average.draw(*shape), **given, **params, mean=1)
        spread.case(title, spread.draw(*pooled), spread.draw(*shape), **params, mean=1)
    ties = [[[[1], [1], [0]], [[1], [1], [0]], [[-1], [-2], [-1]]]]
    largest.case("ties: the first", ties, stride_h=1, stride_w=1)
    average.case("sums", average.draw(1, 5, 4, 3), mean=0, same=1)
    spread.case("sums", spread.draw(1, 3, 2, 3), spread.draw(1, 5, 4, 3), mean=0, same=1)
    return [largest, back, pick, average, spread]


def resizing():
    nearest = Operator("upsample", upsample, EXACT, a_few(12, A_PIXEL))
    nearest.case("two by two", nearest.draw(2, 3, 2, 5))
    nearest.case("open", nearest.draw(2, 3, 2, 1), declared=[[None, None, None, 1]], size_h=3, size_w=2)
    nearest.case("one pixel", nearest.draw(1, 1, 1, 1), size_h=1, size_w=5)
    nearest.case("rank 3", nearest.draw(2, 5, 2), size_h=3)
    lines = Operator("interpolate", interpolate, a_few(4, "|a| + |b|"), a_few(60, "one half ulp of the sum of |terms| for each of a pixel's"))
    for shape, axis, factor in [
        ([2, 3, 4, 5], 1, 2), ([2, 3, 5, 2], 2, 3), ([1, 1, 1, 1], 1, 4), ([1, 1, 7, 3], 2, 1),
        ([2, 5], -1, 7), ([1, 2, 3, 17], -2, 4),
    ]:  # fmt: skip
        lines.case(f"{shape} by {factor}", lines.draw(*shape), axis=axis, factor=factor)
    lines.case("open", lines.draw(2, 3, 2), declared=[[None, None, 2]], axis=1, factor=3)
    lines.case("back", lines.draw(2, 9, 2), axis=1, factor=3, back=1)
    lines.case("back, one pixel", lines.draw(1, 5, 1, 1), axis=1, factor=5, back=1)
    return [nearest, lines]
