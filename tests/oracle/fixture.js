// fixture.js - reads what make.py wrote, and compares with it.
import { readFileSync } from 'node:fs';

const folder = new URL('fixtures/', import.meta.url);

/** @param {string} name a path in fixtures/, without .json */
export const readFixture = (name) =>
  JSON.parse(String(readFileSync(new URL(`${name}.json`, folder))));

/** Values as written in JSON, where NaN and the infinities are strings. @param {(number | string)[]} list */
export const floats = (list) => Float32Array.from(list, Number);

/**
 * Whether each value is within its tolerance, |got - want| <= relative |want| + absolute; NaN equals
 * NaN, an infinity itself.
 * @param {ArrayLike<number>} got
 * @param {(number | string)[]} list what is wanted
 * @param {{relative?: number, absolute?: number}} tolerance
 * @returns {string | null} the first that is not, as a sentence
 */
export function difference(got, list, { relative = 0, absolute = 0 }) {
  const want = floats(list);
  if (got.length !== want.length) return `${got.length} values instead of ${want.length}`;
  for (let i = 0; i < want.length; i++) {
    if (Object.is(got[i], want[i]) || got[i] === want[i]) continue;
    const apart = Math.abs(got[i] - want[i]);
    const allowed = relative * Math.abs(want[i]) + absolute;
    if (apart <= allowed && Number.isFinite(want[i])) continue;
    return `value ${i} is ${got[i]} instead of ${want[i]}: ${apart} apart, allowed are ${allowed}`;
  }
  return null;
}
