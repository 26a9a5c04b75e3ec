// The demos that there are: each file lessons/NN-SLUG/demos/NAME.js is one named NN-SLUG/NAME.
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const lessons = new URL('../../lessons/', import.meta.url);

export const demos = readdirSync(lessons, { recursive: true })
  .map((name) => String(name).match(/^([^/]+)\/demos\/([^/]+)\.js$/))
  .filter((match) => match !== null)
  .map(([, lesson, name]) => `${lesson}/${name}`)
  .sort();

/** @param {string} src @returns {Promise<{default: import('../../bindings/worker/demo.js').Demo}>} */
export const importDemo = (src) =>
  import(new URL(`${src.replace('/', '/demos/')}.js`, lessons).href);

/** A pack from its file. @type {import('../../bindings/worker/setup.js').BytesOf} */
export const bytesOf = async (name) =>
  gunzipSync(readFileSync(new URL(`data/${name}.bin.gz`, lessons)));
