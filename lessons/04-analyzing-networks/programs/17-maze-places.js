// Lecture 10 · A hundred robots that see only where they are in a maze, 81-128-4
const { layers, optimizers, random, sequential, tensor } = nabla;

const [SIDE, CHESTS, STEPS] = [9, 10, 100];
const [ROBOTS, TRIALS] = [100, 40]; // the notebook: 300
const MOVES = [-SIDE, SIDE, -1, 1];
const PLACES = SIDE ** 2;

const net = sequential({ seed: 1 });
net.add(layers.dense({ units: 128, activation: 'relu', inputShape: [PLACES] }));
net.add(layers.dense({ units: 4, activation: 'softmax' }));
net.compile({ optimizer: optimizers.adam(0.01), loss: 'categoricalCrossentropy' });

// Walls around, pillars at even places, each with a wall to its right or below; chests somewhere free.
const stream = random.stream(2);
const below = (count) => Math.floor(count * stream.uniform());
const rim = (k) => k % SIDE === 0 || k % SIDE === SIDE - 1 || k < SIDE || k >= PLACES - SIDE;
const walls = Array.from({ length: PLACES }, (_, k) => rim(k));
for (let row = 2; row < SIDE - 1; row += 2)
  for (let column = 2; column < SIDE - 1; column += 2)
    for (const step of [0, [1, SIDE][below(2)]]) walls[row * SIDE + column + step] = true;
const start = SIDE + 1;
const free = walls.flatMap((isWall, k) => (isWall || k === start ? [] : [k]));
const chests = Array.from(stream.permutation(free.length).slice(0, CHESTS), (k) => free[k]);

// One of the moves, with their chances.
function drawn(chances) {
  let rest = stream.uniform();
  return chances.slice(0, -1).reduce((move, chance) => {
    rest -= chance;
    return rest < 0 ? move : move + 1;
  }, 0);
}

// A chest brings 10, once; a wall costs 1. A move is wanted as much as what comes after it has brought.
function trial() {
  const x = new Float32Array(STEPS * ROBOTS * PLACES);
  const wanted = new Float32Array(STEPS * ROBOTS * 4);
  const rewards = new Float32Array(STEPS * ROBOTS);
  const moves = [];
  const robots = Array.from({ length: ROBOTS }, () => ({ at: start, left: new Set(chests) }));
  for (let step = 0; step < STEPS; step++) {
    const seen = x.subarray(step * ROBOTS * PLACES, (step + 1) * ROBOTS * PLACES);
    robots.forEach(({ at }, i) => {
      seen[i * PLACES + at] = 1;
    });
    const chances = net.predict(tensor(seen, [ROBOTS, PLACES])).data;
    robots.forEach((robot, i) => {
      const move = drawn(chances.subarray(4 * i, 4 * i + 4));
      const to = robot.at + MOVES[move];
      moves.push(move);
      if (!walls[to]) robot.at = to;
      rewards[step * ROBOTS + i] = (walls[to] ? -1 : 0) + (robot.left.delete(robot.at) ? 10 : 0);
    });
  }
  for (let i = rewards.length - ROBOTS - 1; i >= 0; i--) rewards[i] += rewards[i + ROBOTS];
  moves.forEach((move, i) => {
    wanted[4 * i + move] = rewards[i];
  });
  net.trainOnBatch(tensor(x, [STEPS * ROBOTS, PLACES]), tensor(wanted, [STEPS * ROBOTS, 4]));
  return rewards.subarray(0, ROBOTS).reduce((sum, reward) => sum + reward / ROBOTS, 0);
}
const returns = Array.from({ length: TRIALS }, trial);

const identity = Array.from({ length: PLACES }, (_, i) =>
  Array.from({ length: PLACES }, (_, k) => Number(i === k)),
);
const chances = net.predict(identity).data;
const shown = (of) => Array.from({ length: PLACES }, (_, k) => (walls[k] ? 0 : of(k)));
const maps = MOVES.flatMap((_, move) => shown((k) => chances[4 * k + move]));
const labels = ['walls', 'chests', 'up', 'down', 'left', 'right'];
const values = [...walls.map(Number), ...shown((k) => Number(chests.includes(k))), ...maps];
plot(
  { values, width: SIDE, height: SIDE, count: 6, labels },
  { title: 'The maze, and the chance of each move at each place', columns: 3, range: [0, 1] },
);

print(net.summary());
plot(returns, { title: 'Mean return of each trial', axes: ['trial', 'return'] });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
