// What runs in the sandbox: one program of the visitor, once. The page sends the program, the bytes of
// the engine and of the packs it names, and, for an exercise, its text; back go lines, plots, files, a fault, a verdict, and at the end
// how long it took. The page has the clock and ends the sandbox whatever happens here.

import * as nabla from '../../bindings/index.js';
import { judge } from '../../bindings/worker/judge.js';
import { readPack } from '../../bindings/worker/pack.js';
import { faultOf } from './fault.js';
import { countArrays, remove } from './limits.js';
import { outlet } from './outlet.js';

/** @typedef {{source: string, wasm: ArrayBuffer, packs: Record<string, Uint8Array>, exercise: string | null}} Order */

const scope = /** @type {any} */ (globalThis);
const url = URL.createObjectURL.bind(URL);

/** @param {any} value */
const text = (value) => new Blob([value], { type: 'text/javascript' });

/** The data that it named. @param {Order['packs']} packs */
const dataOf = (packs) =>
  Object.fromEntries(Object.entries(packs).map(([name, bytes]) => [name, readPack(bytes)]));

/** What else a program can call. @param {ReturnType<typeof outlet>} out */
function lend(out) {
  const say =
    (/** @type {import('./outlet.js').Level} */ level) =>
    /** @param {any[]} values */
    (...values) =>
      out.say(level, values);
  const log = say('log');
  const quiet = () => {};
  Object.assign(scope, { nabla, print: log, plot: out.plot, give: out.give });
  scope.console = {
    ...{ log, info: log, debug: log, dir: log, table: log, trace: log },
    ...{ warn: say('warn'), error: say('error') },
    ...{
      assert: (/** @type {any} */ holds, /** @type {any[]} */ ...values) => {
        if (!holds) out.say('error', ['Assertion failed:', ...values]);
      },
    },
    ...{ clear: quiet, count: quiet, group: log, groupEnd: quiet, time: quiet, timeEnd: quiet },
  };
}

/** An exercise from its text (web/site/sandboxed.js). @param {string} script */
const exerciseOf = (script) => new Function('nabla', `${script}; return sandboxed;`)(nabla).default;

/** Errors that arrive when the program is not looking: of timers, of promises nobody waits for. */
const unseen = () =>
  new Promise((_, reject) => {
    addEventListener('error', (event) => {
      event.preventDefault();
      reject(event.error ?? new Error(event.message));
    });
    addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      reject(event.reason);
    });
  });

/** After a moment it is known what was rejected and not caught. */
const moment = () => new Promise((resolve) => setTimeout(resolve, 10));

/** @param {Order} order @param {(message: any) => void} post */
async function run({ source, wasm, packs, exercise }, post) {
  await nabla.load({ wasm });
  const out = outlet(post);
  const checked = exercise === null ? null : exerciseOf(exercise);
  const program = url(text(source));
  const now = performance.now.bind(performance);
  lend(out);
  scope.data = dataOf(packs);
  countArrays(scope);
  remove(scope);

  post({ kind: 'start' });
  const begin = now();
  const importSource = () => import(/* @vite-ignore */ program);
  const describe = async (/** @type {unknown} */ thrown) => {
    const { message, line } = await faultOf(thrown, program);
    return line === null ? message : `${message} (line ${line})`;
  };
  const work = async () => {
    if (!checked) await importSource();
    else
      post({
        kind: 'verdict',
        ...(await judge(checked, source, { importSource, data: dataOf(packs), describe })),
      });
    await moment();
  };
  try {
    await Promise.race([work(), unseen()]);
  } catch (thrown) {
    const ms = now() - begin;
    out.flush();
    post({ kind: 'fault', ...(await faultOf(thrown, program)) });
    return post({ kind: 'end', ms });
  }
  out.flush();
  post({ kind: 'end', ms: now() - begin });
}

addEventListener(
  'message',
  ({ data, ports: [port] }) => {
    const post = port.postMessage.bind(port);
    run(data, post).catch((error) => {
      post({ kind: 'fault', message: String(error), line: null, column: null });
      post({ kind: 'end', ms: 0 });
    });
  },
  { once: true },
);
