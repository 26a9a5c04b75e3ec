// Every operator by the field's names (NumPy's and JAX', in JavaScript's spelling), on numbers and
// on traced values alike.

export * from './ops/activations.js';
export * from './ops/arithmetic.js';
export * from './ops/convolution.js';
export * from './ops/creation.js';
export * from './ops/distributions.js';
export * from './ops/elementwise.js';
export * from './ops/images.js';
export * from './ops/linear.js';
export * from './ops/numeric.js';
export * from './ops/reduce.js';
export * from './ops/ring.js';
export * from './ops/shape.js';
