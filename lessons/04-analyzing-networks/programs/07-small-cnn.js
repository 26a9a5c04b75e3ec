// Lecture 5 · A small convolutional network, 39,410 parameters
const { layers, ops, random, sequential } = nabla;

const net = sequential({ seed: 1 });
net.add(
  layers.conv2d({
    filters: 20,
    kernelSize: 3,
    padding: 'same',
    activation: 'relu',
    inputShape: [28, 28, 1],
  }),
);
net.add(layers.averagePooling2d({ poolSize: 2 }));
net.add(layers.flatten());
net.add(layers.dense({ units: 10, activation: 'softmax' }));
net.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

// A cell has no network to fetch digits: ten random pictures with noise stand for them.
const stream = random.stream(1);
const models = stream.uniform({ shape: [10, 784] });
const classes = ops.oneHot(
  Array.from({ length: 32 }, (_, i) => i % 10),
  10,
);
const costs = [];
for (let step = 0; step < 100; step++) {
  const images = ops.add(classes.matmul(models), stream.normal({ shape: [32, 784] }));
  costs.push(net.trainOnBatch(ops.reshape(images, [32, 28, 28, 1]), classes)[0]);
}

const [kernels] = net.getWeights();
plot(
  {
    values: ops.reshape(ops.transpose(kernels, [3, 0, 1, 2]), [180]),
    width: 3,
    height: 3,
    count: 20,
  },
  { title: 'Its twenty kernels' },
);

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
