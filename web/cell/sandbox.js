// Runs a program of the visitor where it can do no harm: in a worker inside a frame with an origin of
// its own and without network (web/cell.html). The page keeps the clock, and counts what arrives.
// The end of a run, whatever it is, removes the frame and with it everything that runs inside.

import { importExerciseText } from '../learning/exercise-texts.js';

/** @typedef {import('../../bindings/worker/exercise.js').Verdict} Verdict */
/** @typedef {import('./fault.js').Fault} Fault */
/** @typedef {import('./figure.js').Figure} Figure */

/**
 * @typedef {object} Watch  told while the program runs
 * @property {(line: {level: 'log' | 'warn' | 'error', text: string}) => void} [line]
 * @property {(figure: Figure) => void} [plot]
 * @property {(file: {name: string, content: string | Uint8Array}) => void} [file]
 */

/**
 * How a run ended. `fault`: the program threw; `stopped`: by the visitor; `late`: by the clock; `flood`:
 * it sent more than it may; `dead`: the browser ended it.
 * @typedef {object} Outcome
 * @property {'done' | 'fault' | 'stopped' | 'late' | 'flood' | 'dead'} end
 * @property {number} ms
 * @property {Fault} [fault]
 * @property {Verdict} [verdict]
 */

/** More messages than the bounds of web/cell/outlet.js allow. */
const MESSAGES = 2000;

/** How long the sandbox may take to begin, in ms: a phone compiles the engine. */
const START_MS = 30_000;

/** @type {Promise<[string, ArrayBuffer]> | null} the text of the runtime, the bytes of the engine */
let parts = null;

async function loadParts() {
  const engine = new URL('../../bindings/dist/engine.wasm', import.meta.url);
  const [runtime, response] = await Promise.all([import('./runtime.js?sandboxed'), fetch(engine)]);
  return /** @type {[string, ArrayBuffer]} */ ([runtime.default, await response.arrayBuffer()]);
}

/** The packs that a program names in a line of its own, `// data: mnist, fashion`; their bytes. @param {string} source */
async function packsOf(source) {
  const names = source.match(/^\/\/ data: (\w+(?:, *\w+)*)$/m)?.[1].split(/, */) ?? [];
  if (names.length === 0) return {};
  const { bytesOf } = await import('../demo/packs.js');
  const bytes = await Promise.all(names.map((name) => bytesOf(name)));
  return Object.fromEntries(names.map((name, i) => [name, bytes[i]]));
}

/** @returns {HTMLIFrameElement} */
function newFrame() {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = 'Sandbox of a program';
  frame.hidden = true;
  frame.src = new URL('../cell.html', import.meta.url).href;
  return frame;
}

/**
 * @param {{source: string, exercise?: string, seconds?: number, signal?: AbortSignal}} request
 *   exercise: LESSON/NAME of one that judges the program
 * @param {Watch} [watch]
 * @returns {Promise<Outcome>}
 */
export async function runProgram({ source, exercise, seconds = 10, signal }, watch = {}) {
  parts ??= loadParts().catch((error) => {
    parts = null;
    throw error;
  });
  const [[runtime, wasm], packs] = await Promise.all([parts, packsOf(source)]);
  const text = exercise === undefined ? null : await importExerciseText(exercise);
  if (signal?.aborted) return { end: 'stopped', ms: 0 };
  return inFrame(
    { runtime, order: { source, wasm, packs, exercise: text } },
    seconds,
    signal,
    watch,
  );
}

/** @param {any} given @param {number} seconds @param {AbortSignal | undefined} signal @param {Watch} watch @returns {Promise<Outcome>} */
function inFrame(given, seconds, signal, watch) {
  const frame = newFrame();
  const { port1, port2 } = new MessageChannel();
  const { promise, resolve } = /** @type {PromiseWithResolvers<Outcome>} */ (
    Promise.withResolvers()
  );
  let begin = performance.now();
  let messages = 0;
  /** @type {Partial<Outcome>} */
  const seen = {};
  /** @type {number} */
  let timer;

  const finish = (/** @type {Outcome['end']} */ end, ms = performance.now() - begin) => {
    clearTimeout(timer);
    removeEventListener('message', greet);
    signal?.removeEventListener('abort', stop);
    port1.onmessage = null;
    port1.close();
    frame.remove();
    resolve({ ...seen, end, ms });
  };
  const stop = () => finish('stopped');
  const greet = (/** @type {MessageEvent} */ { source, data }) => {
    if (source !== frame.contentWindow) return;
    if (data === 'sandbox ready') frame.contentWindow?.postMessage(given, '*', [port2]);
    if (data === 'sandbox dead') finish('dead');
  };

  port1.onmessage = ({ data: { kind, ...rest } }) => {
    messages += 1;
    if (messages > MESSAGES) return finish('flood');
    if (kind === 'start') {
      begin = performance.now();
      clearTimeout(timer);
      timer = window.setTimeout(() => finish('late'), seconds * 1000);
    } else if (kind === 'line') watch.line?.(rest);
    else if (kind === 'plot') watch.plot?.(rest);
    else if (kind === 'file') watch.file?.(rest);
    else if (kind === 'verdict') seen.verdict = rest;
    else if (kind === 'fault') seen.fault = rest;
    else if (kind === 'end') finish(seen.fault ? 'fault' : 'done', rest.ms);
  };

  timer = window.setTimeout(() => finish('late'), START_MS);
  addEventListener('message', greet);
  signal?.addEventListener('abort', stop);
  document.body.append(frame);
  return promise;
}
