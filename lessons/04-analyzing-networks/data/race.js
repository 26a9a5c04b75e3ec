// Kinds of training side by side, on the same number of samples. Each lane is a learning rate with a batch
// size, and has several networks; those of the same number begin with the same weights in every lane.

import { random } from '../../../bindings/index.js';
import { at, places } from './picture.js';
import { PictureNet } from './picture-net.js';

/** @typedef {import('./picture.js').Picture} Picture */

/** Samples that every network gets in a round: the largest batch there may be. */
export const ROUND = 1000;

/** Pixels each way of the map on which networks are compared. */
export const PIXELS = 20;
const where = places(PIXELS);

export const LANES = 4;

/** @param {number[]} values */
export function summary(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / Math.max(1, values.length - 1) / values.length) };
}

class Lane {
  /** @type {{samples: number, mean: number, error: number}[]} */
  course = [];
  #owed = 0;

  /** @param {{rate: number, batch: number, hidden: number[], optimizer: string}} how @param {number[]} seeds */
  constructor({ batch, ...how }, seeds) {
    this.batch = batch;
    this.rate = how.rate;
    this.label = `η ${how.rate}, batch ${batch}`;
    this.nets = seeds.map((seed) => new PictureNet(how, random.stream(seed)));
  }

  /** @param {Picture} picture */
  round(picture) {
    this.#owed += ROUND;
    for (; this.#owed >= this.batch; this.#owed -= this.batch)
      for (const net of this.nets) net.learn(picture, this.batch);
  }

  /** @param {number} samples @param {Float32Array} target */
  measure(samples, target) {
    const costs = this.nets.map(({ net }) => {
      /** @type {Float32Array} */
      const data = net.predict(where).data;
      return data.reduce((sum, y, i) => sum + (y - target[i]) ** 2 / (2 * data.length), 0);
    });
    this.course.push({ samples, ...summary(costs) });
  }

  /** Mean cost and its standard error, as a curve. */
  curve() {
    const { course, label: name } = this;
    return {
      name,
      x: Float32Array.from(course, ({ samples }) => samples),
      y: Float32Array.from(course, ({ mean }) => mean),
      low: Float32Array.from(course, ({ mean, error }) => Math.max(mean - error, mean / 10)),
      high: Float32Array.from(course, ({ mean, error }) => mean + error),
    };
  }
}

export class Race {
  samples = 0;

  /** @param {{rates: number[], batches: number[], nets: number, units: number, optimizer: string}} how @param {Picture} picture @param {import('../../../bindings/index.js').Stream} seeding */
  constructor({ rates, batches, nets, units, optimizer }, picture, seeding) {
    const seeds = Array.from({ length: nets }, () => seeding.next());
    const hidden = [units, units];
    this.lanes = rates.map(
      (rate, i) => new Lane({ rate, batch: batches[i], hidden, optimizer }, seeds),
    );
    this.picture = picture;
    this.target = at(picture, where).data;
  }

  measure() {
    for (const lane of this.lanes) lane.measure(this.samples, this.target);
  }

  /** All lanes a round; a long race is measured more rarely. */
  round() {
    this.samples += ROUND;
    for (const lane of this.lanes) lane.round(this.picture);
    const rounds = this.samples / ROUND;
    if (rounds % Math.ceil(rounds / 100) === 0) this.measure();
  }

  curves() {
    return this.lanes.map((lane) => lane.curve());
  }

  /** The lowest mean cost of a lane. */
  best() {
    return Math.min(...this.lanes.map(({ course }) => course[course.length - 1].mean));
  }

  /** What a lane has that not all have, short enough to stand below a small picture. */
  labels() {
    const isSame = this.lanes.every(({ batch }) => batch === this.lanes[0].batch);
    return this.lanes.map(({ rate, batch }) => (isSame ? `η = ${rate}` : `B = ${batch}`));
  }

  /** The picture of each lane's first network, and the target. */
  pictures() {
    const outputs = this.lanes.map(({ nets: [{ net }] }) => net.predict(where).data);
    return {
      values: Float32Array.from([...outputs, this.target].flatMap((values) => [...values])),
      width: PIXELS,
      height: PIXELS,
      labels: [...this.labels(), 'target'],
    };
  }

  dispose() {
    for (const { nets } of this.lanes) for (const net of nets) net.dispose();
  }
}
