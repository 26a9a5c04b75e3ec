// The numbers of one backward pass through a 2-2-1 network, by hand.

const start = `// x = (1, 2), target t = 1. Hidden neurons: ReLU. Output: linear. C = ½(y − t)².
//   z1 = 1·x1 + 0.5·x2        z2 = −1·x1 + 1·x2 − 3        z = 2·y1 + 1·y2 − 1
export const y = NaN; //       the output
export const delta = NaN; //   ∂C/∂z
export const delta1 = NaN; //  ∂C/∂z1
export const delta2 = NaN; //  ∂C/∂z2
export const slope = NaN; //   ∂C/∂w21, of the weight 0.5 that leads from x2 to the first neuron
`;

const NAMES = /** @type {const} */ (['y', 'delta', 'delta1', 'delta2', 'slope']);

/** What each says that is wrong. @type {Record<typeof NAMES[number], string>} */
const advice = {
  y: 'go forward first: z1, z2, their ReLUs, then the output',
  delta: 'the output is linear, so its slope is 1 and only the deviation is left',
  delta1: 'carry delta down along the weight 2, and multiply by the slope of ReLU at z1',
  delta2: 'look at the sign of z2: what is the slope of ReLU there?',
  slope: 'a weight’s slope is the delta above it times the number that comes up through it',
};

/** The same by the engine. @param {typeof import('../../../bindings/index.js')} nabla */
function byEngine({ ops, tensor, valueAndGrad }) {
  const x = tensor([[1, 2]]);
  /** @type {any} */
  const given = {
    w: tensor([1, -1, 0.5, 1], [2, 2]),
    b: tensor([0, -3]),
    v: tensor([2, 1], [2, 1]),
  };
  const cost = (/** @type {any} */ { w, b, v, c }) => {
    const y = ops.relu(x.matmul(w).add(b)).matmul(v).add(c);
    return ops.sum(ops.square(y.sub(1))).mul(0.5);
  };
  const { value, gradient } = valueAndGrad(cost)({ ...given, c: tensor([-1]) });
  const [delta] = gradient.c.data;
  const [delta1, delta2] = gradient.b.data;
  return { y: 1 + Math.sqrt(2 * value), delta, delta1, delta2, slope: gradient.w.data[2] };
}

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'The deltas of a 2-2-1 network, by hand',
  task:
    'One example goes through a small network. Put in the five numbers. No computer is needed, only ' +
    'the three rules: start, carry down, multiply.',
  code: start,
  check({ exports, nabla }) {
    const exact = byEngine(nabla);
    const wrong = NAMES.filter((name) => !(Math.abs(exports[name] - exact[name]) < 1e-3));
    if (wrong.length === 0)
      return { passed: true, feedback: 'All five agree with the engine. One neuron was silent.' };
    const right = NAMES.length - wrong.length;
    const [first] = wrong;
    return {
      passed: false,
      feedback: `${right} of 5 are right. The first that is not is ${first}: ${advice[first]}.`,
    };
  },
  hint: 'z1 = 2, z2 = −2, so y1 = 2 and y2 = 0. The second neuron does not hear of the mistake.',
  solution: start
    .replace('y = NaN;', 'y = 3;')
    .replace('delta = NaN;', 'delta = 2;')
    .replace('delta1 = NaN;', 'delta1 = 4;')
    .replace('delta2 = NaN;', 'delta2 = 0;')
    .replace('slope = NaN;', 'slope = 8;'),
};
