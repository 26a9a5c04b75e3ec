// damaged.test.js - saved models that were damaged or that lie: a sentence says how, and nothing is
// left behind. The bytes' own damage is tests/bindings/files.test.js' matter.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { layers, loadModel, memory, modelFromJSON, sequential } from '../../bindings/index.js';
import { readSafetensors, writeSafetensors } from '../../bindings/io/safetensors.js';

/** @typedef {{model: any, notes: Map<string, string>, tensors: Map<string, any>}} Parts */

const chain = () => {
  const net = sequential({
    layers: [
      layers.dense({ units: 6, inputShape: [2] }),
      layers.dense({ units: 2, useBias: false }),
    ],
    seed: 7,
  });
  net.compile({ optimizer: 'adam', loss: 'mse' });
  return net;
};

/** A file with its parts changed. @param {Uint8Array} file @param {(parts: Parts) => void} damage */
function changed(file, damage) {
  const { tensors, notes } = readSafetensors(file, 'test');
  const model = JSON.parse(String(notes.get('model')));
  damage({ model, notes, tensors });
  if (notes.has('model')) notes.set('model', JSON.stringify(model));
  const arrays = [...tensors].map(([name, { shape, data }]) => ({ name, shape, data }));
  return writeSafetensors(arrays, Object.fromEntries(notes));
}

/** @param {(layers: any[], model: any) => void} damage @returns {(parts: Parts) => void} */
const topology =
  (damage) =>
  ({ model }) =>
    damage(model.config.layers, model);

const kernel = () => ({ shape: [6, 2], data: new Float32Array(12) });

/** @type {Record<string, [(parts: Parts) => void, RegExp]>} */
const damages = {
  'no topology': [({ notes }) => notes.delete('model'), /holds no model/],
  'another kind': [
    topology((_, model) => Object.assign(model, { class_name: 'Graph' })),
    /is 'Graph'/,
  ],
  'no layers': [topology((_, model) => delete model.config.layers), /layers must be a list/],
  'an unknown layer': [
    topology(([, , one]) => Object.assign(one, { class_name: 'Conv9' })),
    /no layer 'Conv9'; it knows/,
  ],
  'a layer of the object’s own': [
    topology(([, , one]) => Object.assign(one, { class_name: 'constructor' })),
    /no layer 'constructor'/,
  ],
  'an unknown option': [
    topology(([, , one]) => Object.assign(one.config, { unit: 3 })),
    /no option 'unit'/,
  ],
  'another dtype': [
    topology(([, , one]) => Object.assign(one.config, { dtype: 'float16' })),
    /dtype is 'float16'/,
  ],
  'a name of every object': [
    topology(([, , one]) => {
      one.config = JSON.parse(`{"__proto__": {"units": 2}, ${JSON.stringify(one.config).slice(1)}`);
    }),
    /no option '_*[pP]roto_*'/,
  ],
  'a layer without a class': [topology((all) => all.splice(1, 1, 3)), /must have class_name/],
  'more layers than are read': [
    topology((all) => all.push(...Array(2000).fill(all[2]))),
    /at most 2000/,
  ],
  'a layer more': [
    topology((all) => all.push({ ...all[2], config: { ...all[2].config, name: 'more' } })),
    /more: the file has no 'more\/kernel'/,
  ],
  'more units than the file has weights for': [
    topology(([, one]) => Object.assign(one.config, { units: 1e8 })),
    /dense: weights has shape \[2, 6\] for kernel, which needs \[2, 100000000\]/,
  ],
  'a weight less': [({ tensors }) => tensors.delete('dense/bias'), /no 'dense\/bias'/],
  'a weight more': [
    ({ tensors }) => tensors.set('dense/more', kernel()),
    /the file has 3 weights and the layer 2/,
  ],
  'a layer’s weights more': [
    ({ tensors }) => tensors.set('more/kernel', kernel()),
    /weights for 'more', which is no layer/,
  ],
  'a weight of another shape': [
    ({ tensors }) => tensors.set('dense/kernel', kernel()),
    /weights has shape \[6, 2\] for kernel/,
  ],
  'an unknown loss': [
    topology((_, model) => Object.assign(model.compile_config, { loss: 'no' })),
    /no loss 'no'/,
  ],
  'an unknown optimizer': [
    topology((_, model) => Object.assign(model.compile_config.optimizer, { class_name: 'No' })),
    /no optimizer 'no'/,
  ],
  'numbers of no optimizer': [
    ({ tensors }) => tensors.set('optimizer/2/dense/bias', kernel()),
    /no place for 'optimizer\/2\/dense\/bias'/,
  ],
  'an optimizer’s numbers of another shape': [
    ({ tensors }) => tensors.set('optimizer/1/dense/bias', kernel()),
    /has \[6, 2\] for optimizer\/1/,
  ],
  'a count of updates that is none': [
    ({ notes }) => notes.set('updates', '-1'),
    /updates must be a whole number/,
  ],
  'a seed that is none': [({ notes }) => notes.set('seed', 'x'), /seed/],
};
for (const [what, [damage, sentence]] of Object.entries(damages))
  test(`damaged: ${what}`, () => {
    const net = chain();
    const file = changed(net.save(), damage);
    net.dispose();
    const before = memory();
    assert.throws(
      () => loadModel(file),
      (/** @type {any} */ error) => {
        assert.equal(error.name, 'EngineError');
        assert.match(error.message, sentence);
        return true;
      },
    );
    assert.deepEqual(memory(), before);
  });

/** @param {string} name @param {any} more */
const input = (name, more = {}) => ({
  class_name: 'InputLayer',
  config: { batch_shape: [null, 2], name },
  name,
  inbound_nodes: [],
  ...more,
});
/** @param {string} name @param {any[]} nodes */
const add = (name, nodes) => ({ class_name: 'Add', config: { name }, name, inbound_nodes: nodes });
/** @param {any[]} list @param {any} [output] */
const graph = (list, output = ['a', 0, 0]) => ({
  class_name: 'Functional',
  config: { name: 'm', layers: list, input_layers: [['a', 0, 0]], output_layers: [output] },
});
let deep = '1';
for (let i = 0; i < 1e5; i++) deep = `[${deep}]`;

/** @type {Record<string, [any, RegExp]>} */
const lies = {
  'a loop': [
    graph([input('a'), add('b', [[['c', 0, 0]]]), add('c', [[['b', 0, 0]]])]),
    /connected to 'c', which does not come before/,
  ],
  'a place that is none': [graph([input('a')], ['a', 7, 0]), /connected to 'a'/],
  'places of no kind': [graph([input('a'), add('b', [3])]), /'b' stands at a place without inputs/],
  'no places': [graph([input('a'), { ...add('b', []), inbound_nodes: undefined }]), /damaged/],
  'two of a name': [graph([input('a'), input('a')]), /two layers are named 'a'/],
  'more places than are read': [
    graph([input('a'), add('b', Array(4001).fill([['a', 0, 0]]))]),
    /over 4000 places/,
  ],
  'a name of every object': [graph([input('__proto__')], ['__proto__', 0, 0]), /connected to 'a'/],
  'deep brackets': [
    `{"class_name": "Sequential", "config": ${deep}}`,
    /layers must be a list|damaged/,
  ],
  NaN: ['{"class_name": NaN}', /damaged/],
};
for (const [what, [json, sentence]] of Object.entries(lies))
  test(`JSON that lies: ${what}`, () => {
    assert.throws(
      () => modelFromJSON(json),
      (/** @type {any} */ error) => {
        assert.equal(error.name, 'EngineError');
        assert.match(error.message, sentence);
        return true;
      },
    );
  });
