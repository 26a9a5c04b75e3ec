// Lecture 5 · Handwritten digits, 784-100-50-10 with noise
// data: mnist
const { layers, ops, optimizers, sequential } = nabla;

const net = sequential({ seed: 2 });
net.add(layers.dense({ units: 100, activation: 'relu', inputShape: [784] }));
net.add(layers.gaussianDropout({ rate: 0.1 }));
net.add(layers.dense({ units: 50, activation: 'relu' }));
net.add(layers.dense({ units: 10, activation: 'softmax' }));
net.compile({
  optimizer: optimizers.sgd(0.3), // the notebook: 1, and ten times as many pictures
  loss: 'categoricalCrossentropy',
  metrics: ['categoricalAccuracy'],
});

// 5000 to train with, 1000 to test: x [n, 28, 28, 1] from 0 to 1, y [n, 10].
const flat = ({ x, y }) => [ops.reshape(x, [-1, 784]), y];
const { train, test } = data.mnist;

const { history } = await net.fit(...flat(train.rows()), {
  batchSize: 100,
  epochs: 10,
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
const [, right] = net.evaluate(...flat(test.rows()));
print('of the test pictures', (100 * right).toFixed(1), '% are right');

print(net.summary());
plot(costs, { title: 'Cost of each epoch', axes: ['epoch', 'cost'], scale: 'log' });
give('weights.npz', net.saveWeights({ format: 'npz' })); // too many to stand in a program
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
