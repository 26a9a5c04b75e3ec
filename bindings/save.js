// A model as one file: safetensors with its weights and what its optimizer remembers, and, in the
// file's notes, Keras' JSON of the model, the seed, where the random streams stand, and the count of
// updates. Training goes on from it as if nothing had happened.

import { writeSafetensors } from './io/safetensors.js';
import { toJSON } from './keras-json.js';
import { namedWeights } from './weights-file.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./io/safetensors.js').NamedArray} NamedArray */

/**
 * What the optimizer remembers of each weight that it trains.
 * @param {import('./training.js').Training} training
 * @param {readonly {name: string, weight: import('./weights.js').Weight}[]} weights
 * @returns {NamedArray[]}
 */
function slotsOf(training, weights) {
  const names = new Map(weights.map(({ name, weight }) => [weight, name]));
  return training.trainer.state().slots.flatMap((parts, slot) =>
    training.weights.map((weight, k) => ({
      name: slotName(slot, String(names.get(weight))),
      shape: weight.shape,
      data: parts[k],
    })),
  );
}

/** @param {number} slot @param {string} weight */
export const slotName = (slot, weight) => `optimizer/${slot}/${weight}`;

/**
 * @param {Model} model
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function save(model) {
  const weights = namedWeights(model, 'save');
  const json = toJSON(model);
  const training = json.compile_config ? model.training : null;
  return writeSafetensors([...weights, ...(training ? slotsOf(training, weights) : [])], {
    format: 'keras',
    model: JSON.stringify(json),
    seed: String(model.seed),
    random: model.random.join(' '),
    updates: String(training?.trainer.updates ?? 0),
  });
}
