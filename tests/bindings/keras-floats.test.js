// keras-floats.test.js - rates that are whole numbers, in the JSON that Keras reads.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { layers, modelFromJSON, optimizers, schedules, sequential } from '../../bindings/index.js';

test('a rate of 1 is a float in the JSON for Keras, and 1 again here', () => {
  const make = (/** @type {any} */ learningRate) => {
    const net = sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })] });
    net.compile({ optimizer: optimizers.sgd({ learningRate }), loss: 'mse' });
    return net;
  };
  const decay = { initialLearningRate: 2, decaySteps: 3, decayRate: 0.5 };
  for (const rate of [1, 0, 3, 0.25, schedules.exponentialDecay(decay)]) {
    const net = make(rate);
    const text = JSON.stringify(net);
    const { optimizer } = JSON.parse(text).compile_config;
    const saved = optimizer.config.learning_rate;
    const first = saved.config?.initial_learning_rate ?? saved;
    assert.ok(!Number.isInteger(first), `${first}`);
    assert.equal(Math.fround(first), saved.config ? 2 : rate);
    if (saved.config) assert.equal(saved.config.decay_steps, 3);
    const back = modelFromJSON(text);
    assert.deepEqual(back.training?.optimizer.config, net.training?.optimizer.config);
    for (const one of [net, back]) one.dispose();
  }
});
