// The order of a network's layers, and so of its weights, as Keras has it: the farther from the outputs a
// layer stands, the earlier it comes (of a shared layer the farthest place counts); of those as far as each
// other, the one that is met first on the way back from the outputs.

/** @typedef {import('./layer.js').Layer} Layer */
/** @typedef {import('./symbolic.js').Place} Place */
/** @typedef {{place: Place}} Value */

/** All places that the outputs need, and the inputs', in an order in which they can be computed. @param {readonly Value[]} outputs @param {readonly Value[]} inputs */
export function placesInOrder(outputs, inputs) {
  /** @type {Set<Place>} */
  const seen = new Set();
  /** @type {Place[]} */
  const order = [];
  /** @param {Value} value */
  const visit = ({ place }) => {
    if (seen.has(place)) return;
    seen.add(place);
    place.inputs.forEach(visit);
    order.push(place);
  };
  outputs.forEach(visit);
  inputs.forEach(visit);
  return order;
}

/** How many layers are met before each. @param {readonly {place: Place}[]} outputs */
function wayBack(outputs) {
  /** @type {Map<Layer, number>} */
  const met = new Map();
  const seen = new Set();
  /** @param {{place: Place}} value */
  const visit = ({ place }) => {
    if (seen.has(place)) return;
    seen.add(place);
    if (!met.has(place.layer)) met.set(place.layer, met.size);
    place.inputs.forEach(visit);
  };
  outputs.forEach(visit);
  return met;
}

/** How far each layer is from the outputs. @param {readonly Place[]} places in an order of computation */
function distances(places) {
  /** @type {Map<Place, number>} */
  const ofPlace = new Map();
  /** @type {Map<Layer, number>} */
  const ofLayer = new Map();
  for (const place of places.toReversed()) {
    const far = Math.max(ofPlace.get(place) ?? 0, ofLayer.get(place.layer) ?? 0);
    ofLayer.set(place.layer, far);
    for (const { place: before } of place.inputs)
      ofPlace.set(before, Math.max(ofPlace.get(before) ?? 0, far + 1));
  }
  return ofLayer;
}

/**
 * @param {readonly {place: Place}[]} outputs
 * @param {readonly Place[]} places all that the outputs need, in an order of computation; also inputs that they
 *   do not need, which stand beside the outputs
 * @returns {Layer[]}
 */
export function layersInOrder(outputs, places) {
  const met = wayBack(outputs);
  const far = distances(places);
  const unused = places.map(({ layer }) => layer).filter((layer) => !met.has(layer));
  for (const input of unused) met.set(input, -1);
  const at = (/** @type {Map<Layer, number>} */ map, /** @type {Layer} */ layer) =>
    Number(map.get(layer));
  return [...met.keys()].sort((a, b) => at(far, b) - at(far, a) || at(met, a) - at(met, b));
}
