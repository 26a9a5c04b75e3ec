// What a page shows of a demo: all of it, or only some views and controls, some of them locked, with
// start values of its own, as the attributes of <nb-demo> say.

import { change } from '../../bindings/worker/demo.js';
import { fromLink } from './link.js';

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../../bindings/worker/demo.js').Params} Params */

/**
 * What a teacher made of it (web/demo/teacher.js has the names); start: in the words of a link.
 * @typedef {{hidden: Set<string>, locked: Set<string>, speed: number, start: string,
 *   complaints: string[]}} Limits
 */

/** @type {Limits} */
export const unlimited = {
  hidden: new Set(),
  locked: new Set(),
  speed: Infinity,
  start: '',
  complaints: [],
};

/** @param {string} names */
const words = (names) => names.split(/\s+/).filter(Boolean);

/** @template T @param {Record<string, T>} object @param {readonly string[]} names @returns {Record<string, T>} */
const pick = (object, names) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)));

/** The demo with these views alone. @param {Demo} demo @param {string | null} names @returns {Demo} */
export function withViews(demo, names) {
  if (names === null) return demo;
  const unknown = words(names).find((name) => !Object.hasOwn(demo.views, name));
  if (unknown === undefined) return { ...demo, views: pick(demo.views, words(names)) };
  const known = Object.keys(demo.views).join(', ');
  throw new Error(`The page asks for the view “${unknown}”; the demo has ${known}.`);
}

/**
 * The demo with controls for these parameters alone, less those that are hidden.
 * @param {Demo} demo @param {string | null} names @param {Limits} limits
 * @returns {Demo}
 */
export function withControls(demo, names, { hidden }) {
  if (names === null && hidden.size === 0) return demo;
  const wanted = (names === null ? Object.keys(demo.params) : words(names)).filter(
    (name) => !hidden.has(name),
  );
  const groups = Object.entries(demo.groups ?? { Parameters: Object.keys(demo.params) })
    .map(([heading, members]) => [heading, members.filter((name) => wanted.includes(name))])
    .filter(([, members]) => members.length > 0);
  return { ...demo, params: pick(demo.params, wanted), groups: Object.fromEntries(groups) };
}

/** What a command belongs to, where that has another name. @type {Record<string, string>} */
const owners = { toggle: 'play', single: 'play', back: 'play', look: 'rewind', goon: 'rewind' };

/** Whether a reader may give a command. @param {Limits} limits @param {string} command */
export function allows({ hidden, locked }, command) {
  const name = owners[command] ?? command;
  return !hidden.has(name) && !locked.has(name);
}

/**
 * The parameters with new values from a reader's hand; what is locked stays, presets or not.
 * @param {Demo} demo @param {Params} before @param {Record<string, any>} values @param {Limits} limits
 * @returns {Params}
 */
export function changed(demo, before, values, { locked }) {
  const known = Object.entries(values).filter(([name]) => Object.hasOwn(demo.params, name));
  const after = known.reduce((all, [name, value]) => change(demo, all, name, value), before);
  return { ...after, ...pick(before, [...locked]) };
}

/**
 * Where it starts: the defaults, or what a page gives in the words of a link.
 * @param {string} src @param {Demo} demo @param {string} given
 * @returns {import('./link.js').Experiment & {complaints: string[]}}
 */
export function startOf(src, demo, given) {
  const start = fromLink(`demo=${encodeURIComponent(src)}&${given}`, src, demo);
  if (!start) throw new Error(`“${src}” has no start.`);
  return start;
}
