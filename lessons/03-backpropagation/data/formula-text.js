// Formulas as text with numbers in them, for the microscope: numbers with four digits, a mean over
// a batch written out, the activations' names and slopes.

/** A number with four digits. @param {number} value */
export function digits(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const text =
    size > 0 && (size < 1e-3 || size >= 1e5)
      ? value.toExponential(3).replace(/e\+?(-?\d+)$/, '·10^$1')
      : String(Number(value.toPrecision(4)));
  return text.replaceAll('-', '−');
}

/** A number within a product or a difference: in brackets if negative. @param {number} value */
export const factor = (value) => (value < 0 ? `(${digits(value)})` : digits(value));

/** The most examples whose terms are written out. */
const WRITTEN = 3;

/**
 * The mean over a batch with its terms written out; one example needs no mean.
 * @param {number} batch @param {(example: number) => string} term
 */
export function meanText(batch, term) {
  if (batch === 1) return term(0);
  const terms = Array.from({ length: Math.min(batch, WRITTEN) }, (_, s) => `[${term(s)}]`);
  return `(${terms.join(' + ')}${batch > WRITTEN ? ' + …' : ''}) / ${batch}`;
}

/** A formula that holds for each example, as a mean over the batch. @param {number} batch @param {string} formula */
export const meanOf = (batch, formula) => (batch === 1 ? formula : `⟨ ${formula} ⟩`);

/**
 * Activations: f as it is written, and its slope in terms of z and y = f(z), in symbols and numbers.
 * @type {Record<string, {label: string, f: (z: string) => string,
 *   slope: (z: string, y: string) => string, slopeAt: (z: number, y: number) => string}>}
 */
export const activations = {
  sigmoid: {
    label: 'sigmoid',
    f: (z) => `σ(${z})`,
    slope: (_, y) => `${y}(1 − ${y})`,
    slopeAt: (_, y) => `${factor(y)}·(1 − ${factor(y)})`,
  },
  tanh: {
    label: 'tanh',
    f: (z) => `tanh(${z})`,
    slope: (_, y) => `(1 − ${y}²)`,
    slopeAt: (_, y) => `(1 − ${factor(y)}²)`,
  },
  relu: {
    label: 'ReLU',
    f: (z) => `max(0, ${z})`,
    slope: (z) => `θ(${z})`,
    slopeAt: (z) => (z > 0 ? '1' : '0'),
  },
  linear: { label: 'none (linear)', f: (z) => z, slope: () => '1', slopeAt: () => '1' },
};
