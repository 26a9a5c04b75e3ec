// Lecture 6 · An autoencoder with a bottleneck of nine, 1,090 parameters
const { layers, ops, random, sequential } = nabla;

const conv = (filters, kernelSize, activation = 'sigmoid') =>
  layers.conv2d({ filters, kernelSize, activation, padding: 'same' });
const net = sequential({ seed: 1 });
net.add(
  layers.conv2d({
    filters: 4,
    kernelSize: 5,
    activation: 'sigmoid',
    padding: 'same',
    inputShape: [27, 27, 1],
  }),
);
net.add(layers.averagePooling2d({ poolSize: 3, padding: 'same' }));
net.add(conv(4, 5));
net.add(layers.averagePooling2d({ poolSize: 3, padding: 'same' }));
net.add(conv(1, 3));
net.add(layers.upSampling2d({ size: 3 }));
net.add(conv(4, 5));
net.add(layers.upSampling2d({ size: 3 }));
net.add(conv(4, 5));
net.add(conv(1, 3, 'linear'));
net.compile({ optimizer: 'adam', loss: 'meanSquaredError' });

// Filled discs of random size and place.
const stream = random.stream(1);
const axis = ops.linspace(-1, 1, 27);
function discs(count) {
  const draw = (low) => stream.uniform({ shape: [count, 1, 1, 1], low, high: 1 });
  const across = ops.sub(ops.reshape(axis, [1, 1, 27, 1]), draw(-1));
  const down = ops.sub(ops.reshape(axis, [1, 27, 1, 1]), draw(-1));
  return ops.less(ops.add(ops.square(across), ops.square(down)), ops.square(draw(0)));
}

const costs = [];
for (let step = 0; step < 300; step++) {
  const images = discs(30);
  costs.push(net.trainOnBatch(images, images));
}

const images = discs(6);
const shown = ops.concat([images, net.predict(images)]);
plot(
  { values: shown, width: 27, height: 27, count: 12 },
  { title: 'Discs and what comes back', columns: 6, range: [0, 1] },
);

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
