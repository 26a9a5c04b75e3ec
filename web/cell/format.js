// Values as a reader wants to see them on a console: short, on few lines, never endless.

/** How much of a value is shown. */
const ITEMS = 24;
const DEPTH = 4;
const LETTERS = 4000;

/** @param {number} value */
const number = (value) => (Number.isInteger(value) ? String(value) : String(+value.toPrecision(6)));

/** @param {string} text */
const cut = (text) =>
  text.length > LETTERS ? `${text.slice(0, LETTERS)}… (${text.length} letters)` : text;

/** @param {ArrayLike<any>} list @param {(item: any) => string} show */
function items(list, show) {
  const shown = Array.from({ length: Math.min(list.length, ITEMS) }, (_, i) => show(list[i]));
  if (list.length > ITEMS) shown.push(`… ${list.length - ITEMS} more`);
  return shown.join(', ');
}

/** Values in the nested brackets of their shape. @param {ArrayLike<number>} data @param {readonly number[]} shape @returns {string} */
function nested(data, shape) {
  if (shape.length === 0) return number(data[0]);
  const [count, ...inner] = shape;
  const size = inner.reduce((product, n) => product * n, 1);
  const starts = Array.from({ length: count }, (_, i) => i * size);
  const row = (/** @type {number} */ at) =>
    nested(Array.prototype.slice.call(data, at, at + size), inner);
  return `[${items(starts, row)}]`;
}

/** @param {any} value */
const isTensor = (value) => Array.isArray(value.shape) && value.data instanceof Float32Array;

/** @param {object} value @param {number} depth @param {Set<object>} above @returns {string} */
function inObject(value, depth, above) {
  if (above.has(value)) return '(itself)';
  const inside = new Set(above).add(value);
  const show = (/** @type {any} */ item) => inWords(item, depth - 1, inside);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (isTensor(value)) {
    const { shape, data } = /** @type {any} */ (value);
    return `tensor [${shape}]: ${nested(data, shape)}`;
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return `${value.constructor.name} [${items(/** @type {any} */ (value), show)}]`;
  }
  if (depth === 0) return Array.isArray(value) ? '[…]' : '{…}';
  if (Array.isArray(value)) return `[${items(value, show)}]`;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  const body = items(entries, ([name, item]) => `${String(name)}: ${show(item)}`);
  const kind = Object.getPrototypeOf(value)?.constructor?.name;
  const name = kind && kind !== 'Object' ? `${kind} ` : '';
  return body ? `${name}{ ${body} }` : `${name}{}`;
}

/** @param {any} value @param {number} [depth] @param {Set<object>} [above] @returns {string} */
function inWords(value, depth = DEPTH, above = new Set()) {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : number(value);
  if (typeof value === 'string') return above.size > 0 ? JSON.stringify(cut(value)) : value;
  if (typeof value === 'function') return `function ${value.name || '(no name)'}`;
  if (typeof value === 'object' && value !== null) return inObject(value, depth, above);
  return String(value);
}

/** A line of the console. @param {any[]} values */
export const line = (values) =>
  cut(
    values
      .map((value) => {
        try {
          return inWords(value);
        } catch (error) {
          return `(cannot be shown: ${String(error)})`;
        }
      })
      .join(' '),
  );
