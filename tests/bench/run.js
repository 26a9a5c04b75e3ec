// run.js - npm run bench: Nabla beside TensorFlow.js, ConvNetJS, jax-js and native PyTorch, in one run.
//   npm run bench -- [--json FILE] [--only NAME] [--alone] [--against NAME]
// --only: workloads whose name contains NAME; --alone: without the others; --against: with this one.
// NABLA_PYTHON: a Python with torch; NABLA_PEERS: where the JavaScript peers are installed.
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { buildWasm } from '../../engine/build.js';
import { convnet } from './convnet.js';
import { operations } from './data.js';
import { jaxjs } from './jaxjs.js';
import { compare } from './measure.js';
import { ours } from './ours.js';
import { needPeers } from './peers.js';
import { simdPeak } from './simd-peak.js';
import { tableRow, titleRow } from './table.js';
import { tfjs } from './tfjs.js';
import { torch } from './torch.js';
import { WORKLOADS } from './workloads.js';

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string' },
    alone: { type: 'boolean' },
    against: { type: 'string' },
  },
});

await buildWasm();
const peak = await simdPeak();
const require = options.alone ? null : needPeers();
const native = options.alone ? null : await torch();
const own = await ours();
const everybody = [
  ...own,
  ...(native?.contestants ?? []),
  ...(require ? [...(await tfjs(require)), ...convnet(require), ...(await jaxjs(require))] : []),
];
const { against } = options;
const contestants = against
  ? [...own, ...everybody.filter(({ name }) => name.includes(against))]
  : everybody;

const machine = {
  processor: os.cpus()[0].model.trim(),
  node: process.version,
  torch: native?.version ?? null,
  peak: peak(1),
};
console.log(`${machine.processor}, Node ${machine.node}, PyTorch ${machine.torch ?? 'not found'}`);
console.log(
  `SIMD peak ${(machine.peak / 1e9).toFixed(1)} GFLOP/s: products and sums, 4 lanes, not fused\n`,
);
console.log(
  'Microseconds a step (medians); of peak: median, and best turn of best peak; x: so many times slower than Nabla in the same turns.\n',
);

const names = contestants.map(({ name }) => name);
console.log(titleRow(names));
/** A row that only shows how our own cost grows has no others. @param {any} workload */
const rivals = ({ alone }) => contestants.filter(({ name }) => !alone || name === names[0]);
const rows = [];
for (const workload of WORKLOADS) {
  if (options.only && !`${workload.kind} ${workload.name}`.includes(options.only)) continue;
  const row = await compare(workload, rivals(workload), peak);
  const share = operations(workload) / row.seconds.Nabla / row.peak;
  const best = operations(workload) / row.best;
  rows.push({ ...row, share, best });
  console.log(tableRow(names, { ...row, share, best }));
  for (const [name, part] of Object.entries(row.parts))
    if (part < 1) console.log(`    ${name} on 1/${Math.round(1 / part)} of the batch`);
  for (const [name, why] of Object.entries(row.refusals))
    console.log(`    ${name} cannot: ${why.split('\n')[0].slice(0, 100)}`);
}
native?.stop();

if (options.json) writeFileSync(options.json, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
process.exit(0); // TensorFlow.js keeps the process alive
