// old-forms.test.js - JSON of models as Keras and TensorFlow.js wrote it in earlier years.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { modelFromJSON } from '../../bindings/index.js';

const relu = {
  class_name: 'ReLU',
  config: { name: 'r', batch_input_shape: [null, 2], max_value: { type: 'ndarray', value: 6 } },
};
const modelConfig = { class_name: 'Sequential', config: { name: 's', layers: [relu] } };

/** @type {Record<string, object>} */
const forms = {
  'model.to_json()': modelConfig,
  'an HDF5 file of Keras': { keras_version: '2.4.0', model_config: modelConfig },
  'model.json of TensorFlow.js': { modelTopology: modelConfig, format: 'layers-model' },
  'model.json of its converter': {
    modelTopology: { keras_version: '2.4.0', model_config: modelConfig },
  },
  'the layers alone, before Keras 2.2.3': { class_name: 'Sequential', config: [relu] },
};

for (const [form, json] of Object.entries(forms))
  test(form, () => {
    const net = modelFromJSON(json);
    assert.deepEqual(net.predict([[-1, 8]]).array(), [[0, 6]]);
    net.dispose();
  });
