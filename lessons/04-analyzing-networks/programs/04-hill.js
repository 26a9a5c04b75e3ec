// Lecture 4 · A hill, 2-200-1, as with Flax and Optax
const { layers, ops, optimizers, random, sequential } = nabla;

const net = sequential({ seed: 1 });
const lecun = { kernelInitializer: 'lecunNormal' }; // as Flax begins
net.add(layers.dense({ units: 200, activation: 'relu', inputShape: [2], ...lecun }));
net.add(layers.dense({ units: 1, activation: 'sigmoid', ...lecun }));
net.compile({ optimizer: optimizers.adam(0.001), loss: 'meanSquaredError' });

const hill = (x) => ops.exp(ops.mul(-10, ops.sum(ops.square(x), -1)));
const stream = random.stream(1);
const costs = [];
for (let step = 0; step < 1000; step++) {
  const x = stream.uniform({ shape: [32, 2], low: -0.5, high: 0.5 });
  costs.push(net.trainOnBatch(x, hill(x)));
}

const side = 60;
const places = Array.from({ length: side ** 2 }, (_, i) => [
  (i % side) / side - 0.5,
  0.5 - Math.floor(i / side) / side,
]);
plot(ops.reshape(net.predict(places), [side, side]), { title: 'The hill', range: [0, 1] });

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
