// exports.js - writes the exported programs and their data for exports.py:
//   node tests/oracle/exports.js FOLDER
import { writeFileSync } from 'node:fs';
import { load } from '../../bindings/index.js';
import { build, CASES, STEPS } from './export-cases.js';

await load();
const folder = process.argv[2];
for (const [name, { x, y, own }] of Object.entries(CASES)) {
  const net = build(name);
  if (CASES[name].jax) writeFileSync(`${folder}/${name}.jax.py`, net.toJax());
  const plain = (/** @type {any[]} */ list) =>
    list.map(({ shape, data }) => ({ shape, values: [...data] }));
  writeFileSync(`${folder}/${name}.keras.py`, net.toKeras());
  writeFileSync(
    `${folder}/${name}.json`,
    JSON.stringify({ x: plain(x), y: plain(y), steps: STEPS }),
  );
  if (!own) writeFileSync(`${folder}/${name}.topology.json`, JSON.stringify(net));
  net.dispose();
}
