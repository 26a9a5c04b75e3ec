// The kinds of parameters, and a value as a word and back. A word that cannot be read is refused with
// a sentence that says what was expected.

/** @typedef {import('../../bindings/worker/demo.js').Param} Param */

/** The levels of grey in a painted picture: one letter of a link each. */
const LEVELS = '0123456789abcdef';

/** More numbers than any list of them has names. */
const MANY = 1000;

/** @param {Param} param @returns {'choice' | 'layers' | 'digit' | 'image' | 'numbers' | 'table' | 'boolean' | 'number'} */
export function kindOf(param) {
  if ('options' in param) return 'choice';
  if ('layers' in param) return 'layers';
  if ('image' in param) return param.image.as ?? 'image';
  if ('numbers' in param) return 'numbers';
  if ('table' in param) return 'table';
  return typeof param.value === 'boolean' ? 'boolean' : 'number';
}

/** @param {any} value @returns {string} */
export function encode(value) {
  if (value instanceof Float32Array) {
    return Array.from(value, (level) => LEVELS[Math.round(level * 15)]).join('');
  }
  if (Array.isArray(value)) {
    if (typeof value[0] === 'number') return value.join('_');
    if (Array.isArray(value[0])) return value.map((row) => row.join('_')).join('~');
    return value.map(({ units, activation }) => `${units}${activation}`).join('-');
  }
  return String(value);
}

/**
 * @param {Param} param
 * @param {string} text
 * @returns {any} the value
 * @throws {Error} whose message says what was expected
 */
export function decode(param, text) {
  if ('options' in param) {
    if (Object.hasOwn(param.options, text)) return text;
    throw new Error(`one of ${Object.keys(param.options).join(', ')}`);
  }
  if ('layers' in param) {
    const { max, units, activations } = param.layers;
    const layers = text
      .split('-')
      .filter(Boolean)
      .map((word) => {
        const [, digits, activation] = /^(\d+)([a-zA-Z]+)$/.exec(word) ?? [];
        return { units: Number(digits), activation };
      });
    const good = layers.every(
      (layer) => layer.units >= 1 && layer.units <= units && activations.includes(layer.activation),
    );
    if (good && layers.length <= max) return layers;
    throw new Error(`at most ${max} layers like 10sigmoid, of 1 to ${units} units`);
  }
  if ('image' in param) {
    const { width, height } = param.image;
    const levels = Float32Array.from(text, (letter) => Math.fround(LEVELS.indexOf(letter) / 15));
    if (levels.length === width * height && levels.every((level) => level >= 0)) return levels;
    throw new Error(`${width * height} letters from 0 to f`);
  }
  if ('numbers' in param) {
    const { min, max, step } = param.numbers;
    const values = text === '' ? [] : numbersIn(text);
    const good = values.every((value) => value >= min && value <= max && fits(value, step));
    if (good && values.length <= MANY) return values;
    throw new Error(`numbers from ${min} to ${max} with _ between them`);
  }
  if ('table' in param) {
    const { columns, min, max } = param.table;
    const rows = text === '' ? [] : text.split('~').map(numbersIn);
    const good = rows.every((row) => row.length === columns.length && row.every(Number.isFinite));
    if (good && rows.length >= min && rows.length <= max) return rows;
    throw new Error(`${min} to ${max} rows of ${columns.join('_')} with ~ between them`);
  }
  if (!('min' in param)) {
    if (text === 'true' || text === 'false') return text === 'true';
    throw new Error('true or false');
  }
  const value = Number(text);
  if (text !== '' && value >= param.min && value <= param.max) {
    if (fits(value, param.step)) return value;
  }
  throw new Error(wanted(param));
}

/** @typedef {{min: number, max: number, step?: number}} Ends */

/** Whole steps are binding, finer ones are only the grid of a slider. @param {number} value @param {number} [step] */
export const fits = (value, step) =>
  !step || step % 1 !== 0 || Number.isInteger(Number((value / step).toPrecision(12)));

/** What a number must be, in words. @param {Ends} ends */
export function wanted({ min, max, step = 0 }) {
  const multiple = step % 1 === 0 && step > 1 ? `a multiple of ${step}` : 'a number';
  return `${step === 1 ? 'a whole number' : multiple} from ${min} to ${max}`;
}

/** @param {string} text @returns {number[]} what is no number becomes NaN */
const numbersIn = (text) =>
  text.split('_').map((word) => (word === '' ? Number.NaN : Number(word)));
