// Lecture 5 · Ten classes of 784 pixels, 784-100-50-10 with noise
const { layers, ops, optimizers, random, sequential } = nabla;

const net = sequential({ seed: 2 });
net.add(layers.dense({ units: 100, activation: 'relu', inputShape: [784] }));
net.add(layers.gaussianDropout({ rate: 0.1 }));
net.add(layers.dense({ units: 50, activation: 'relu' }));
net.add(layers.dense({ units: 10, activation: 'softmax' }));
net.compile({
  optimizer: optimizers.sgd(0.1),
  loss: 'categoricalCrossentropy',
  metrics: ['categoricalAccuracy'],
});

// A cell has no network to fetch digits: ten random pictures with noise stand for them.
const stream = random.stream(1);
const models = stream.uniform({ shape: [10, 784] });
const classes = ops.oneHot(
  Array.from({ length: 1000 }, (_, i) => i % 10),
  10,
);
const images = ops.add(classes.matmul(models), stream.normal({ shape: [1000, 784], stddev: 1.5 }));

const { history } = await net.fit(images, classes, {
  batchSize: 50,
  epochs: 8,
  validationSplit: 0.1,
});
const costs = history.loss;
plot(
  [
    { name: 'training', y: history.categoricalAccuracy },
    { name: 'held out', y: history.val_categoricalAccuracy },
  ],
  { title: 'Share that is right', axes: ['epoch', 'share'] },
);

print(net.summary());
plot(costs, { title: 'Cost of each epoch', axes: ['epoch', 'cost'], scale: 'log' });
give('weights.npz', net.saveWeights({ format: 'npz' })); // too many to stand in a program
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
