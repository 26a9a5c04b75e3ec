"""exports.py - runs the programs that models were exported as, and records their losses.

    python tests/oracle/exports.py           writes fixtures/exports.json
    python tests/oracle/exports.py --check   compares with it, to 1e-5

Needs node and engine.wasm (node engine/build.js); the cases are in export-cases.js. Keras also reads
each model's JSON and must find the same layers and the same number of weights in it.
"""

import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

# On torch, Keras counts the padding into averages and does not pad as TensorFlow does; on TensorFlow it
# takes another step for a word that a batch has twice (Adam squares the parts of its gradient one by one).
os.environ.setdefault("KERAS_BACKEND", "jax")

import flax
import jax
import keras
import numpy as np
import optax

HERE = pathlib.Path(__file__).parent
FIXTURE = HERE / "fixtures" / "exports.json"


def arrays(records):
    made = [np.array(r["values"], "float32").reshape(r["shape"]) for r in records]
    return made[0] if len(made) == 1 else made


def run_keras(source, data):
    program = {"__name__": "exported"}
    exec(compile(source, "exported", "exec"), program)
    model = program["model"]
    x, y = arrays(data["x"]), arrays(data["y"])
    losses = [model.train_on_batch(x, y) for _ in range(data["steps"])]
    return model, [float(np.ravel(loss)[0]) for loss in losses]


def run_jax(source, data):
    program = {"__name__": "exported"}
    exec(compile(source, "exported", "exec"), program)
    x, y = arrays(data["x"]), arrays(data["y"])
    variables, state, losses = program["variables"], program["state"], []
    for step in range(data["steps"]):
        variables, state, loss = program["train_step"](variables, state, x, y, jax.random.key(step))
        losses.append(float(loss))
    return losses


def entry(source, losses):
    return {"sha256": hashlib.sha256(source.encode()).hexdigest(), "losses": losses}


def keras_entry(folder, name, data):
    source = (folder / f"{name}.keras.py").read_text()
    model, losses = run_keras(source, data)
    path = folder / f"{name}.topology.json"
    topology = path.read_text() if path.exists() else ""
    if not topology or "PeriodicPadding" in topology:  # layers that the program brings with it
        return {"keras": entry(source, losses)}
    again = keras.models.model_from_json(topology)
    ours = [layer["config"]["name"] for layer in json.loads(topology)["config"]["layers"]]
    assert [l.name for l in again.layers] == [l for l in ours if l in {k.name for k in again.layers}]
    assert [l.name for l in again.layers] == [l.name for l in model.layers]
    assert again.count_params() == model.count_params() and again.compiled
    again.set_weights(model.get_weights())
    return {"keras": entry(source, losses)}


def jax_entry(folder, name, data):
    path = folder / f"{name}.jax.py"
    if not path.exists():
        return {}
    source = path.read_text()
    return {"jax": entry(source, run_jax(source, data))}


def record(folder):
    cases = {}
    for path in sorted(folder.glob("*.keras.py")):
        name = path.name.split(".")[0]
        data = json.loads((folder / f"{name}.json").read_text())
        cases[name] = keras_entry(folder, name, data) | jax_entry(folder, name, data)
    return cases


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["node", HERE / "exports.js", folder], check=True)
        cases = record(pathlib.Path(folder))
    versions = {"keras": keras.__version__, "numpy": np.__version__}
    versions |= {"jax": jax.__version__, "flax": flax.__version__, "optax": optax.__version__}
    if "--check" in sys.argv:
        known = json.loads(FIXTURE.read_text())["cases"]
        for name, case in cases.items():
            for kind, got in case.items():
                np.testing.assert_allclose(got["losses"], known[name][kind]["losses"], rtol=0, atol=1e-5)
        return
    head = {"made by": "tests/oracle/exports.py", "versions": versions, "cases": cases}
    FIXTURE.write_text(json.dumps(head, indent=2) + "\n")


if __name__ == "__main__":
    main()
