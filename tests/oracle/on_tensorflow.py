"""on_tensorflow.py - runs a script of this folder in a process of its own, with Keras on TensorFlow
(make.py has Keras on PyTorch), and takes its record, JSON, from what it prints.

TensorFlow, because Keras' padding was taken from it; and in Keras 3.15 on PyTorch, AveragePooling with
padding 'same' counts what it pads where that is not symmetric.
"""

import json
import os
import pathlib
import subprocess
import sys

QUIET = {"KERAS_BACKEND": "tensorflow", "CUDA_VISIBLE_DEVICES": "", "TF_CPP_MIN_LOG_LEVEL": "3"}


def on_tensorflow(script, *arguments):
    """What make.py calls to make a fixture."""

    def make(_random):
        path = pathlib.Path(__file__).with_name(script)
        command = [sys.executable, "-B", str(path), *arguments]
        done = subprocess.run(command, env=os.environ | QUIET, stdout=subprocess.PIPE, check=True)
        return json.loads(done.stdout)

    return make
