// How each kind of layer is written for Flax: as a module with weights (`module`), or as an expression of
// its inputs (`text`). What is not here cannot be exported.

import { activation } from './flax-activations.js';
import { after, bias, CONVOLUTIONS, named } from './flax-convolutions.js';
import { MARGINS } from './flax-margins.js';
import { literal } from './python.js';

/** @typedef {readonly (number | null)[]} Shape */
/**
 * given: what a module gets as its first input; text: of the inputs, or of what the module gave.
 * @typedef {{module?: (c: any, shapes: Shape[]) => string, given?: (x: string, c: any) => string,
 *   text?: (c: any, xs: string[], shapes: Shape[]) => string}} Writer
 */

/** @param {any} value @param {number} axes @returns {string} */
const list = (value, axes) =>
  literal(Array.isArray(value) ? value : Array(axes).fill(value ?? null));

/** @param {string} call @param {number} axes @param {string} [more] @returns {Writer} */
const pooling = (call, axes, more = '') => ({
  text: ({ pool_size: size, strides, padding }, [x]) =>
    `nn.${call}(${x}, ${list(size, axes)}, strides=${list(strides ?? size, axes)}, padding=${literal(padding.toUpperCase())}${more})`,
});

/** @param {string} call @param {string} axes @returns {Writer} */
const globally = (call, axes) => ({
  text: ({ keepdims }, [x]) => `${x}.${call}(axis=${axes}, keepdims=${literal(Boolean(keepdims))})`,
});

/** Joins two after two; an input with fewer axes gets axes after the batch. @param {(a: string, b: string) => string} two @param {(text: string, count: number) => string} [end] @returns {Writer} */
const merge = (two, end = (text) => text) => ({
  text: (_, xs, shapes) => {
    const rank = Math.max(...shapes.map(({ length }) => length));
    const wide = xs.map((x, i) => {
      const missing = rank - shapes[i].length;
      return missing ? `${x}[:, ${'None, '.repeat(missing)}...]` : x;
    });
    return end(wide.reduce(two), xs.length);
  },
});

/** @param {string} kind @returns {Writer} */
const recurrent = (kind) => ({
  module: (c) => {
    const options = [
      `activation=${activation(c.activation, c.name)}`,
      ...(c.recurrent_activation ? [`gate=${activation(c.recurrent_activation, c.name)}`] : []),
      ...(c.use_bias ? [] : ['use_bias=False']),
      ...(c.return_sequences ? ['sequences=True'] : []),
      ...(c.return_state ? ['states=True'] : []),
      ...(c.go_backwards ? ['backwards=True'] : []),
      ...(c.reset_after === false ? ['reset_after=False'] : []),
    ];
    return `${kind}(${c.units}, ${options.join(', ')}, ${named(c)})`;
  },
  // Some features are left out, the same ones at all steps.
  given: (x, { dropout }) =>
    dropout ? `nn.Dropout(${dropout}, broadcast_dims=(1,), deterministic=not train)(${x})` : x,
});

const noise = 'self.make_rng("dropout")';
const scaling = (/** @type {any} */ c) =>
  `epsilon=${c.epsilon}, use_bias=${literal(c.center)}, use_scale=${literal(c.scale)}, use_fast_variance=False, ${named(c)}`;

/** y = sum over n of a and b. @param {any} c @param {string[]} xs @param {Shape[]} shapes */
function dot({ axes, normalize }, xs, shapes) {
  const at = [0, 1].map((i) => {
    const axis = Array.isArray(axes) ? axes[i] : axes;
    return axis < 0 ? axis + shapes[i].length : axis;
  });
  const letters = [0, 1].map((i) =>
    Array.from({ length: shapes[i].length }, (_, k) =>
      k === 0 ? 'b' : k === at[i] ? 'n' : 'ij'[i],
    ),
  );
  const rest = letters
    .flat()
    .filter((letter) => letter !== 'b' && letter !== 'n')
    .join('');
  const given = xs.map((x, i) => (normalize ? `unit(${x}, ${at[i]})` : x)).join(', ');
  const text = `jnp.einsum("${letters.map((one) => one.join('')).join(',')}->b${rest}", ${given})`;
  return rest ? text : `${text}[:, None]`;
}

/** Dropout of whole channels. @param {number[]} axes @returns {Writer} */
const channels = (axes) => ({
  text: ({ rate }, [x]) =>
    `nn.Dropout(${rate}, broadcast_dims=${literal(axes)}, deterministic=not train)(${x})`,
});

/** @type {Record<string, Writer>} */
export const LAYERS = {
  Dense: { module: (c) => `nn.Dense(${c.units}${bias(c)}, ${named(c)})`, text: after },
  ...CONVOLUTIONS,
  MaxPooling1D: pooling('max_pool', 1),
  MaxPooling2D: pooling('max_pool', 2),
  AveragePooling1D: pooling('avg_pool', 1, ', count_include_pad=False'),
  AveragePooling2D: pooling('avg_pool', 2, ', count_include_pad=False'),
  GlobalMaxPooling1D: globally('max', '1'),
  GlobalMaxPooling2D: globally('max', '(1, 2)'),
  GlobalAveragePooling1D: globally('mean', '1'),
  GlobalAveragePooling2D: globally('mean', '(1, 2)'),
  UpSampling1D: { text: ({ size }, [x]) => `jnp.repeat(${x}, ${[size].flat()[0]}, axis=1)` },
  UpSampling2D: {
    text: ({ size, interpolation }, [x]) => {
      const [h, w] = Array.isArray(size) ? size : [size, size];
      const sizes = [1, h, w, 1].map(
        (times, i) => `${x}.shape[${i}]${times === 1 ? '' : ` * ${times}`}`,
      );
      return `jax.image.resize(${x}, (${sizes.join(', ')}), ${literal(interpolation)})`;
    },
  },
  ...MARGINS,
  BatchNormalization: {
    module: (c) =>
      `nn.BatchNorm(use_running_average=${c.trainable ? 'not train' : 'True'}, axis=${c.axis}, momentum=${c.momentum}, ${scaling(c)})`,
  },
  LayerNormalization: {
    module: (c) =>
      `nn.LayerNorm(reduction_axes=${literal(c.axis)}, feature_axes=${literal(c.axis)}, ${scaling(c)})`,
  },
  Embedding: {
    module: (c) => `nn.Embed(${c.input_dim}, ${c.output_dim}, ${named(c)})`,
    given: (x) => `${x}.astype("int32")`,
  },
  SimpleRNN: recurrent('SimpleRNN'),
  LSTM: recurrent('LSTM'),
  GRU: recurrent('GRU'),
  PReLU: {
    module: (c, [shape]) =>
      `PReLU(${literal(shape.slice(1).map((size, i) => ([c.shared_axes ?? []].flat().includes(i + 1) ? 1 : size)))}, ${named(c)})`,
  },
  Activation: { text: after },
  ReLU: {
    text: ({ max_value: most, negative_slope: slope, threshold: t }, [x]) => {
      const above = most === null ? x : `jnp.minimum(${x}, ${most})`;
      return `jnp.where(${x} > ${t}, ${above}, ${slope} * (${x} - ${t}))`;
    },
  },
  LeakyReLU: { text: ({ negative_slope: slope }, [x]) => `nn.leaky_relu(${x}, ${slope})` },
  ELU: { text: ({ alpha }, [x]) => `nn.elu(${x}, ${alpha})` },
  Softmax: { text: ({ axis }, [x]) => `nn.softmax(${x}, axis=${axis})` },
  Flatten: { text: (_, [x]) => `${x}.reshape((${x}.shape[0], -1))` },
  Reshape: {
    text: ({ target_shape: to }, [x]) => `${x}.reshape((${x}.shape[0], ${to.join(', ')}))`,
  },
  Permute: { text: ({ dims }, [x]) => `jnp.transpose(${x}, ${literal([0, ...dims])})` },
  RepeatVector: { text: ({ n }, [x]) => `jnp.repeat(${x}[:, None], ${n}, axis=1)` },
  Dropout: {
    text: ({ rate, noise_shape: noise }, [x]) => {
      const shared = [...(noise ?? []).keys()].filter((axis) => noise[axis] === 1);
      const dims = shared.length ? `, broadcast_dims=${literal(shared)}` : '';
      return `nn.Dropout(${rate}${dims}, deterministic=not train)(${x})`;
    },
  },
  SpatialDropout1D: channels([1]),
  SpatialDropout2D: channels([1, 2]),
  AlphaDropout: {
    text: ({ rate }, [x]) => `alpha_dropout(${noise}, ${x}, ${rate}) if train else ${x}`,
  },
  GaussianNoise: {
    text: ({ stddev }, [x]) =>
      `${x} + ${stddev} * jax.random.normal(${noise}, ${x}.shape) if train else ${x}`,
  },
  GaussianDropout: {
    text: ({ rate }, [x]) =>
      `${x} * (1 + ${Math.sqrt(rate / (1 - rate))} * jax.random.normal(${noise}, ${x}.shape)) if train else ${x}`,
  },
  Concatenate: { text: ({ axis }, xs) => `jnp.concatenate([${xs.join(', ')}], axis=${axis})` },
  Add: merge((a, b) => `${a} + ${b}`),
  Subtract: merge((a, b) => `${a} - ${b}`),
  Multiply: merge((a, b) => `${a} * ${b}`),
  Average: merge(
    (a, b) => `${a} + ${b}`,
    (sum, count) => `(${sum}) / ${count}`,
  ),
  Maximum: merge((a, b) => `jnp.maximum(${a}, ${b})`),
  Minimum: merge((a, b) => `jnp.minimum(${a}, ${b})`),
  Dot: { text: dot },
};
