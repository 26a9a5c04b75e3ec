// Lecture 6 · Copies of discs, 191 parameters
const { layers, ops, random, sequential } = nabla;

const SIDE = 50;
const net = sequential({ seed: 1 });
net.add(
  layers.conv2d({
    filters: 10,
    kernelSize: 3,
    activation: 'sigmoid',
    padding: 'same',
    inputShape: [null, null, 1],
  }),
);
net.add(layers.conv2d({ filters: 1, kernelSize: 3, padding: 'same' }));
net.compile({ optimizer: 'adam', loss: 'meanSquaredError' });

// Filled discs of random size and place.
const stream = random.stream(1);
const axis = ops.linspace(-1, 1, SIDE);
function discs(count) {
  const draw = (low) => stream.uniform({ shape: [count, 1, 1, 1], low, high: 1 });
  const across = ops.sub(ops.reshape(axis, [1, 1, SIDE, 1]), draw(-1));
  const down = ops.sub(ops.reshape(axis, [1, SIDE, 1, 1]), draw(-1));
  return ops.less(ops.add(ops.square(across), ops.square(down)), ops.square(draw(0)));
}

const costs = [];
for (let step = 0; step < 100; step++) {
  const images = discs(10);
  costs.push(net.trainOnBatch(images, images));
}

// What all ten channels of the first layer say to one disc, and what comes out.
const disc = discs(1);
const [first, copy] = net.activations(disc);
const maps = ops.concat([disc, ops.transpose(first, [3, 1, 2, 0]), copy]);
plot(
  { values: maps, width: SIDE, height: SIDE, count: 12 },
  { title: 'A disc, ten channels, its copy', columns: 6 },
);

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
