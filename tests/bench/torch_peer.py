"""torch_peer.py - PyTorch as a contestant: eager, one thread, float32, on the processor.

Driven by torch.js over stdin and stdout, a line of JSON each way:

    {"prepare": workload}  ->  {"ready": true}
    {"run": n}             ->  {"seconds": how long n steps took, measured here}

Written as its own tutorials write it: nn.Sequential, torch.optim, zero_grad, backward, step. Inputs
are resident tensors. torch.compile is not used: it needs a C++ compiler and minutes of warm-up.
"""

import json
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)

ACTIVATIONS = {"sigmoid": nn.Sigmoid, "relu": nn.ReLU, "tanh": nn.Tanh, "elu": nn.ELU}


class Recurrent(nn.Module):
    def __init__(self, n_in, units):
        super().__init__()
        self.lstm = nn.LSTM(n_in, units, batch_first=True)

    def forward(self, x):
        return self.lstm(x)[0]


class Mean(nn.Module):
    def forward(self, x):
        return x.mean(dim=1)


def module(layer, n_in):
    """A layer in PyTorch's words, and the number of its channels. Images are [n, c, h, w]."""
    kind = layer["type"]
    if kind == "dense":
        return nn.Linear(n_in, layer["units"]), layer["units"]
    if kind == "conv2d":
        conv = nn.Conv2d(n_in, layer["filters"], layer["kernelSize"], padding=layer["padding"])
        return conv, layer["filters"]
    if kind == "averagePooling2d":
        return nn.AvgPool2d(layer["poolSize"]), n_in
    if kind == "maxPooling2d":
        return nn.MaxPool2d(layer["poolSize"]), n_in
    if kind == "upSampling2d":
        return nn.Upsample(scale_factor=tuple(layer["size"]), mode=layer["interpolation"]), n_in
    if kind == "lstm":
        return Recurrent(n_in, layer["units"]), layer["units"]
    if kind == "embedding":
        return nn.Embedding(layer["inputDim"], layer["outputDim"]), layer["outputDim"]
    return {"flatten": nn.Flatten, "globalAveragePooling1d": Mean}[kind](), n_in


def network(workload):
    """A softmax at the end is left to CrossEntropyLoss."""
    modules = []
    n_in = workload["input"][-1]
    for layer, products in zip(workload["layers"], workload["walk"]):
        made, n_in = module(layer, n_in)
        modules.append(made)
        if layer.get("activation") in ACTIVATIONS:
            modules.append(ACTIVATIONS[layer["activation"]]())
        if layer["type"] == "flatten":
            n_in = products["shape"][0]
    return nn.Sequential(*modules)


def channels_first(shape):
    return [shape[-1], *shape[:-1]] if len(shape) == 3 else shape


def batch_of(workload):
    shape = [workload["batch"], *channels_first(workload["input"])]
    first = workload["layers"][0]
    if first["type"] == "embedding":
        return torch.randint(first["inputDim"], shape)
    return torch.rand(shape)


def targets_of(workload):
    """Numbers; after a softmax classes, one for each place of an image."""
    n = workload["batch"]
    shape = channels_first(workload["walk"][-1]["shape"])
    if workload["layers"][-1].get("activation") == "softmax":
        return nn.CrossEntropyLoss(), torch.randint(shape[0], (n, *shape[1:]))
    return nn.MSELoss(), torch.rand(n, *shape)


def training(workload):
    net = network(workload)
    x = batch_of(workload)
    loss_function, y = targets_of(workload)
    kind = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[workload["optimizer"]]
    optimizer = kind(net.parameters(), lr=workload["rate"])

    def step():
        optimizer.zero_grad()
        loss_function(net(x), y).backward()
        optimizer.step()

    return step


def predicting(workload):
    net = network(workload)
    x = batch_of(workload)

    def step():
        with torch.inference_mode():
            net(x)

    return step


def multiplying(workload):
    a, b = torch.rand(2, workload["n"], workload["n"])
    return lambda: torch.mm(a, b)


def timed(step, n):
    begin = time.perf_counter()
    for _ in range(n):
        step()
    return time.perf_counter() - begin


def main():
    kinds = {"train": training, "predict": predicting, "matmul": multiplying}
    print(json.dumps({"version": torch.__version__}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        if "prepare" in request:
            step = kinds[request["prepare"]["kind"]](request["prepare"])
            answer = {"ready": True}
        else:
            answer = {"seconds": timed(step, request["run"])}
        print(json.dumps(answer), flush=True)


main()
