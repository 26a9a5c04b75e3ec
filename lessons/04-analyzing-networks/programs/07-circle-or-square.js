// Lecture 5 · Circle or square, 400-30-20-2
const { layers, ops, random, sequential } = nabla;

const SIDE = 20;
const net = sequential({ seed: 1 });
net.add(layers.dense({ units: 30, activation: 'relu', inputShape: [SIDE ** 2] }));
net.add(layers.dense({ units: 20, activation: 'relu' }));
net.add(layers.dense({ units: 2, activation: 'softmax' }));
net.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

// Twenty shapes of random size and place; half of them are of each kind.
const stream = random.stream(1);
const axis = ops.linspace(-1, 1, SIDE);
const isCircle = Array.from({ length: 20 }, (_, i) => [[i % 2]]);
function batch() {
  const draw = (low, high) => stream.uniform({ shape: [20, 1, 1], low, high });
  const across = ops.abs(ops.sub(ops.reshape(axis, [1, 1, SIDE]), draw(-0.8, 0.8)));
  const down = ops.abs(ops.sub(ops.reshape(axis, [1, SIDE, 1]), draw(-0.8, 0.8)));
  const round = ops.sqrt(ops.add(ops.square(across), ops.square(down)));
  const far = ops.where(isCircle, round, ops.maximum(across, down));
  return [
    ops.reshape(ops.less(far, draw(0.2, 1)), [20, SIDE ** 2]),
    ops.oneHot(isCircle.flat(2), 2),
  ];
}

const costs = [];
const right = [];
for (let step = 0; step < 1500; step++) {
  const [cost, accuracy] = net.trainOnBatch(...batch());
  costs.push(cost);
  right.push(accuracy);
}
print(
  'right in the last hundred batches:',
  right.slice(-100).reduce((sum, part) => sum + part / 100, 0),
);

const [shapes] = batch();
const { data: said } = net.predict(shapes); // of each, the chances of square and circle
const labels = isCircle.flat(2).map((kind, i) => {
  const chance = `${Math.round(100 * said[2 * i + kind])} %`;
  return `${['S', 'C'][kind]}, ${chance}`;
});
plot(
  { values: shapes, width: SIDE, height: SIDE, count: 20, labels },
  { title: 'Circles and squares, and how sure the network is', columns: 5 },
);

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
