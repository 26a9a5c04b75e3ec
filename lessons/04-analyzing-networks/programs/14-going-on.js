// Lecture 8 · Two LSTMs go on where they see nothing, 5,061 parameters
const { layers, ops, random, rk4, sequential } = nabla;

const [SEEN, TIMES] = [30, 60];
const net = sequential({ seed: 1 });
net.add(layers.lstm({ units: 20, returnSequences: true, inputShape: [null, 1] }));
net.add(layers.lstm({ units: 20, returnSequences: true }));
net.add(layers.dense({ units: 1 }));
net.compile({ optimizer: 'adam', loss: 'meanSquaredError' });

// A heavy particle on a weak spring, a light one bound to it: where the heavy one is, first half shown.
const [k, D, m0, m1] = [0.1, 0.2, 2, 1];
const rates = [
  [0, 0, -(k + D) / m0, D / m1],
  [0, 0, D / m0, -D / m1],
  [1, 0, 0, 0],
  [0, 1, 0, 0],
]; // of (x₀, x₁, v₀, v₁), a row: what each does to the others
const stream = random.stream(1);
const isSeen = Array.from({ length: TIMES }, (_, time) => [Number(time < SEEN)]);
function batch() {
  const start = stream.normal({ shape: [50, 4] });
  const course = rk4((y) => y.matmul(rates), start, { tSpan: [0, 30], steps: TIMES });
  const heavy = ops.reshape(ops.slice(course, [0, 0, 0], [-1, 1, -1]), [50, TIMES, 1]);
  return [ops.mul(heavy, isSeen), heavy];
}

const costs = [];
for (let step = 0; step < 400; step++) costs.push(net.trainOnBatch(...batch())); // the course: 1000

const [seen, whole] = batch();
const first = (all) => all.data.subarray(0, TIMES);
plot(
  [
    { name: 'shown', y: first(seen), style: 'dashed' },
    { name: 'heavy', y: first(whole) },
    { name: 'predicted', y: first(net.predict(seen)) },
  ],
  { title: 'A new start', axes: ['time', 'place'] },
);

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
