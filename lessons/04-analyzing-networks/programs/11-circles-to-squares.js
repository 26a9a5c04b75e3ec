// Lecture 6 · From circles to squares, 31,081 parameters
const { layers, ops, random, sequential } = nabla;

const SIDE = 30; // the notebook has 50, batches of 10, and three hundred steps: some minutes here
const net = sequential({ seed: 1 });
net.add(
  layers.conv2d({
    filters: 20,
    kernelSize: 5,
    activation: 'relu',
    padding: 'same',
    inputShape: [null, null, 1],
  }),
);
for (let i = 0; i < 3; i++)
  net.add(layers.conv2d({ filters: 20, kernelSize: 5, activation: 'relu', padding: 'same' }));
net.add(layers.conv2d({ filters: 1, kernelSize: 5, padding: 'same' }));
net.compile({ optimizer: 'adam', loss: 'meanSquaredError' });

// Five discs a picture; and squares in their places.
const stream = random.stream(1);
const axis = ops.linspace(-1, 1, SIDE);
function pictures(count) {
  let circles = ops.zeros([count, SIDE, SIDE, 1]);
  let squares = circles;
  for (let i = 0; i < 5; i++) {
    const draw = (low, high) => stream.uniform({ shape: [count, 1, 1, 1], low, high });
    const across = ops.abs(ops.sub(ops.reshape(axis, [1, 1, SIDE, 1]), draw(-1, 1)));
    const down = ops.abs(ops.sub(ops.reshape(axis, [1, SIDE, 1, 1]), draw(-1, 1)));
    const radius = draw(0, 0.5);
    const distance = ops.add(ops.square(across), ops.square(down));
    circles = ops.add(circles, ops.less(distance, ops.square(radius)));
    squares = ops.add(squares, ops.less(ops.maximum(across, down), radius));
  }
  return [circles, squares];
}

const costs = [];
for (let step = 0; step < 40; step++) costs.push(net.trainOnBatch(...pictures(4)));

const [circles, squares] = pictures(4);
const shown = ops.concat([circles, net.predict(circles), squares]);
plot(
  { values: shown, width: SIDE, height: SIDE, count: 12 },
  { title: 'Circles, network, squares', columns: 4, range: [0, 2] },
);

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
