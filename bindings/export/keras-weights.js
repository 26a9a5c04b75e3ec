// How a program for Keras gives a model its weights: layer by layer, by name.

import { Nested } from '../nested.js';
import { Wrapper } from '../wrapper.js';

const PLAIN = `def set_weights(model, weights, path=""):
    """Layer by layer, by name: dense/kernel, dense/bias, ..."""
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            set_weights(layer, weights, path + layer.name + "/")
        elif layer.weights:
            layer.set_weights([weights[path + layer.name + "/" + v.name] for v in layer.weights])
`;

const WITH_INNER = `def within(layer):
    """The layers within a model or a layer."""
    if isinstance(layer, keras.layers.Bidirectional):
        return [layer.forward_layer, layer.backward_layer]
    if isinstance(layer, keras.layers.TimeDistributed):
        return [layer.layer]
    if type(layer) is keras.layers.RNN:
        return [layer.cell]
    return getattr(layer, "cells", getattr(layer, "layers", []))


def set_weights(model, weights, path=""):
    """Layer by layer, by name: dense/kernel, bidirectional/forward_lstm/bias, ..."""
    for layer in within(model):
        name = path + layer.name + "/"
        if within(layer):
            set_weights(layer, weights, name)
        elif layer.weights:
            layer.set_weights([weights[name + v.name] for v in layer.weights])
`;

/** @param {readonly import('../layer.js').Layer[]} layers @returns {boolean} */
const hasInner = (layers) =>
  layers.some(
    (layer) =>
      layer instanceof Wrapper || (layer instanceof Nested && hasInner(layer.network().layers)),
  );

/** @param {import('../model.js').Model} model @returns {string} */
export const settingLines = (model) => (hasInner(model.layers) ? WITH_INNER : PLAIN);
