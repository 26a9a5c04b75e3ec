// Where the microscope's numbers stand: neurons in rows, inputs below, and around each neuron and
// connection a stack of lines for what belongs to it. Sizes in units of the drawing, which is as wide
// as a phone, so that a line of 15 stays readable there.

/** @typedef {import('../../bindings/worker/microscope.js').MicroscopeNumber} MicroscopeNumber */
/** @typedef {{x: number, y: number, anchor: 'start' | 'middle' | 'end'}} Place */

export const WIDTH = 356;
export const HEIGHT = 506;
export const RADIUS = 27;
const LINE = 20;

const ROWS = [456, 246, 62];
const SIDES = [110, 246];
const MIDDLE = WIDTH / 2;

/** Centre of a neuron. @param {readonly [number, number]} at layer and unit @returns {[number, number]} */
export const centre = ([layer, unit]) => [layer === 2 ? MIDDLE : SIDES[unit], ROWS[layer]];

/** Whether it belongs to the left half: then its lines end at the neuron. @param {readonly [number, number]} at */
const isLeft = ([layer, unit]) => layer < 2 && unit === 0;

/** A stack beside a neuron, its lines centred at the neuron's height. @param {readonly [number, number]} at @param {number} line @param {number} lines @param {boolean} left @returns {Place} */
function beside(at, line, lines, left) {
  const [x, y] = centre(at);
  return {
    x: x + (left ? -1 : 1) * (RADIUS + 5),
    y: y + 5 + (line - (lines - 1) / 2) * LINE,
    anchor: left ? 'end' : 'start',
  };
}

/**
 * A stack at a connection: beside a straight one, upon one that crosses or leads to the output.
 * @param {readonly [number, number]} from @param {readonly [number, number]} to
 * @param {number} line @param {number} lines
 * @returns {Place}
 */
function along(from, to, line, lines) {
  const [x0, y0] = centre(from);
  const [x1, y1] = centre(to);
  const isStraight = x0 === x1;
  const share = isStraight ? 0.5 : to[0] === 2 ? 0.4 : 0.24;
  const side = isStraight ? (isLeft(from) ? -8 : 8) : 0;
  return {
    x: x0 + share * (x1 - x0) + side,
    y: y0 + share * (y1 - y0) + 5 + (line - (lines - 1) / 2) * LINE,
    anchor: isStraight ? (isLeft(from) ? 'end' : 'start') : 'middle',
  };
}

/** What stands where: a key for each stack. @param {MicroscopeNumber} number */
function stackOf({ kind, name, from, to }) {
  if (from) return `along ${from} ${to}`;
  if (kind === 'input' || kind === 'output') return `inside ${to}`;
  return kind === 'target' || kind === 'cost' || name === 'new C'
    ? 'right of the output'
    : `beside ${to}`;
}

/**
 * @param {readonly MicroscopeNumber[]} numbers
 * @returns {Place[]} one a number
 */
export function places(numbers) {
  /** @type {Record<string, number>} */
  const sizes = {};
  const lines = numbers.map((number) => {
    const stack = stackOf(number);
    sizes[stack] = (sizes[stack] ?? 0) + 1;
    return sizes[stack] - 1;
  });
  return numbers.map((number, i) => {
    const { from, to } = number;
    const stack = stackOf(number);
    if (from) return along(from, to, lines[i], sizes[stack]);
    const [x, y] = centre(to);
    if (stack.startsWith('inside')) return { x, y: y + 5, anchor: 'middle' };
    return beside(
      to,
      lines[i],
      sizes[stack],
      stack.startsWith('beside') && (to[0] === 2 || isLeft(to)),
    );
  });
}

/**
 * Those to show: at the last stop, what is new stands where sums and slopes stood.
 * @param {MicroscopeNumber[]} numbers
 */
export function shown(numbers) {
  const isUpdate = numbers.some(({ kind }) => kind === 'new');
  const passed = ['sum', 'delta', 'gradient', 'target'];
  return isUpdate
    ? numbers.filter(({ kind, name }) => !passed.includes(kind) && name !== '∂C/∂y')
    : numbers;
}

/** A number in few letters: three places, or a power of ten. @param {number} value */
export function brief(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 5e-4 || size >= 1000)
      ? value.toExponential(0).replace('e+', 'e')
      : value.toFixed(size < 10 ? 3 : 1);
  return text.replaceAll('-', '−');
}

/** What stands in the diagram. @param {MicroscopeNumber} number */
export function label({ kind, name, from, value }) {
  if (kind === 'weight' || kind === 'input' || kind === 'output') return brief(value);
  if (kind === 'new') return `→${brief(value)}`;
  if (kind === 'gradient') return `∂ ${brief(value)}`;
  if (name === '∂C/∂y') return `∂ ${brief(value)}`;
  return from ? brief(value) : `${name} ${brief(value)}`;
}
