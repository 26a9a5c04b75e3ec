// graphs.test.js - random networks of shared layers, models within models and inputs that nothing needs: read
// from Keras' JSON they have Keras' order of layers and weights, and are written with Keras' places.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { modelFromJSON } from '../../bindings/index.js';
import { namedWeights } from '../../bindings/weights-file.js';
import { readFixture } from '../oracle/fixture.js';

/** What every layer gets at each place. @param {any} config @returns {any[]} */
const places = (config) =>
  config.layers.map((/** @type {any} */ layer) => [
    layer.name,
    layer.inbound_nodes.map((/** @type {any} */ node) =>
      node.args.flat().map((/** @type {any} */ one) => one.config.keras_history),
    ),
  ]);

/** One end stands alone, as of keras.Model(x, y); of keras.Model([x], [y]) it does not. @param {any[]} ends */
const flat = (ends) => (ends.length === 1 ? ends[0] : ends);

for (const [i, { topology, layers, weights }] of readFixture('graphs').cases.entries())
  test(`network ${i}: ${layers.join(', ')}`, () => {
    const net = modelFromJSON(topology);
    assert.deepEqual(
      net.layers.map(({ name }) => name),
      layers,
    );
    const own = namedWeights(net, 'test').map(({ name }) => name.split('/').slice(-2).join('/'));
    assert.deepEqual(own, weights);
    const { config } = net.toJSON();
    assert.deepEqual(places(config), places(topology.config));
    for (const ends of ['input_layers', 'output_layers'])
      assert.deepEqual(config[ends], flat(topology.config[ends]));
    assert.deepEqual(configAgain(net.toJSON()), config);
    net.dispose();
  });

/** @param {any} json */
function configAgain(json) {
  const net = modelFromJSON(json);
  const { config } = net.toJSON();
  net.dispose();
  return config;
}
