// Lecture 5 · A small convolutional network for handwritten digits, 39,410 parameters
// data: mnist
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

// The course: 1000 batches of 32.
const { train, test } = data.mnist;
const stream = random.stream(1);
const costs = [];
for (let step = 0; step < 300; step++) {
  const { x, y } = train.batch(stream.permutation(train.count).slice(0, 32));
  costs.push(net.trainOnBatch(x, y)[0]);
}
const { x, y } = test.rows();
print('of the test pictures', (100 * net.evaluate(x, y)[1]).toFixed(1), '% are right');

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
