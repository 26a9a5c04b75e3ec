// One demo as one HTML file: programs, engine, styles and the demo in it, so that it works from a disk, in
// a sandbox, and on platforms that take no other files.
//
//   nablaDemo(nabla)      the demo, made with the bindings it is given
//   nablaWorker(demoOf)   the bindings and the host of that demo; its text is also the worker's
//   the page

import wholeEngine from '../../../bindings/dist/engine.wasm?url';
import denseEngine from '../../../bindings/dist/engine-dense.wasm?url';
import imagesEngine from '../../../bindings/dist/engine-images.wasm?url';
import { importDemo } from '../../demo/demos.js';
import { bytesOf } from '../../demo/packs.js';
import { sourceOf } from '../../demo/sources.js';
import page from './page.js?sandboxed';
import worker from './worker.js?sandboxed';

const demos = import.meta.glob('../../../lessons/*/demos/*.js', {
  query: '?sandboxed',
  import: 'default',
});
const engines = { dense: denseEngine, images: imagesEngine, all: wholeEngine };

/** @param {Uint8Array} bytes */
const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** @typedef {import('../../../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../../../bindings/worker/demo.js').Params} Params */

/** Parameters that who has the file cannot change. @param {Record<string, string>} attributes */
const fixedBy = ({ hide = '', lock = '' }) => [...hide.split(','), ...lock.split(',')];

/** The packs that a demo needs with these values, and with each choice that is open. @param {Demo} demo @param {Params} params @param {string[]} fixed */
function namesOf({ data = [], params: known }, params, fixed) {
  if (typeof data !== 'function') return data;
  const open = Object.entries(known).filter(([name]) => !fixed.includes(name));
  const others = open.flatMap(([name, param]) =>
    Object.keys('options' in param ? param.options : {}).map((word) => ({
      ...params,
      [name]: word,
    })),
  );
  return [...new Set([params, ...others].flatMap(data))];
}

/** Packs as text, by name. @param {string[]} names */
async function packsOf(names) {
  const packed = async (/** @type {string} */ name) => {
    const blob = new Blob([new Uint8Array(await bytesOf(name))]);
    const stream = blob.stream().pipeThrough(new CompressionStream('gzip'));
    return [name, base64(new Uint8Array(await new Response(stream).arrayBuffer()))];
  };
  return Object.fromEntries(await Promise.all(names.map(packed)));
}

/** A program between the tags of a script must not end it. @param {string} text */
const inTag = (text) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

/** What a policy calls a script that it allows; '' where the page may not compute it. @param {string} text */
async function hashOf(text) {
  if (!crypto.subtle) return '';
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${base64(new Uint8Array(digest))}'`;
}

/** @param {string} hash */
export const policyOf = (hash) =>
  `default-src 'none'; script-src ${hash} 'wasm-unsafe-eval'; worker-src blob:; img-src blob: data:`;

/**
 * @param {Record<string, string>} attributes  of <nb-demo>
 * @param {Params} params  at its start: the data for them go along, and for what can be chosen instead
 * @param {string} course  the address of the page that shows any demo
 * @returns {Promise<{html: string, hash: string}>}
 */
export async function assemble(attributes, params, course) {
  const { src } = attributes;
  const [{ default: demo }, source, text] = await Promise.all([
    importDemo(src),
    sourceOf(src),
    demos[`../../../lessons/${src.replace('/', '/demos/')}.js`](),
  ]);
  const response = await fetch(engines[demo.engine ?? 'dense']);
  const engine = base64(new Uint8Array(await response.arrayBuffer()));
  const packs = JSON.stringify(await packsOf(namesOf(demo, params, fixedBy(attributes))));
  const program = inTag(`"use strict";
function nablaDemo(nabla) { ${text}; return sandboxed.default; }
function nablaWorker(demoOf) { ${worker};
const demo = demoOf(sandboxed.nabla);
return { start: (port, given) => sandboxed.start(demo, port, given) }; }
${page}
`);
  const hash = await hashOf(program);
  const content = JSON.stringify({ attributes, source, course, origin: null });
  const policy =
    hash && `<meta http-equiv="Content-Security-Policy" content="${policyOf(hash)}">\n`;
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${policy}<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${demo.title.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`)} · Nabla</title>
</head>
<body>
<script type="application/json" id="content">${content.replaceAll('<', '\\u003c')}</script>
<script type="text/plain" id="engine">${engine}</script>
<script type="application/json" id="packs">${packs}</script>
<script>${program}</script>
</body>
</html>
`;
  return { html, hash };
}
