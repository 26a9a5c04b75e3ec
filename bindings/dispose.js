// The well-known symbol behind `using`, also where the language does not have it yet.

/** @type {typeof Symbol.dispose} */
export const DISPOSE = Symbol.dispose ?? Symbol.for('Symbol.dispose');
