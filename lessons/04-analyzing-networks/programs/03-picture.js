// Lecture 4 · A picture, 2-150-100-1
const { initializers, layers, ops, optimizers, random, sequential, tensor } = nabla;

// First weights 5/√n · N(0,1).
const weights = (n) => ({
  kernelInitializer: initializers.randomNormal({ stddev: 5 / Math.sqrt(n) }),
});
const net = sequential({ seed: 1 });
net.add(layers.dense({ units: 150, activation: 'sigmoid', inputShape: [2], ...weights(2) }));
net.add(layers.dense({ units: 100, activation: 'sigmoid', ...weights(150) }));
net.add(layers.dense({ units: 1, activation: 'sigmoid', ...weights(100) }));
// The notebook: sgd(0.5), for its cost is ½⟨(y − t)²⟩ and its rate 1; and 10,000 steps.
net.compile({ optimizer: optimizers.adam(0.003), loss: 'meanSquaredError' });

const picture = (x, y) =>
  Number(Math.hypot(x - 0.5, y - 0.5) < 0.4 && !(y < 0.4 && Math.hypot(x - 0.5, y - 0.5) > 0.2));
const values = ({ data, shape: [count] }) =>
  tensor(Array.from({ length: count }, (_, i) => [picture(data[2 * i], data[2 * i + 1])]));

const stream = random.stream(1);
const costs = [];
for (let step = 0; step < 1000; step++) {
  const x = stream.uniform({ shape: [200, 2] });
  costs.push(net.trainOnBatch(x, values(x)));
}

const side = 50;
const places = Array.from({ length: side ** 2 }, (_, i) => [
  (i % side) / side,
  1 - Math.floor(i / side) / side,
]);
plot(ops.reshape(net.predict(places), [side, side]), { title: 'What it says', range: [0, 1] });

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
