// What a classifier does with pictures that it was not trained on: the share of right answers, which
// class is taken for which, and the mistakes themselves.

import { CLASSES, input, PIXELS, SIDE } from './digits.js';

/** @typedef {import('./digits.js').Pictures} Pictures */

/**
 * @typedef {object} Judgement
 * @property {number} accuracy
 * @property {number} cost            mean of −ln p of the true class
 * @property {Float32Array} answers   probabilities, a row for each picture
 * @property {number[]} mistakes      places of the pictures that are taken for another class
 */

/** Before anybody was asked: a guess. */
export const unasked = {
  accuracy: 1 / CLASSES,
  confusion: {
    values: new Float32Array(CLASSES * CLASSES),
    width: CLASSES,
    height: CLASSES,
  },
  gallery: { values: new Float32Array(0), width: SIDE, height: SIDE, count: 0 },
};

/** Views that show what goes wrong. @type {Record<string, import('../../../bindings/worker/demo.js').View>} */
export const views = {
  confusion: {
    plot: 'heatmap',
    title: 'Confusion in the test set: which class is taken for which',
    wide: true,
    domain: [-0.5, 9.5],
    range: [0, 20],
    axes: ['answer', 'truth'],
    of: ({ confusion }) => confusion,
  },
  gallery: {
    plot: 'images',
    title: 'Mistakes in the test set, the surest first: truth → answer and its probability',
    range: [0, 1],
    wide: true,
    of: ({ gallery }) => gallery,
  },
};

/** The class with the largest probability. @param {Float32Array} answers @param {number} row */
export function answerOf(answers, row) {
  const p = answers.subarray(row * CLASSES, (row + 1) * CLASSES);
  return p.indexOf(Math.max(...p));
}

/** @param {any} net @param {Pictures} pictures @param {boolean} [asImages] @returns {Judgement} */
export function judge(net, { values, labels, count }, asImages = false) {
  const answers = net.predict(input(values, asImages), { batchSize: 500 }).data;
  const mistakes = [];
  let cost = 0;
  for (let i = 0; i < count; i++) {
    cost -= Math.log(Math.max(answers[CLASSES * i + labels[i]], 1e-7)) / count;
    if (answerOf(answers, i) !== labels[i]) mistakes.push(i);
  }
  return { accuracy: 1 - mistakes.length / count, cost, answers, mistakes };
}

/** How often class r (upward) is taken for class c (to the right). @param {Judgement} judgement @param {Pictures} pictures */
export function confusion({ answers }, { labels, count }) {
  const values = new Float32Array(CLASSES * CLASSES);
  for (let i = 0; i < count; i++)
    values[(CLASSES - 1 - labels[i]) * CLASSES + answerOf(answers, i)] += 1;
  return { values, width: CLASSES, height: CLASSES };
}

/** Its probability. @param {Float32Array} answers @param {number} row */
const sureness = (answers, row) => answers[CLASSES * row + answerOf(answers, row)];

/** What a picture is, and what it is taken for; in three lines where the classes have words for names. @param {Judgement} judgement @param {Pictures} pictures @param {string[]} names @param {number} i */
function caption({ answers }, { labels }, names, i) {
  const [truth, answer] = [labels[i], answerOf(answers, i)];
  const chance = `${Math.round(100 * sureness(answers, i))}%`;
  if (names[0].length > 1)
    return `${names[truth]}\n${truth === answer ? 'right' : `→ ${names[answer]}`}\n${chance}`;
  return truth === answer
    ? `${names[answer]} ${chance}`
    : `${names[truth]} → ${names[answer]} ${chance}`;
}

/** Of the first pictures. @param {Judgement} judgement @param {Pictures} pictures @param {string[]} names @param {number} count */
export const captions = (judgement, pictures, names, count) =>
  Array.from({ length: count }, (_, i) => caption(judgement, pictures, names, i));

/** Mistakes as pictures, those it is surest of first. @param {Judgement} judgement @param {Pictures} pictures @param {string[]} names @param {number} most */
export function gallery(judgement, pictures, names, most) {
  const { answers, mistakes } = judgement;
  const shown = [...mistakes]
    .sort((i, k) => sureness(answers, k) - sureness(answers, i))
    .slice(0, most);
  const values = new Float32Array(shown.length * PIXELS);
  for (const [k, i] of shown.entries())
    values.set(pictures.values.subarray(i * PIXELS, (i + 1) * PIXELS), k * PIXELS);
  const labels = shown.map((i) => caption(judgement, pictures, names, i));
  return { values, width: SIDE, height: SIDE, count: shown.length, labels };
}
