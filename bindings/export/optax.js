// Optimizers, clips, decay and schedules in Optax' words, where they mean the same: Keras' steps, w -= η (...)
// with the weights shrunk by η times the decay before. Optax adds Adam's epsilon after the bias is corrected,
// Keras before; so it gets another one at every step.

import { EngineError } from '../errors.js';
import { literal } from './python.js';

/** @param {string} what @returns {never} */
function refuse(what) {
  throw new EngineError(`${what} cannot be written for Optax`, { where: 'toJax' });
}

/** Functions of the count of updates. @type {Record<string, (c: any) => string>} */
const SCHEDULES = {
  ExponentialDecay: (c) =>
    `optax.exponential_decay(${c.initial_learning_rate}, ${c.decay_steps}, ${c.decay_rate}, staircase=${literal(c.staircase)})`,
  InverseTimeDecay: (c) => {
    const stage = c.staircase ? `(t // ${c.decay_steps})` : `t / ${c.decay_steps}`;
    return `lambda t: ${c.initial_learning_rate} / (1 + ${c.decay_rate} * ${stage})`;
  },
  PolynomialDecay: (c) =>
    c.cycle
      ? refuse('polynomialDecay with cycle')
      : `optax.polynomial_schedule(${c.initial_learning_rate}, ${c.end_learning_rate}, ${c.power}, ${c.decay_steps})`,
  CosineDecay: (c) => {
    const cosine = (/** @type {number} */ rate) =>
      `optax.cosine_decay_schedule(${rate}, ${c.decay_steps}, ${c.alpha})`;
    if (c.warmup_target === null) return cosine(c.initial_learning_rate);
    const warm = `optax.linear_schedule(${c.initial_learning_rate}, ${c.warmup_target}, ${c.warmup_steps})`;
    return `optax.join_schedules([${warm}, ${cosine(c.warmup_target)}], [${c.warmup_steps}])`;
  },
  PiecewiseConstantDecay: ({ boundaries, values }) =>
    `lambda t: jnp.select([${boundaries.map((/** @type {number} */ one) => `t <= ${one}`).join(', ')}], [${values.slice(0, -1).join(', ')}], ${values.at(-1)})`,
};

/** @param {any} c Adam's */
const moments = (c) => {
  if (c.amsgrad) refuse('amsgrad');
  return `b1=${c.beta_1}, b2=${c.beta_2}, eps=keras_eps`;
};

/** The function that the text of Adam names; nothing for others. @param {any} optimizer as Keras writes it */
export function epsilonLines({ class_name: kind, config: c }) {
  if (kind !== 'Adam' && kind !== 'AdamW') return '';
  return `def keras_eps(t):
    """Keras adds epsilon before the bias is corrected, Optax after it."""
    return ${c.epsilon} / jnp.sqrt(1 - ${c.beta_2} ** (t + 1))


`;
}

/** With an epsilon of every step. @param {string} name of Optax */
const stepwise = (name) => `optax.inject_hyperparams(optax.${name})`;

/** What becomes of a gradient before it is multiplied by the rate. @type {Record<string, (c: any) => string[]>} */
const SCALED = {
  SGD: () => [],
  Adam: (c) => [`${stepwise('scale_by_adam')}(${moments(c)})`],
  AdamW: (c) => [`${stepwise('scale_by_adam')}(${moments(c)})`],
  Adamax: (c) => [`optax.scale_by_adamax(b1=${c.beta_1}, b2=${c.beta_2}, eps=${c.epsilon})`],
  RMSprop: (c) => [
    `optax.scale_by_${c.centered ? 'stddev' : 'rms'}(decay=${c.rho}, eps=${c.epsilon}, eps_in_sqrt=True)`,
  ],
  Adagrad: (c) => [
    `optax.scale_by_rss(initial_accumulator_value=${c.initial_accumulator_value}, eps=${c.epsilon})`,
  ],
  Adadelta: (c) => [`optax.scale_by_adadelta(rho=${c.rho}, eps=${c.epsilon})`],
};

/** Optax' own names, where nothing else is asked for. @type {Record<string, (c: any, rate: string) => string>} */
const PLAIN = {
  SGD: (c, rate) =>
    c.momentum
      ? `optax.sgd(${rate}, momentum=${c.momentum}, nesterov=${literal(c.nesterov)})`
      : `optax.sgd(${rate})`,
  Adam: (c, rate) => `${stepwise('adam')}(${rate}, ${moments(c)})`,
  AdamW: (c, rate) =>
    `${stepwise('adamw')}(${rate}, ${moments(c)}, weight_decay=${c.weight_decay})`,
};

/** @param {any} c @returns {string[]} */
function clips({ clipnorm, clipvalue, global_clipnorm: global }) {
  if (global) return [`optax.clip_by_global_norm(${global})`];
  if (clipvalue) return [`optax.clip(${clipvalue})`];
  const norm = `lambda g, _: g * jnp.minimum(1.0, ${clipnorm} / jnp.linalg.norm(g.ravel()))`;
  return clipnorm ? [`optax.stateless_with_tree_map(${norm})`] : [];
}

/** @param {any} optimizer as Keras writes it @returns {string} */
export function optaxOf(optimizer) {
  const { class_name: kind, config: c } = optimizer;
  if (!Object.hasOwn(SCALED, kind)) refuse(`optimizer '${kind}'`);
  const schedule = c.learning_rate?.class_name;
  const rate = schedule ? SCHEDULES[schedule](c.learning_rate.config) : String(c.learning_rate);
  const before = clips(c);
  const isPlain =
    kind in PLAIN && (!c.weight_decay || kind === 'AdamW') && !(schedule && c.momentum);
  if (isPlain && before.length === 0) return PLAIN[kind](c, rate);
  if (isPlain) return `optax.chain(${before.join(', ')}, ${PLAIN[kind](c, rate)})`;
  // Keras multiplies by the rate before the momentum adds up, and lets the weights shrink beside it.
  const trace = `optax.trace(decay=${c.momentum}, nesterov=${literal(c.nesterov ?? false)})`;
  if (c.momentum && c.weight_decay && schedule) refuse('a schedule with momentum and decay');
  const scale = `optax.scale_by_learning_rate(${rate})`;
  const decay = c.weight_decay ? [`optax.add_decayed_weights(${c.weight_decay})`] : [];
  const end = c.momentum
    ? schedule
      ? [scale, trace]
      : [trace, ...decay, scale]
    : [...decay, scale];
  return `optax.chain(${[...before, ...SCALED[kind](c), ...end].join(', ')})`;
}
