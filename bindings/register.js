// Classes of layers that a saved model may name, besides those that are built in (Keras'
// register_keras_serializable, TensorFlow.js' serialization.registerClass).

import { CustomLayer } from './custom-layer.js';
import { describe, EngineError } from './errors.js';

/** @type {Map<string, new (options: any) => CustomLayer>} */
const classes = new Map();

/**
 * Lets loadModel make layers of a class: new Class(getConfig() of the saved one, with name and shape).
 * @param {new (options: any) => CustomLayer} Class extends layers.Layer
 */
export function registerClass(Class) {
  const isLayer = typeof Class === 'function' && Class.prototype instanceof CustomLayer;
  if (!isLayer)
    throw new EngineError(`takes a class that extends layers.Layer, not ${describe(Class)}`, {
      where: 'registerClass',
    });
  classes.set(/** @type {any} */ (Class).className, Class);
}

/** @param {string} className */
export const registered = (className) => classes.get(className);
