// What the course's dense networks come to on the pictures of this page.

/** @type {import('../../../bindings/worker/demo.js').Check[]} */
export const checks = [
  {
    what: 'the notebook’s run; most seeds end with 9 to 15 % wrong, seed 3 with dead units (it: 6.76 %)',
    seeds: [1, 2, 4],
    tested: 1,
    steps: 30 * 45,
    expect: ({ 'test error %': error, training, 'dead units': dead }) =>
      error > 7 && error < 17 && training > 0.9 && dead > 5,
  },
  {
    what: 'at half its rate no unit dies, the 4500 are learned by heart, and 7 to 10 % of new ones are wrong',
    params: { rate: 0.5 },
    tested: 1,
    steps: 30 * 45,
    expect: ({ 'test error %': error, training, 'dead units': dead }) =>
      error > 6 && error < 10 && training > 0.995 && dead === 0,
  },
  {
    what: 'the larger network with Gaussian dropout comes to the notebook’s order at its own rate',
    params: { network: 'large' },
    tested: 1,
    steps: 30 * 45,
    expect: ({ 'test error %': error }) => error > 5.5 && error < 10.5,
  },
  {
    what: 'in one pass of 45 batches the cost falls from 2.4, with spikes; nothing is learned well',
    steps: 45,
    expect: ({ training, 'test error %': error }) => training > 0.2 && error > 15,
  },
  {
    what: 'clothes are brighter: at a rate of 1 every network dies, and gives one answer to all',
    params: { pictures: 'fashion' },
    steps: 30 * 13,
    expect: ({ 'test error %': error, 'dead units': dead }) => error > 80 && dead > 20,
  },
  {
    what: 'at a tenth of that rate 20 to 28 % of the new clothes are wrong, and no unit dies',
    params: { pictures: 'fashion', rate: 0.1 },
    steps: 30 * 13,
    expect: ({ 'test error %': error, 'dead units': dead }) =>
      error > 20 && error < 28 && dead === 0,
  },
];
