// The one kind of error that the bindings throw, and the checks that throw it. A sentence names
// who complains (a layer, an operator, a call), what it got and what it needs.

/** Kinds of errors: the engine's statuses by name, and those that never reach the engine. */
const STATUS = ['ok', 'shape', 'param', 'memory', 'state', 'derive'];

export class EngineError extends Error {
  /**
   * @param {string} message a sentence
   * @param {{code?: string, where?: string}} [about] code: 'shape', 'param', 'memory', 'state' or
   *   'derive'; where: the layer, operator or call that complains
   */
  constructor(message, { code = 'param', where = '' } = {}) {
    super(where ? `${where}: ${message}` : message);
    this.name = 'EngineError';
    this.code = code;
    this.where = where;
  }
}

/**
 * The engine's own complaint.
 * @param {number} status below zero
 * @param {string} sentence what nb_error() says
 * @param {string} [where]
 */
export const engineError = (status, sentence, where) =>
  new EngineError(sentence, { code: STATUS[-status] ?? 'memory', where });

/**
 * A wrong shape.
 * @param {string} where
 * @param {string} message
 */
export const shapeError = (where, message) => new EngineError(message, { code: 'shape', where });

/**
 * A shape as people write it; sizes left open are `null`.
 * @param {readonly (number | null)[]} shape
 */
export const shapeText = (shape) => `[${shape.map((size) => size ?? 'null').join(', ')}]`;

/**
 * What a value is, in a few words, for a sentence about a wrong one.
 * @param {unknown} value
 */
export function describe(value) {
  if (typeof value === 'string') return value.length > 80 ? 'a long text' : `'${value}'`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'function') return 'a function';
  if (value !== null && typeof value === 'object') {
    const name = value.constructor?.name ?? 'Object';
    return name === 'Object' ? 'an object' : `a ${name}`;
  }
  return String(value);
}

/** inputShape of input_shape. @param {string} name */
const camelCase = (name) => name.replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/**
 * Refuses options that do not exist: a typo would otherwise be silent.
 * @param {string} where
 * @param {object} options
 * @param {readonly string[]} known
 */
export function checkOptions(where, options, known) {
  if (options === null || typeof options !== 'object' || Array.isArray(options))
    throw new EngineError(`takes an object of options, not ${describe(options)}`, { where });
  for (const name of Object.keys(options))
    if (!known.includes(name)) {
      const meant = known.includes(camelCase(name)) ? `here it is called ${camelCase(name)}` : '';
      throw new EngineError(
        `there is no option '${name}'; ${meant || `it knows ${known.join(', ')}`}`,
        { where },
      );
    }
}

/**
 * A whole number in a range.
 * @param {string} where
 * @param {string} name
 * @param {unknown} value
 * @param {number} [least]
 * @returns {number}
 */
export function checkWhole(where, name, value, least = 1) {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value;
  const range = least === 1 ? 'a positive whole number' : `a whole number from ${least} up`;
  throw new EngineError(`${name} must be ${range}, not ${describe(value)}`, { where });
}

/**
 * A finite number in [low, high].
 * @param {string} where
 * @param {string} name
 * @param {unknown} value
 * @param {number} [low]
 * @param {number} [high]
 * @returns {number}
 */
export function checkNumber(where, name, value, low = -Infinity, high = Infinity) {
  const fits = typeof value === 'number' && Number.isFinite(value) && value >= low && value <= high;
  if (fits) return value;
  const ends = [
    low > -Infinity ? `at least ${low}` : '',
    high < Infinity ? `at most ${high}` : '',
  ].filter(Boolean);
  const range = ends.length ? ` of ${ends.join(' and ')}` : '';
  throw new EngineError(`${name} must be a number${range}, not ${describe(value)}`, { where });
}

/**
 * An entry of a table by its name, in JavaScript's spelling ('leakyRelu'), in Python's ('leaky_relu'), or
 * as the class ('LeakyReLU').
 * @template T
 * @param {string} where
 * @param {string} kind what the table holds, for the sentence
 * @param {Record<string, T>} table
 * @param {unknown} name
 * @returns {T}
 */
export function lookUp(where, kind, table, name) {
  if (typeof name !== 'string')
    throw new EngineError(`${kind} must be a name, not ${describe(name)}`, { where });
  if (Object.hasOwn(table, name)) return table[name];
  const plain = name.replaceAll('_', '').toLowerCase();
  const key = Object.keys(table).find((one) => one.toLowerCase() === plain);
  if (key !== undefined) return table[key];
  const known = Object.keys(table).join(', ');
  throw new EngineError(`there is no ${kind} '${name}'; it knows ${known}`, { where });
}
