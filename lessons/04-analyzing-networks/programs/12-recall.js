// Lecture 8 · Recall: an LSTM keeps a number until it is asked, 244 parameters
const { layers, ops, optimizers, random, sequential, tensor } = nabla;

const net = sequential({ seed: 4 });
net.add(layers.lstm({ units: 5, returnSequences: true, inputShape: [null, 3] }));
net.add(layers.lstm({ units: 2, returnSequences: true }));
net.compile({ optimizer: optimizers.adam(0.01), loss: 'meanSquaredError' });

// Told a number at one time, asked for it at a later one: channels “tell”, number, “ask”.
const [BATCH, TIMES] = [20, 20];
const stream = random.stream(1);
function batch() {
  const x = new Float32Array(BATCH * TIMES * 3);
  const y = new Float32Array(BATCH * TIMES * 2);
  const { data } = stream.uniform({ shape: [BATCH, 3] });
  for (let i = 0; i < BATCH; i++) {
    const [tell, ask, value] = [
      Math.floor(10 * data[3 * i]),
      11 + Math.floor(9 * data[3 * i + 1]),
      data[3 * i + 2],
    ];
    x[3 * (i * TIMES + tell)] = 1;
    x[3 * (i * TIMES + tell) + 1] = value;
    x[3 * (i * TIMES + ask) + 2] = 1;
    y[2 * (i * TIMES + ask)] = value;
  }
  return [tensor(x, [BATCH, TIMES, 3]), tensor(y, [BATCH, TIMES, 2])];
}

const costs = [];
for (let step = 0; step < 600; step++) costs.push(net.trainOnBatch(...batch()));

const [x, y] = batch();
const channel = (all) => ops.reshape(ops.slice(all, [0, 0, 0], [-1, -1, 1]), [BATCH, TIMES]);
plot(channel(y), { title: 'Asked for: sequence and time', range: [0, 1] });
plot(channel(net.predict(x)), { title: 'Answered', range: [0, 1] });

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
