// Layers that Keras has not, as classes in Python.

import { literal } from './python.js';

const PERIODIC = `class PeriodicPadding(keras.layers.Layer):
    """Edges continued by what lies at the other end."""

    def __init__(self, padding, **options):
        super().__init__(**options)
        self.padding = padding

    def call(self, x):
        for axis, size in enumerate(self.padding, 1):
            if size:
                before = (slice(None),) * axis
                end, begin = x[(*before, slice(-size, None))], x[(*before, slice(0, size))]
                x = keras.ops.concatenate([end, x, begin], axis)
        return x
`;

/**
 * @param {any} saved a periodic padding's JSON @param {{functions: string[]}} program that gets the class
 * @returns {string} the expression that makes the layer
 */
export function periodic({ class_name: kind, config }, { functions }) {
  if (!functions.includes(PERIODIC)) functions.push(PERIODIC);
  const axes = Number(kind.match(/\d/));
  const given = [config.padding].flat();
  const padding = Array.from({ length: axes }, (_, i) => given[i] ?? given[0]);
  return `PeriodicPadding(padding=${literal(padding)}, name=${literal(config.name)})`;
}
