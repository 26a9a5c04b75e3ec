// A link's run in Node, through the host that the page's worker has.
import { createHost } from '../../../bindings/worker/host.js';
import { fromLink } from '../../../web/demo/link.js';

/**
 * @param {string} hash
 * @param {string} [of] a result
 * @returns {Promise<string>} the bits of its last value, as a float32, in hexadecimal
 */
export async function repeatInNode(hash, of = 'cost') {
  const src = /** @type {string} */ (new URLSearchParams(hash.slice(1)).get('demo'));
  const file = new URL(`../../../lessons/${src.replace('/', '/demos/')}.js`, import.meta.url);
  const { default: demo } = await import(file.href);
  const linked = fromLink(hash, src, demo);
  if (!linked || linked.complaints.length > 0) throw new Error(`${hash}: ${linked?.complaints}`);

  const host = createHost(async () => ({ default: demo }));
  const { seed, step, changes } = linked;
  let { params } = linked;
  await host.open({ src, params, seed });
  let at = 0;
  let value = Number.NaN;
  const advance = (/** @type {number} */ to) => {
    while (at < to) {
      const frame = host.advance({ budgetMs: 1e9, maxSteps: to - at });
      at = frame.step;
      value = frame.scalars[of][frame.steps - 1];
    }
  };
  for (const { step: when, name, value: to } of changes) {
    advance(when);
    params = { ...params, [name]: to };
    host.set(params);
  }
  advance(step);
  host.close();
  return new Uint32Array(new Float32Array([value]).buffer)[0].toString(16);
}
