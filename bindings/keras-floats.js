// JSON has no 1.0. A learning rate of 1 is a whole number to Keras, which refuses it, or computes with whole numbers
// where it begins a schedule. So the next number above it is written, which is a float, and the same in float32.

/** @param {number} whole */
const above = (whole) => (whole === 0 ? Number.MIN_VALUE : whole * (1 + Number.EPSILON));

/** What counts steps stays whole. */
export const STEPS = ['decay_steps', 'warmup_steps', 'boundaries'];

/** @param {any} value @returns {any} */
const asFloat = (value) =>
  Array.isArray(value) ? value.map(asFloat) : Number.isInteger(value) ? above(value) : value;

/** A whole number that was written as a float; others as they are. @param {any} value @returns {any} */
export function asWhole(value) {
  if (Array.isArray(value)) return value.map(asWhole);
  return typeof value === 'number' && above(Math.round(value)) === value
    ? Math.round(value)
    : value;
}

/** @param {Record<string, any>} config of a schedule */
const scheduleFloats = (config) =>
  Object.fromEntries(
    Object.entries(config).map(([key, one]) => [key, STEPS.includes(key) ? one : asFloat(one)]),
  );

/** A model's JSON with rates that Keras takes for floats. @param {import('./keras-json.js').KerasModel} json */
export function forKeras(json) {
  const optimizer = json.compile_config?.optimizer;
  if (!optimizer) return json;
  const { learning_rate: rate } = optimizer.config;
  const learning_rate = rate?.class_name
    ? { ...rate, config: scheduleFloats(rate.config) }
    : asFloat(rate);
  const config = { ...optimizer.config, learning_rate };
  return {
    ...json,
    compile_config: { ...json.compile_config, optimizer: { ...optimizer, config } },
  };
}
