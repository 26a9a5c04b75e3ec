// An experiment as a link, and back. What cannot be read is told in a sentence and replaced by what
// stood there before.

import { change, defaults } from '../../bindings/worker/demo.js';
import { decode, encode } from './params.js';

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../../bindings/worker/demo.js').Params} Params */
/** @typedef {import('../../bindings/worker/demo.js').Param} Param */

/** A run that is longer is not repeated: it would take more than a quarter of an hour. */
const MOST_STEPS = 10_000_000;

/**
 * @typedef {object} Experiment  a run that anybody can repeat
 * @property {Params} params  at the start
 * @property {number} seed
 * @property {number} step    how far it went
 * @property {{step: number, name: string, value: any}[]} changes  parameters changed on the way
 */

/**
 * The part of a link after '#'. Only what differs from the defaults and presets is written.
 * @param {string} src
 * @param {Demo} demo
 * @param {Experiment} experiment
 */
export function toLink(src, demo, { params, seed, step, changes }) {
  const words = new URLSearchParams({ demo: src, seed: String(seed), step: String(step) });
  let expected = defaults(demo);
  for (const name of presetsFirst(demo)) {
    if (encode(params[name]) === encode(expected[name])) continue;
    words.set(name, encode(params[name]));
    expected = change(demo, expected, name, params[name]);
  }
  for (const { step: at, name, value } of changes) words.set(`${name}.${at}`, encode(value));
  return words.toString();
}

/** Parameters in the words of a link, each of them. @param {Params} params */
export const wordsOf = (params) =>
  new URLSearchParams(
    Object.entries(params).map(([name, value]) => [name, encode(value)]),
  ).toString();

/** Names in the order in which a link is read: a preset before what it may have set. @param {Demo} demo */
export const presetsFirst = ({ params }) =>
  Object.keys(params).sort((a, b) => Number(hasPresets(params[b])) - Number(hasPresets(params[a])));

/** @param {Param} param */
const hasPresets = (param) =>
  'options' in param && Object.values(param.options).some((option) => option.set);

/**
 * @param {string} hash  with or without '#'
 * @param {string} src
 * @param {Demo} demo
 * @returns {(Experiment & {complaints: string[]}) | null}  null: the link is about something else
 */
export function fromLink(hash, src, demo) {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  if (words.get('demo') !== src) return null;
  /** @type {string[]} */
  const complaints = [];

  /** @param {string} label @param {string} text @param {(text: string) => any} read @param {any} otherwise */
  const attempt = (label, text, read, otherwise) => {
    try {
      return read(text);
    } catch (error) {
      const short = text.length > 24 ? `${text.slice(0, 24)}…` : text;
      const wanted = /** @type {Error} */ (error).message;
      const used = otherwise === undefined ? 'it is left out' : `${describe(otherwise)} is used`;
      complaints.push(`The link says ${label} “${short}”, but that must be ${wanted}; ${used}.`);
      return otherwise;
    }
  };

  const natural = (/** @type {string} */ text) => {
    if (/^\d{1,9}$/.test(text)) return Number(text);
    throw new Error('a whole number below a thousand million');
  };
  const seed = attempt('seed', words.get('seed') ?? '1', natural, 1);
  const reachable = (/** @type {string} */ text) => {
    if (/^\d{1,8}$/.test(text) && Number(text) <= MOST_STEPS) return Number(text);
    throw new Error(`a whole number up to ${MOST_STEPS / 1e6} million`);
  };
  const step = attempt('step', words.get('step') ?? '0', reachable, 0);

  let params = defaults(demo);
  for (const name of presetsFirst(demo)) {
    const param = demo.params[name];
    const text = words.get(name);
    if (text === null) continue;
    const read = (/** @type {string} */ word) => decode(param, word);
    params = change(demo, params, name, attempt(param.label, text, read, params[name]));
  }

  const later = (/** @type {string} */ text) => {
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
    throw new Error('a whole number from 1 up');
  };
  /** @type {Experiment['changes']} */
  const changes = [];
  for (const [key, text] of words) {
    const [name, at] = key.split('.');
    if (key === 'demo' || key === 'seed' || key === 'step') continue;
    if (!Object.hasOwn(demo.params, name)) {
      complaints.push(
        `The link speaks of “${name}”, which this demo does not have; it is left out.`,
      );
    } else if (at !== undefined && demo.params[name].restart) {
      complaints.push(
        `The link changes ${demo.params[name].label} on the way, which starts a run anew; it is left out.`,
      );
    } else if (at !== undefined) {
      const param = demo.params[name];
      const value = attempt(param.label, text, (word) => decode(param, word), undefined);
      const when = attempt('step', at, later, undefined);
      if (value !== undefined && when !== undefined) changes.push({ step: when, name, value });
    }
  }
  changes.sort((a, b) => a.step - b.step);
  return { params, seed, step, changes, complaints };
}

/** @param {any} value */
const describe = (value) =>
  value instanceof Float32Array ? 'the picture' : encode(value) || 'none';
