// Lecture 4 · Half a smiley, 2-30-30-1, in Adam's hands
const { initializers, layers, ops, optimizers, random, sequential, tensor } = nabla;

const normal = initializers.randomNormal({ stddev: 1 });
const first = { kernelInitializer: normal, biasInitializer: normal };
const net = sequential({ seed: 1 });
net.add(layers.dense({ units: 30, activation: 'relu', inputShape: [2], ...first }));
net.add(layers.dense({ units: 30, activation: 'relu', ...first }));
net.add(layers.dense({ units: 1, ...first }));
net.compile({ optimizer: optimizers.adam(0.1), loss: 'meanSquaredError' });

// A disc of radius 2 without two small ones, the eyes.
const face = (x, y) => Number(Math.hypot(x, y) < 2 && Math.hypot(Math.abs(x) - 0.8, y - 0.8) > 0.5);
const faces = ({ data, shape: [count] }) =>
  tensor(Array.from({ length: count }, (_, i) => [face(data[2 * i], data[2 * i + 1])]));

const stream = random.stream(1);
const costs = [];
for (let step = 0; step < 3000; step++) {
  const x = stream.normal({ shape: [200, 2] });
  costs.push(net.trainOnBatch(x, faces(x)));
}

const side = 60;
const places = Array.from({ length: side ** 2 }, (_, i) => [
  ((i % side) / side) * 6 - 3,
  3 - (Math.floor(i / side) / side) * 6,
]);
plot(ops.reshape(net.predict(places), [side, side]), { title: 'What it says', range: [0, 1] });

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
