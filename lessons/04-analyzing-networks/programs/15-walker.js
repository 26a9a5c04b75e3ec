// Lecture 9 · A walker learns to stop at its target, 1-2-2 with 10 parameters
const { layers, optimizers, random, sequential, tensor } = nabla;

const net = sequential({ seed: 1 });
net.add(layers.dense({ units: 2, activation: 'sigmoid', inputShape: [1] }));
net.add(layers.dense({ units: 2, activation: 'softmax' }));
net.compile({ optimizer: optimizers.sgd(0.01), loss: 'categoricalCrossentropy' });

// It sees only whether it stands on the target, and may stay (0) or go on to the right (1).
const [WALKERS, STEPS, TARGETS] = [10, 20, 10];
const [CHANCE, SCALE] = [0.01, 60]; // of a step that is random for all; of the returns
const stream = random.stream(1);
function trial() {
  const walkers = Array.from({ length: WALKERS }, () => ({
    ...{ at: 0, target: Math.floor(TARGETS * stream.uniform()), gain: 0 },
  }));
  const x = new Float32Array(STEPS * WALKERS);
  const wanted = new Float32Array(2 * STEPS * WALKERS);
  const moves = [];
  for (let step = 0; step < STEPS; step++) {
    const seen = x.subarray(step * WALKERS, (step + 1) * WALKERS);
    walkers.forEach(({ at, target }, i) => {
      seen[i] = Number(at === target);
    });
    const chances = net.predict(tensor(seen, [WALKERS, 1])).data;
    const isRandom = step === 0 || stream.uniform() < CHANCE;
    walkers.forEach((walker, i) => {
      const move = Number(stream.uniform() < (isRandom ? 0.5 : chances[2 * i + 1]));
      moves.push(move);
      walker.at += move;
      walker.gain += Number(walker.at === walker.target);
    });
  }
  moves.forEach((move, i) => {
    wanted[2 * i + move] = SCALE * walkers[i % WALKERS].gain;
  });
  net.trainOnBatch(tensor(x, [x.length, 1]), tensor(wanted, [x.length, 2]));
  return walkers.reduce((sum, { gain }) => sum + gain / WALKERS, 0);
}
const returns = Array.from({ length: 200 }, trial);
const [, off, , on] = net.predict([[0], [1]]).data;
print(
  `it goes on with ${off.toFixed(2)} where it sees nothing, with ${on.toFixed(2)} on its target`,
);

print(net.summary());
plot(returns, { title: 'Mean return of each trial', axes: ['trial', 'steps on the target'] });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
