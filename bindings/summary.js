// A table of the layers: what leaves each, and how many numbers it has learned.

import { shapeText } from './errors.js';
import { provide } from './provided.js';
import { sizeOf } from './tensor.js';

/** @param {readonly (readonly string[])[]} rows */
function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const line = (/** @type {readonly string[]} */ row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]))
      .join('   ')
      .trimEnd();
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width + 3, -3));
  return [rule, line(rows[0]), rule, ...rows.slice(1).map(line), rule];
}

/** @param {number} n */
const grouped = (n) => n.toLocaleString('en-US');

/**
 * @param {import('./container.js').Container} model
 * @returns {string}
 */
function summary(model) {
  const { layers } = model;
  const head = ['Layer (type)', 'Output shape', 'Param #', 'Connected to'];
  const isChain = model.kind === 'Sequential';
  const network = layers.length > 0 ? model.network('summary') : null;
  const rows = layers.map((layer) => {
    const { className } = /** @type {typeof import('./layer.js').Layer} */ (layer.constructor);
    const [place] = /** @type {import('./network.js').Network} */ (network).placesOf(layer);
    const inputs = place.inputs.map((input) => input.layer.name).join(', ');
    return [
      `${layer.name} (${className})`,
      place.outputs.map(({ shape }) => shapeText(shape)).join(', '),
      grouped(layer.countParams()),
      inputs,
    ];
  });
  const lines = table([head, ...rows].map((row) => (isChain ? row.slice(0, 3) : row)));
  const total = model.countParams();
  const trainable = model.trainableWeights.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  return [
    `Model: "${model.name}"`,
    ...lines,
    `Total params: ${grouped(total)}`,
    `Trainable params: ${grouped(trainable)}`,
    `Non-trainable params: ${grouped(total - trainable)}`,
  ].join('\n');
}

provide({ summary });
