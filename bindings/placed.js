// Where a layer stands in networks, and what comes in and leaves there.

import { single } from './batch.js';
import { EngineError } from './errors.js';
import { Weighted } from './weighted.js';

/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** @typedef {import('./symbolic.js').Place} Place */

/** @param {any} values symbolic, one or a list @returns {any} */
const shapesOf = (values) =>
  Array.isArray(values) ? values.map(({ shape }) => shape) : values?.shape;

export class Placed extends Weighted {
  /** Where the layer stands; several, if it is shared. @type {Place[]} */
  places = [];

  get #firstPlace() {
    if (this.places.length > 0) return this.places[0];
    throw new EngineError('stands in no network yet', { code: 'state', where: this.name });
  }

  /** What the layer gave at its first place. @returns {any} symbolic, one or a list */
  get output() {
    return single(this.#firstPlace.outputs);
  }

  /** What the layer got at its first place. @returns {any} symbolic, one or a list */
  get input() {
    return single(this.#firstPlace.inputs);
  }

  /** Shapes are the layer's own where all places have the same. @param {'inputs' | 'outputs'} side */
  #agree(side) {
    const all = this.places.map((place) => JSON.stringify(shapesOf(place[side])));
    if (new Set(all).size > 1)
      throw new EngineError(`stands in several places with ${side} ${all.join(' and ')}`, {
        code: 'state',
        where: this.name,
      });
  }

  /** What comes in, batch first. @returns {any} a shape, or a list of them */
  get inputShape() {
    this.#agree('inputs');
    return shapesOf(this.input);
  }

  /** What leaves, batch first. @returns {any} a shape, or a list of them */
  get outputShape() {
    this.#agree('outputs');
    return shapesOf(this.output);
  }

  get dtype() {
    return 'float32';
  }
}
