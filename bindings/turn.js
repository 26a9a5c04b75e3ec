// How long a loop may go on until the event loop gets its turn, and whether it was called off.

import { pause } from './pause.js';

/** The event loop's turn comes after so long. */
export const TURN_MS = 10;

export class Turn {
  #begin = performance.now();
  #signal;

  /** @param {AbortSignal} [signal] */
  constructor(signal) {
    this.#signal = signal;
    signal?.throwIfAborted();
  }

  /** Waits, if it is time. @param {boolean} [now] */
  async give(now = performance.now() - this.#begin >= TURN_MS) {
    if (!now) return;
    await pause();
    this.#signal?.throwIfAborted();
    this.#begin = performance.now();
  }
}
