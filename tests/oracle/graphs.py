"""graphs.py - random networks of shared layers, models within models and inputs that nothing needs: Keras' JSON of
them, without what says nothing here, and the order of its layers and weights."""

import json

import keras

L = keras.layers
COUNT = 16
KEPT = ("name", "units", "batch_shape", "layers", "input_layers", "output_layers")


def stripped(value):
    if isinstance(value, list):
        return [stripped(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "class_name" in value and value["class_name"] != "__keras_tensor__":
        config = {k: stripped(v) for k, v in value["config"].items() if k in KEPT}
        rest = {k: stripped(v) for k, v in value.items() if k in ("name", "inbound_nodes")}
        return {"class_name": value["class_name"], "config": config} | rest
    return {k: stripped(v) for k, v in value.items() if k != "dtype"}


def network(random):
    keras.utils.clear_session()
    inputs = [keras.Input([3], name=f"in{i}") for i in range(random.integers(1, 4))]
    shared = [L.Dense(3, name=f"shared{i}") for i in range(2)]
    x = keras.Input([3])
    functional = keras.Model(x, L.Dense(3, name="b")(L.Dense(3, name="a")(x)), name="functional")
    chain = keras.Sequential([keras.Input([3]), L.Dense(3, name="c")], name="chain")
    values = list(inputs)
    for step in range(random.integers(3, 10)):
        any_value = values[random.integers(len(values))]
        kind = random.integers(10)
        if kind < 4:
            values.append(L.Dense(3, name=f"dense{step}")(any_value))
        elif kind < 6:
            values.append(shared[kind - 4](any_value))
        elif kind < 8:
            values.append((functional, chain)[kind - 6](any_value))
        elif len(values) > 1:
            two = [values[i] for i in random.choice(len(values), 2, replace=False)]
            values.append((L.Add, L.Average)[kind - 8](name=f"merge{step}")(two))
    made = values[len(inputs) :]
    chosen = random.choice(len(made), min(len(made), random.integers(1, 4)), replace=False)
    return keras.Model(inputs, [made[i] for i in chosen])


def graphs(random):
    cases = []
    for _ in range(COUNT):
        net = network(random)
        names = ["/".join(w.path.split("/")[-2:]) for w in net.weights]
        topology = stripped(json.loads(net.to_json()))
        cases.append({"topology": topology, "layers": [l.name for l in net.layers], "weights": names})
    return {"cases": cases}
