// Lecture 12 · A layer of one's own: a convolution on a ring, 3 parameters
const { layers, ops, optimizers, random, sequential } = nabla;

// What leaves at one end comes in at the other: y = Σ w_j · (x rolled by j − 1).
class PeriodicConvolution extends layers.Layer {
  build() {
    this.w = this.addWeight({ name: 'w', shape: [3], initializer: 'randomNormal' });
  }
  call(x) {
    const terms = [0, 1, 2].map((j) => ops.mul(ops.slice(this.w, j, 1), ops.roll(x, j - 1, 1)));
    return terms.reduce((sum, term) => ops.add(sum, term));
  }
}

const net = sequential({ seed: 1 });
net.add(new PeriodicConvolution({ inputShape: [null] }));
net.compile({ optimizer: optimizers.adam(0.02), loss: 'meanSquaredError' });

net.setWeights([[-1, 0, 1]]);
print(
  'w = (−1, 0, 1) makes',
  net.predict([[0, 0, 3, 0, 0]]),
  'and',
  net.predict([[0, 0, 0, 0, 3]]),
);

// The notebook ends here. Let it find the second difference on rings of twenty places, by examples.
const stream = random.stream(1);
const bent = (x) => ops.sub(ops.add(ops.roll(x, 1, 1), ops.roll(x, -1, 1)), ops.mul(2, x));
const costs = [];
for (let step = 0; step < 400; step++) {
  const x = stream.normal({ shape: [20, 20] });
  costs.push(net.trainOnBatch(x, bent(x)));
}
const [w] = net.getWeights();
print('it has found w =', w);

const x = [Array.from({ length: 20 }, (_, i) => Math.exp(-((i - 3) ** 2) / 8))];
plot(
  [
    { name: 'x', y: ops.reshape(x, [20]), style: 'dashed' },
    { name: 'second difference', y: ops.reshape(bent(x), [20]) },
    { name: 'layer', y: ops.reshape(net.predict(x), [20]), style: 'points' },
  ],
  { title: 'A hump on the ring' },
);

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });

// toKeras and toJax cannot translate a class of yours: these are written by hand.
const weights = `np.array([${[...w.data].join(', ')}], dtype="float32")`;
give(
  'network_keras.py',
  `import keras
import numpy as np
from keras import ops


class PeriodicConvolution(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,), initializer="random_normal")

    def call(self, x):
        return sum(self.w[j] * ops.roll(x, j - 1, axis=1) for j in range(3))


model = keras.Sequential([keras.Input((None,)), PeriodicConvolution()])
model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mean_squared_error")
model.set_weights([${weights}])
print(model.predict_on_batch(np.array([[0, 0, 3, 0, 0]], dtype="float32")))

x = np.random.normal(size=(20, 20)).astype("float32")
print(model.train_on_batch(x, np.roll(x, 1, 1) + np.roll(x, -1, 1) - 2 * x))
`,
);
give(
  'network_jax.py',
  `import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np
import optax


class PeriodicConvolution(nn.Module):
    @nn.compact
    def __call__(self, x):
        w = self.param("w", nn.initializers.normal(0.05), (3,))
        return sum(w[j] * jnp.roll(x, j - 1, axis=1) for j in range(3))


model = PeriodicConvolution()
variables = {"params": {"w": jnp.asarray(${weights})}}
print(model.apply(variables, jnp.array([[0.0, 0.0, 3.0, 0.0, 0.0]])))

optimizer = optax.adam(0.02)
state = optimizer.init(variables)


@jax.jit
def train_step(variables, state, x, y):
    loss = lambda variables: jnp.mean((model.apply(variables, x) - y) ** 2)
    value, gradient = jax.value_and_grad(loss)(variables)
    updates, state = optimizer.update(gradient, state)
    return optax.apply_updates(variables, updates), state, value


x = jax.random.normal(jax.random.key(1), (20, 20))
y = jnp.roll(x, 1, 1) + jnp.roll(x, -1, 1) - 2 * x
variables, state, value = train_step(variables, state, x, y)
print(value)
`,
);
