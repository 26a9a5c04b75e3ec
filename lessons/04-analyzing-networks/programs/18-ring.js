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
give('network_keras.py', net.toKeras()); // what call does stands there as a class
give('network_jax.py', net.toJax());
