// Places of layers in a network, as JSON of Keras 3 and Keras 2 names them: [layer, which place, which output].

import { EngineError } from './errors.js';

/** The classes of models. */
export const KINDS = ['Sequential', 'Functional', 'Model'];

/** A tensor's place, from Keras 3's placeholder or from [name, which, 0, {}]. @param {any} value */
const placeOf = (value) => value?.config?.keras_history ?? value;

/**
 * What a layer gets at one place, as [layer, place, which output] each.
 * @param {any} node @param {string} name @param {string} where
 * @returns {any[][]}
 */
export function inputsOf(node, name, where) {
  const { args = [], kwargs } = Array.isArray(node) ? { args: [node] } : (node ?? {});
  const places = [...args, ...[kwargs?.initial_state ?? []].flat()].flatMap((argument) =>
    (Array.isArray(argument) ? argument : [argument]).map(placeOf),
  );
  if (places.length > 0 && places.every(Array.isArray)) return places;
  throw new EngineError(`layer '${name}' stands at a place without inputs`, { where });
}

/** Keras gives one place flat, several as a list. @param {any} places @returns {any[][]} */
export const listOf = (places) => (Array.isArray(places?.[0]) ? places : [places]);

/**
 * What is put to the index of a model's place: Keras 3 counts those of a functional model from 1 at the ends of a
 * network, Keras 2 those of all models everywhere, so that an index is one too large.
 * @param {any} saved the model @param {readonly any[][]} places that are asked for @param {boolean} isEnd
 */
function firstPlace(saved, places, isEnd) {
  if (!KINDS.includes(saved.class_name)) return 0;
  if (isEnd && saved.class_name !== 'Sequential') return 1;
  const count = saved.inbound_nodes.length;
  return Number(places.some(([name, place]) => name === saved.name && place >= count));
}

/** Lets indices of places begin with 0. @param {readonly any[]} list of layers @param {readonly any[][]} asked all places that are @param {boolean} isEnd */
export function fromZero(list, asked, isEnd) {
  const first = new Map(list.map((one) => [one.name, firstPlace(one, asked, isEnd)]));
  return (/** @type {any[]} */ [name, place, index]) => [
    name,
    place - (first.get(name) ?? 0),
    index,
  ];
}
