// Lecture 10 · Probabilities of five moves at every place of a maze, 3,465 parameters
const { layers, ops, optimizers, random, sequential } = nabla;

const conv = (filters, activation) =>
  layers.conv2d({ filters, kernelSize: 3, padding: 'same', activation });
const net = sequential({ seed: 5 });
net.add(
  layers.conv2d({
    filters: 10,
    kernelSize: 3,
    padding: 'same',
    activation: 'elu',
    inputShape: [null, null, 3],
  }),
);
for (let i = 0; i < 3; i++) net.add(conv(10, 'elu'));
net.add(conv(5, 'softmax'));
net.compile({ optimizer: optimizers.adam(0.003), loss: 'categoricalCrossentropy' });

// Not yet reinforcement: a teacher who wants the robot to go down above the middle, and up below it.
const SIDE = 9;
const stream = random.stream(1);
const move = Array.from({ length: SIDE }, (_, row) => Math.sign(row - (SIDE - 1) / 2) + 1);
const wanted = ops.oneHot(
  Array.from({ length: 8 }, () => move.map((one) => Array(SIDE).fill(one))),
  5,
);
const costs = [];
for (let step = 0; step < 200; step++) {
  const maze = stream.uniform({ shape: [8, SIDE, SIDE, 3] });
  costs.push(net.trainOnBatch(maze, wanted));
}

const maze = stream.uniform({ shape: [1, SIDE, SIDE, 3] });
const chances = ops.transpose(net.predict(maze), [0, 3, 1, 2]);
plot(
  {
    values: chances,
    width: SIDE,
    height: SIDE,
    count: 5,
    labels: ['down', 'stay', 'up', 'left', 'right'],
  },
  { title: 'Chance of each move', columns: 5, range: [0, 1] },
);

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
