// Watching one of the logs for the better: less of a loss, more of an accuracy.

import { checkNumber, describe, EngineError } from '../errors.js';
import { Callback } from './callback.js';

/** @typedef {'auto' | 'min' | 'max'} Mode */

const BETTER_HIGH = /acc|auc|precision|recall|f1|r2|similarity|iou/i;

export class Monitor extends Callback {
  /** @type {number | null} */
  best = null;

  /** @param {string} where @param {{monitor: string, mode: Mode, minDelta: number}} options */
  constructor(where, { monitor, mode, minDelta }) {
    super();
    if (typeof monitor !== 'string')
      throw new EngineError(`monitor must be a key of the logs, not ${describe(monitor)}`, {
        where,
      });
    if (!['auto', 'min', 'max'].includes(mode))
      throw new EngineError(`mode must be 'auto', 'min' or 'max', not ${describe(mode)}`, {
        where,
      });
    this.where = where;
    this.monitor = monitor;
    this.minDelta = Math.abs(checkNumber(where, 'minDelta', minDelta));
    this.sign = mode === 'max' || (mode === 'auto' && BETTER_HIGH.test(monitor)) ? 1 : -1;
  }

  /** The value watched. @param {import('./callback.js').Logs} logs */
  valueIn(logs) {
    const value = logs[this.monitor];
    if (value !== undefined) return value;
    const known = Object.keys(logs).join(', ');
    throw new EngineError(`the logs have no '${this.monitor}'; they have ${known}`, {
      where: this.where,
    });
  }

  /** Better by more than minDelta. @param {number} value @param {number | null} [than] */
  isBetter(value, than = this.best) {
    if (than === null) return true;
    return this.sign > 0 ? value - this.minDelta > than : value + this.minDelta < than;
  }
}
