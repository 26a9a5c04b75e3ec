// Lecture 4 · A wave packet, 1-20-10-1
const { layers, ops, random, sequential } = nabla;

const net = sequential({ seed: 1 });
net.add(layers.dense({ units: 20, activation: 'sigmoid', inputShape: [1] }));
net.add(layers.dense({ units: 10, activation: 'sigmoid' }));
net.add(layers.dense({ units: 1 }));
net.compile({ optimizer: 'adam', loss: 'meanSquaredError' });

const packet = (y) => ops.div(ops.sin(y), ops.add(1, ops.square(y)));
const stream = random.stream(1);
const costs = [];
for (let step = 0; step < 3000; step++) {
  const y = stream.uniform({ shape: [20, 1], low: -10, high: 10 });
  costs.push(net.trainOnBatch(y, packet(y)));
}

const y = ops.linspace(-20, 20, 400);
plot(
  [
    { name: 'packet', x: y, y: packet(y) },
    { name: 'network', x: y, y: net.predict(y) },
  ],
  { title: 'Packet and network' },
);

print(net.summary());
plot(costs, { title: 'Cost of each batch', axes: ['step', 'cost'], scale: 'log' });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
