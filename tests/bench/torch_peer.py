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

ACTIVATIONS = {"sigmoid": nn.Sigmoid, "relu": nn.ReLU, "tanh": nn.Tanh}


def network(sizes, activations):
    """A softmax at the end is left to CrossEntropyLoss."""
    layers = []
    for n_in, n_out, activation in zip(sizes, sizes[1:], activations):
        layers.append(nn.Linear(n_in, n_out))
        if activation in ACTIVATIONS:
            layers.append(ACTIVATIONS[activation]())
    return nn.Sequential(*layers)


def training(workload):
    net = network(workload["sizes"], workload["activations"])
    x = torch.rand(workload["batch"], workload["sizes"][0])
    if workload["activations"][-1] == "softmax":
        loss_function = nn.CrossEntropyLoss()
        y = torch.randint(workload["sizes"][-1], (workload["batch"],))
    else:
        loss_function = nn.MSELoss()
        y = torch.rand(workload["batch"], workload["sizes"][-1])
    kind = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[workload["optimizer"]]
    optimizer = kind(net.parameters(), lr=workload["rate"])

    def step():
        optimizer.zero_grad()
        loss_function(net(x), y).backward()
        optimizer.step()

    return step


def predicting(workload):
    net = network(workload["sizes"], workload["activations"])
    x = torch.rand(workload["batch"], workload["sizes"][0])

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
