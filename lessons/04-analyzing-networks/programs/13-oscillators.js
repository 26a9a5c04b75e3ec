// Lecture 8 · An LSTM watches one oscillator and predicts the other, 1,781 parameters
const { layers, ops, optimizers, random, rk4, sequential } = nabla;

const net = sequential({ seed: 1 });
net.add(layers.lstm({ units: 20, returnSequences: true, inputShape: [null, 1] }));
net.add(layers.dense({ units: 1 }));
net.compile({ optimizer: optimizers.adam(0.005), loss: 'meanSquaredError' });

// A heavy particle on a weak spring, a light one bound to it: 50 starts at random, 60 times.
const [k, D, m0, m1] = [0.1, 0.2, 2, 1];
const rates = [
  [0, 0, -(k + D) / m0, D / m1],
  [0, 0, D / m0, -D / m1],
  [1, 0, 0, 0],
  [0, 1, 0, 0],
]; // of (x₀, x₁, v₀, v₁), a row: what each does to the others
const stream = random.stream(1);
function batch() {
  const start = stream.normal({ shape: [50, 4] });
  const course = rk4((y) => y.matmul(rates), start, { tSpan: [0, 30], steps: 60 });
  const particle = (i) => ops.reshape(ops.slice(course, [0, i, 0], [-1, 1, -1]), [50, 60, 1]);
  return [particle(0), particle(1)];
}

const costs = [];
for (let step = 0; step < 400; step++) costs.push(net.trainOnBatch(...batch()));

const [heavy, light] = batch();
const first = (all) => all.data.subarray(0, 60);
plot(
  [
    { name: 'heavy, seen', y: first(heavy), style: 'dashed' },
    { name: 'light', y: first(light) },
    { name: 'predicted', y: first(net.predict(heavy)) },
  ],
  { title: 'A new start', axes: ['time', 'place'] },
);

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
