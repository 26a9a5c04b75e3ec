// The runs of one cell, without any DOM of its own: what the program has said and drawn, how it ended,
// and a sentence for that. One run at a time; a new one begins with a clean slate.

/** @typedef {import('./figure.js').Figure} Figure */
/** @typedef {import('./sandbox.js').Outcome} Outcome */
/** @typedef {{level: 'log' | 'warn' | 'error', text: string}} Line */

/** @param {number} ms */
const duration = (ms) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

/** @param {Outcome} outcome @param {number} seconds */
export function sentenceOf({ end, ms, fault }, seconds) {
  if (end === 'done') return `Done in ${duration(ms)}.`;
  if (end === 'stopped') return `Stopped after ${duration(ms)}.`;
  if (end === 'late') {
    return `Stopped after ${seconds} s, the time limit. Is there a loop that never ends?`;
  }
  if (end === 'flood') return 'Stopped: it sent more than the page can show.';
  if (end === 'dead') return 'The browser ended the program: perhaps it ran out of memory.';
  return fault?.line ? `Line ${fault.line}: ${fault.message}` : (fault?.message ?? '');
}

export class CellRun {
  /** @type {AbortController | null} */
  #stop = null;

  /** @type {Line[]} */
  lines = [];
  /** By title. @type {Map<string, Figure>} */
  figures = new Map();
  /** Texts or bytes by the name of their file. @type {Map<string, string | Uint8Array>} */
  files = new Map();
  /** @type {Outcome | null} */
  outcome = null;
  sentence = '';

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  get running() {
    return this.#stop !== null;
  }

  /**
   * @param {{source: string, exercise?: string, seconds?: number}} request
   * @returns {Promise<Outcome | null>} null if it could not be run, and the sentence says why
   */
  async run(request) {
    this.stop();
    const stop = new AbortController();
    this.#stop = stop;
    this.lines = [];
    this.figures = new Map();
    this.files = new Map();
    this.outcome = null;
    this.sentence = 'Running …';
    this.changed();
    /** Only the newest run is shown. @param {() => void} act */
    const show = (act) => {
      if (this.#stop !== stop) return;
      act();
      this.changed();
    };
    try {
      const { runProgram } = await import('./sandbox.js'); // most readers run none
      const outcome = await runProgram(
        { ...request, signal: stop.signal },
        {
          line: (line) => show(() => this.lines.push(line)),
          file: ({ name, content }) => show(() => this.files.set(name, content)),
          plot: (figure) => show(() => this.figures.set(figure.view.title, figure)),
        },
      );
      show(() => this.#end(outcome, request.seconds ?? 10));
      return outcome;
    } catch (error) {
      show(() => {
        this.sentence = `The program could not be started: ${/** @type {Error} */ (error).message}`;
        this.#stop = null;
      });
      return null;
    }
  }

  stop() {
    this.#stop?.abort();
  }

  /** @param {Outcome} outcome @param {number} seconds */
  #end(outcome, seconds) {
    this.outcome = outcome;
    this.sentence = sentenceOf(outcome, seconds);
    this.#stop = null;
  }
}
