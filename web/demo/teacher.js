// A demo as a teacher wants it shown: controls that are hidden or locked, values at the start.
//
//   hide=seed,code,rate   lock=batch   set=rate:0.1,task:XOR 2024,seed:3,speed:100
//
// Names are those of parameters, of plots (view.NAME where a parameter has the same) and of what every
// demo has. What cannot be done is told in a sentence and left out. Loaded where there are such words.

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('./demo-part.js').Limits} Limits */
/** @typedef {{hide: string, lock: string, set: string, others: Demo[]}} Words  others: demos that share them */

/** What every demo has and can do without. @type {Record<string, string>} */
export const parts = {
  play: 'Play and Step',
  reset: 'Reset',
  speed: 'Speed',
  seed: 'Seed',
  results: 'Step and results, in numbers',
  progress: 'Progress of the run',
  rewind: 'Look back',
  link: 'Copy link',
  seeds: 'Several seeds',
  fullscreen: 'Full screen',
  course: 'Open in the course',
  keys: 'List of keys',
  code: 'Show the code',
};

/** @param {Demo} demo */
const lockable = ({ params }) => [...Object.keys(params), 'seed', 'speed'];

/** @param {Demo} demo */
const hideable = (demo) => [
  ...[...Object.keys(demo.params), ...Object.keys(demo.views), ...Object.keys(parts)],
  ...Object.keys(demo.views).map((name) => `view.${name}`),
];

/** Steps a second that can be chosen. */
const speeds = ['1', '10', '100', '1000'];

/** @param {string} text */
const list = (text) => text.split(/[\s,]+/).filter(Boolean);

/** A comma ends a value only where another name follows. @param {string} text */
const pairs = (text) => text.split(/,(?=\s*\w+:)/).filter((piece) => piece.trim() !== '');

/**
 * @param {Demo} demo
 * @param {Words} words
 * @returns {Limits}
 */
export function taught(demo, { hide, lock, set, others }) {
  /** @type {string[]} */
  const complaints = [];

  /** @param {string} text @param {(demo: Demo) => string[]} possible @param {string} done */
  const known = (text, possible, done) => {
    const own = possible(demo);
    for (const name of list(text)) {
      if (own.includes(name) || others.some((other) => possible(other).includes(name))) continue;
      complaints.push(`“${short(name)}” cannot be ${done}; it can be one of ${own.join(', ')}.`);
    }
    return new Set(list(text).filter((name) => own.includes(name)));
  };
  const hidden = known(hide, hideable, 'hidden');
  for (const name of Object.keys(demo.views)) {
    if (hidden.has(name) && !Object.hasOwn(demo.params, name)) hidden.add(`view.${name}`);
  }
  const locked = known(lock, lockable, 'locked');

  const start = new URLSearchParams();
  let speed = Infinity;
  for (const piece of pairs(set)) {
    const [, name, value] = piece.match(/^\s*(\w+):(.*)$/s) ?? [];
    if (name === undefined) {
      complaints.push(`“${short(piece)}” sets nothing; write a name and a value, as in rate:0.1.`);
    } else if (name === 'speed') {
      if (speeds.includes(value)) speed = Number(value);
      else complaints.push(`The speed “${short(value)}” must be one of ${speeds.join(', ')}.`);
    } else if (!others.some(({ params }) => Object.hasOwn(params, name) && !demo.params[name])) {
      start.set(name, value);
    }
  }
  return { hidden, locked, speed, start: start.toString(), complaints };
}

/** @param {string} text */
const short = (text) => (text.length > 24 ? `${text.slice(0, 24)}…` : text);
