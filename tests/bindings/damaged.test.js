// damaged.test.js - a saved model that was damaged: a sentence says how, and nothing is left behind.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { layers, loadModel, memory, sequential } from '../../bindings/index.js';

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

/** Damage to a saved model. @type {Record<string, [(saved: any) => void, RegExp]>} */
const damages = {
  'no topology': [(s) => delete s.modelTopology, /damaged/],
  'another kind': [
    (s) => {
      s.modelTopology.class_name = 'Graph';
    },
    /the model is a 'Graph'/,
  ],
  'an unknown layer': [
    (s) => {
      s.modelTopology.config.layers[1].class_name = 'Conv9';
    },
    /no layer 'conv9'; it knows/,
  ],
  'an unknown option': [
    (s) => {
      s.modelTopology.config.layers[1].config.unit = 3;
    },
    /no option 'unit'/,
  ],
  'a layer without a class': [
    (s) => {
      s.modelTopology.config.layers[1] = 3;
    },
    /must have class_name/,
  ],
  'a weight less': [(s) => s.weightSpecs.pop(), /there are 2 weights where the layers need 3/],
  'a weight of another shape': [
    (s) => {
      s.weightSpecs[0].shape = [6, 2];
    },
    /dense\/kernel was saved as/,
  ],
  'weights cut short': [
    (s) => {
      s.weightData = s.weightData.slice(0, 40);
    },
    /the weights have 30 bytes where 120/,
  ],
  'weights that are no base64': [
    (s) => {
      s.weightData = '%';
    },
    /not base64/,
  ],
  'no weights': [(s) => delete s.weightData, /the weights have 0 bytes/],
  'an unknown loss': [
    (s) => {
      s.trainingConfig.loss = 'no';
    },
    /no loss 'no'/,
  ],
  'the optimizer’s numbers cut short': [
    (s) => {
      s.optimizerState.slots[1] = '';
    },
    /the optimizer's numbers have 0 bytes/,
  ],
};
for (const [what, [damage, sentence]] of Object.entries(damages))
  test(`damaged: ${what}`, () => {
    const net = chain();
    const saved = JSON.parse(JSON.stringify(net.save()));
    net.dispose();
    const before = memory();
    damage(saved);
    assert.throws(
      () => loadModel(saved),
      (/** @type {any} */ error) => {
        assert.equal(error.name, 'EngineError');
        assert.match(error.message, sentence);
        return true;
      },
    );
    assert.deepEqual(memory(), before);
  });
