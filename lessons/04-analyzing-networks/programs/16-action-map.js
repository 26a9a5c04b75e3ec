// Lecture 10 · A robot in a maze: chances of five moves at every place, 3,465 parameters
const { layers, optimizers, random, sequential, tensor } = nabla;

// FRESH: another maze for each robot and trial. BUMP: what running into a wall costs. Harder cases of the
// course: 15, 4, 15, true, 10, 0.1, and 1800 trials; the same with 30 steps.
const [SIDE, CHESTS, STEPS, FRESH] = [7, 4, 15, false];
const [ROBOTS, BUMP, TRIALS] = [10, 0.5, 150];
const MOVES = [-SIDE, SIDE, -1, 1, 0];
const AREA = SIDE ** 2;

const net = sequential({ seed: 1 });
const seen = { kernelSize: 3, padding: 'same' };
const first = { ...seen, activation: 'elu', inputShape: [null, null, 3] };
net.add(layers.conv2d({ filters: 10, ...first }));
for (let i = 0; i < 3; i++) net.add(layers.conv2d({ filters: 10, ...seen, activation: 'elu' }));
net.add(layers.conv2d({ filters: 5, ...seen, activation: 'softmax' }));
// The notebook: adam(0.0002), and 300 trials.
net.compile({ optimizer: optimizers.adam(0.001), loss: 'categoricalCrossentropy' });

// A maze: walls around, pillars at even places, each with a wall to its right or below.
const stream = random.stream(1);
const below = (count) => Math.floor(count * stream.uniform());
function world() {
  const walls = new Float32Array(AREA);
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      const isBorder = [0, SIDE - 1].includes(row) || [0, SIDE - 1].includes(column);
      const isPillar = row % 2 === 0 && column % 2 === 0;
      if (isBorder || isPillar) walls[row * SIDE + column] = 1;
      if (isPillar && !isBorder) walls[row * SIDE + column + [1, SIDE][below(2)]] = 1;
    }
  const chests = new Float32Array(AREA);
  for (let placed = 0; placed < CHESTS; ) {
    const place = (2 + below(SIDE - 4)) * SIDE + 2 + below(SIDE - 4);
    if (walls[place]) continue;
    chests[place] += 1;
    placed += 1;
  }
  return { walls, chests, at: SIDE + 1 };
}
const only = world();

// What the network sees: walls, chests, robot.
function show(image, { walls, chests, at }) {
  for (let k = 0; k < AREA; k++) image.set([walls[k], chests[k], Number(k === at)], 3 * k);
}
const asImages = (values, channels) =>
  tensor(values, [values.length / AREA / channels, SIDE, SIDE, channels]);

// One of the moves, with their chances.
function drawn(chances) {
  let rest = stream.uniform();
  return chances.slice(0, -1).reduce((move, chance) => {
    rest -= chance;
    return rest < 0 ? move : move + 1;
  }, 0);
}

// All robots walk; then each of their moves is wanted as much as its whole way has brought.
function trial() {
  const x = new Float32Array(STEPS * ROBOTS * AREA * 3);
  const wanted = new Float32Array(STEPS * ROBOTS * AREA * 5);
  const robots = Array.from({ length: ROBOTS }, () => ({ ...(FRESH ? world() : only), gain: 0 }));
  const taken = [];
  for (let step = 0; step < STEPS; step++) {
    const images = x.subarray(step * ROBOTS * AREA * 3, (step + 1) * ROBOTS * AREA * 3);
    for (const [i, robot] of robots.entries()) show(images.subarray(i * AREA * 3), robot);
    const chances = net.predict(asImages(images, 3)).data;
    robots.forEach((robot, i) => {
      const here = 5 * (i * AREA + robot.at);
      const move = drawn(chances.subarray(here, here + 5));
      const to = robot.at + MOVES[move];
      taken.push(5 * step * ROBOTS * AREA + here + move);
      if (robot.walls[to]) robot.gain -= BUMP;
      else robot.at = to;
      robot.gain += robot.chests[robot.at];
    });
  }
  taken.forEach((place, i) => {
    wanted[place] = robots[i % ROBOTS].gain;
  });
  net.trainOnBatch(asImages(x, 3), asImages(wanted, 5));
  return robots.reduce((sum, { gain }) => sum + gain / ROBOTS, 0);
}
const returns = Array.from({ length: TRIALS }, trial);

// The chances of each move, for a robot at each place of the first maze.
const everywhere = new Float32Array(AREA * AREA * 3);
for (let at = 0; at < AREA; at++) show(everywhere.subarray(at * AREA * 3), { ...only, at });
const chances = net.predict(asImages(everywhere, 3)).data;
const maps = MOVES.flatMap((_, move) =>
  Array.from({ length: AREA }, (_, at) =>
    only.walls[at] ? 0 : chances[5 * (at * AREA + at) + move],
  ),
);
const labels = ['walls', 'chests', 'up', 'down', 'left', 'right', 'stay'];
const values = [...only.walls, ...only.chests.map((count) => count / CHESTS), ...maps];
plot(
  { values, width: SIDE, height: SIDE, count: 7, labels },
  { title: 'The maze, and the chance of each move at each place', columns: 4, range: [0, 1] },
);

print(net.summary());
plot(returns, { title: 'Mean return of each trial', axes: ['trial', 'return'] });
give('network_keras.py', net.toKeras());
give('network_jax.py', net.toJax());
