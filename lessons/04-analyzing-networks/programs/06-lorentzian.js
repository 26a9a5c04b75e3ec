// Lecture 5 · Lorentzian or Gaussian, 100-30-20-2
const { layers, ops, random, sequential } = nabla;

const net = sequential({ seed: 1 });
net.add(layers.dense({ units: 30, activation: 'relu', inputShape: [100] }));
net.add(layers.dense({ units: 20, activation: 'relu' }));
net.add(layers.dense({ units: 2, activation: 'softmax' }));
net.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

// Twenty curves of random height, width and place; half of them are of each kind.
const stream = random.stream(1);
const x = ops.reshape(ops.linspace(-1, 1, 100), [1, 100]);
const lorentzian = Array.from({ length: 20 }, (_, i) => [i % 2]);
function batch() {
  const draw = (low) => stream.uniform({ shape: [20, 1], low, high: 1 });
  const square = ops.square(ops.div(ops.sub(x, draw(-1)), draw(0)));
  const curves = ops.where(lorentzian, ops.div(1, ops.add(1, square)), ops.exp(ops.neg(square)));
  return [ops.mul(curves, draw(0)), ops.oneHot(lorentzian.flat(), 2)];
}

const costs = [];
const right = [];
for (let step = 0; step < 1000; step++) {
  const [cost, accuracy] = net.trainOnBatch(...batch());
  costs.push(cost);
  right.push(accuracy);
}
print(
  'right in the last hundred batches:',
  right.slice(-100).reduce((sum, part) => sum + part / 100, 0),
);

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
