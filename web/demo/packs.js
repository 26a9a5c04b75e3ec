// The packs of the course, lessons/data/NAME.bin.gz: where each is, and what it must be.

import { loadPack } from './load-pack.js';

/** @type {Record<string, string>} */
const addresses = import.meta.glob('../../lessons/data/*.bin.gz', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** @type {Record<string, Record<string, Omit<import('./load-pack.js').Item, 'name' | 'url'>>>} */
const lists = import.meta.glob('../../lessons/data/packs.json', { import: 'default', eager: true });
const [facts] = Object.values(lists);

/**
 * @param {string} name
 * @param {(progress: import('./load-pack.js').Progress) => void} [told]
 */
export async function bytesOf(name, told) {
  const url = addresses[`../../lessons/data/${name}.bin.gz`];
  if (!url || !facts[name]) throw new Error(`There is no data “${name}” here.`);
  return loadPack({ name, url, ...facts[name] }, told);
}
