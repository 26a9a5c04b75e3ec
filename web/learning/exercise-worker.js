// The worker in which settings of a demo are judged. They are numbers, not programs: it needs no
// sandbox, only a page that ends it when the time is up.

import { load } from '../../bindings/index.js';
import { judge } from '../../bindings/worker/judge.js';
import { serve } from '../../bindings/worker/rpc.js';
import { importDemo } from '../demo/demos.js';
import { engineOf } from '../demo/engine-of.js';
import { importExercise } from './exercises.js';

/** @typedef {import('../../bindings/worker/exercise.js').DemoExercise} DemoExercise */

/** @type {import('../../bindings/worker/setup.js').BytesOf} */
const bytesOf = async (name) => (await import('../demo/packs.js')).bytesOf(name, tell);

const host = {
  /** @param {{src: string, params: import('../../bindings/worker/demo.js').Params}} request */
  async judge({ src, params }) {
    const exercise = /** @type {DemoExercise} */ (await importExercise(src));
    const { default: demo } = await importDemo(exercise.demo);
    await load({ wasm: engineOf(demo.engine) });
    return judge(exercise, params, { importDemo, bytesOf });
  },
};

const tell = serve(/** @type {any} */ (self), host);
