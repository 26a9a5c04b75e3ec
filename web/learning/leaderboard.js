// The leaderboard of a demo whose runs compete, kept on the device: names, scores, and links that repeat
// a run to the last bit, so that everybody can check a claim. One entry of the browser's storage.
//
//   {nabla: 'leaderboard', version: 1, entries: [{name, score, link}]}

import { fromLink, toLink } from '../demo/link.js';

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../demo/link.js').Experiment} Experiment */
/** @typedef {{name: string, score: number, link: string}} Entry  score: a number of 32 bits */

export const VERSION = 1;

const LETTERS = 40; // of a name
const ENTRIES = 1000;

/**
 * The run that a link repeats, and the league in which it counts.
 * @param {string} src @param {Demo} demo @param {string} link
 * @returns {{league: string, experiment: Experiment}}
 * @throws {Error} a sentence
 */
export function judged(src, demo, link) {
  const experiment = fromLink(link, src, demo);
  if (!experiment) throw new Error('The link is not about this demo.');
  if (experiment.complaints.length > 0) throw new Error(experiment.complaints[0]);
  const { params, step } = experiment;
  const end = demo.pauseAt?.(params);
  if (step !== end)
    throw new Error(`A run counts at its end, step ${end}; this one stands at step ${step}.`);
  const league = demo.contest?.league(params);
  if (!league) throw new Error('With these settings a run counts in no class.');
  return { league, experiment };
}

/** @param {any} entry @returns {entry is Entry} */
const isEntry = (entry) =>
  typeof entry?.name === 'string' &&
  entry.name.length <= LETTERS &&
  Number.isFinite(entry.score) &&
  typeof entry.link === 'string';

/**
 * Entries that were kept or exported; each must be a whole run of this demo.
 * @param {string} src @param {Demo} demo @param {string} text
 * @returns {Entry[]}
 * @throws {Error} a sentence
 */
export function readEntries(src, demo, text) {
  let kept;
  try {
    kept = JSON.parse(text);
  } catch {
    throw new Error('It is not JSON.');
  }
  if (kept?.nabla !== 'leaderboard') throw new Error('It is no leaderboard of Nabla.');
  if (kept.version !== VERSION)
    throw new Error(`It has version ${kept.version}, and this page reads version ${VERSION}.`);
  const { entries } = kept;
  if (!Array.isArray(entries) || entries.length > ENTRIES || !entries.every(isEntry))
    throw new Error('Its entries cannot be read.');
  return entries.map(({ name, score, link }) => ({
    name,
    score: Math.fround(score),
    link: linkOf(src, demo, judged(src, demo, link).experiment),
  }));
}

/** In our own words, whatever a file may have written. @param {string} src @param {Demo} demo @param {Experiment} experiment */
const linkOf = (src, demo, experiment) => `#${toLink(src, demo, experiment)}`;

/** @param {Entry[]} entries */
export const written = (entries) =>
  JSON.stringify({ nabla: 'leaderboard', version: VERSION, entries });

/**
 * A run that has just ended, and what to say of it. Whether it is on the board already is told by its
 * link: then its score must be the same.
 * @param {Entry[]} entries
 * @param {string} src @param {Demo} demo @param {Experiment} experiment
 * @param {{name: string, score: number}} claim
 * @returns {{entries: Entry[], said: string}}
 */
export function entered(entries, src, demo, experiment, { name, score }) {
  const link = linkOf(src, demo, experiment);
  const { league } = judged(src, demo, link);
  const known = entries.find((entry) => entry.link === link);
  if (known?.score === score)
    return {
      entries,
      said: `${known.name} has this run, and the score is the same to the last bit.`,
    };
  if (known) {
    const said = `The board says ${known.score} for ${known.name}’s run. It gives ${score}.`;
    return { entries, said };
  }
  const entry = { name: name.trim().slice(0, LETTERS) || 'Somebody', score, link };
  const place = ranked(src, demo, [...entries, entry], league).indexOf(entry) + 1;
  return { entries: [...entries, entry], said: `Entered: number ${place} of class ${league}.` };
}

/** Those of a league, the best first. @param {string} src @param {Demo} demo @param {Entry[]} entries @param {string} league */
export const ranked = (src, demo, entries, league) =>
  entries
    .filter(({ link }) => judged(src, demo, link).league === league)
    .sort((a, b) => a.score - b.score);

/** Both lists, a run once. @param {Entry[]} own @param {Entry[]} other */
export const joined = (own, other) => [
  ...own,
  ...other.filter(({ link }) => own.every((entry) => entry.link !== link)),
];
