"""files.py - writes tests/fuzz/corpus/files/: small files as NumPy, safetensors and Keras write them.

    KERAS_BACKEND=torch python tests/oracle/files.py

They begin the fuzzing of the readers (tests/fuzz/), and tests/bindings/files.test.js knows what they
hold. Versions: numpy 2.4.6, safetensors 0.8.0, keras 3.15.1.
"""

import os
import pathlib

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
from safetensors.numpy import save_file

FOLDER = pathlib.Path(__file__).parents[1] / "fuzz" / "corpus" / "files"


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = np.arange(6, dtype="f4").reshape(2, 3) / 4
    many = {
        "rows": rows,
        "columns": np.asfortranarray(rows),
        "f8": np.array([0.1, -2.5e-300]),
        "i8": np.array([-1, 2**40]),
        "u1": np.array(200, dtype="u1"),
        "bool": np.array([[True], [False]]),
        "empty": np.zeros((0, 3), "f4"),
    }
    np.savez(FOLDER / "stored.npz", **many)
    np.savez_compressed(FOLDER / "deflated.npz", **many)
    np.savez(FOLDER / "small.npz", a=rows[0])
    np.savez_compressed(FOLDER / "small-deflated.npz", a=rows[0])
    np.save(FOLDER / "rows.npy", rows)
    np.save(FOLDER / "columns.npy", np.asfortranarray(np.arange(24, dtype=">i2").reshape(2, 3, 4).astype("<i2")))
    save_file({k: v.copy(order="C") for k, v in many.items()}, FOLDER / "many.safetensors", {"note": 'a "b" \\ é'})
    save_file({}, FOLDER / "empty.safetensors")
    net = keras.Sequential([keras.Input([2]), keras.layers.Dense(3), keras.layers.Dense(1)])
    net.set_weights([rows, np.ones(3), rows[:1].T, np.zeros(1)])
    np.savez(FOLDER / "keras.npz", *net.get_weights())


if __name__ == "__main__":
    main()
