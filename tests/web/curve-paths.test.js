// Curves as outlines: gaps, orders of x, steps, bands, logarithmic axes, and very long ones.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Axis } from '../../web/plots/axis.js';
import { curveShapes } from '../../web/plots/curve-paths.js';
import { signOf } from '../../web/plots/series.js';

const floats = (/** @type {number[]} */ ...values) => Float32Array.from(values);

/** A frame of 100 × 100 from the corner; x and y from 0 to 10, or y from 0.01 to 1. */
const plane = (log = false) => {
  const [x, y] = [new Axis([0, 10]), log ? new Axis([0.01, 1], true) : new Axis([0, 10])];
  const left = (/** @type {number} */ value) => 100 * x.unit(value);
  const top = (/** @type {number} */ value) => 100 * (1 - y.unit(value));
  return {
    area: { left: 0, top: 0, width: 100, height: 100 },
    ...{ y, left, top },
    place: (/** @type {number} */ a, /** @type {number} */ b) =>
      /** @type {[number, number]} */ ([left(a), top(b)]),
  };
};

/** @param {Partial<import('../../bindings/worker/demo.js').Curve>[]} curves */
function shapes(curves, log = false) {
  const all = curves.map((curve) => ({ name: 'f', x: floats(), y: floats(), ...curve }));
  return curveShapes(plane(log), all, all.map(signOf));
}

test('a line has gaps where a value is none, and grey strips there; what is alone is seen', () => {
  const y = floats(0, NaN, 5, Infinity, -Infinity, 1, 2);
  const [lost, line] = shapes([{ x: floats(0, 1, 2, 3, 4, 5, 6), y }]);
  assert.equal(line.d, 'M-1.5 100h3M18.5 50h3M50 90L60 80');
  assert.equal(lost.d, 'M5 0h10v100h-10ZM25 0h20v100h-20Z');
  assert.equal(lost.token, '--ink-soft');
});

test('a line through unsorted x goes from left to right; points of equal x stay apart', () => {
  const [line] = shapes([{ x: floats(4, 1, NaN, 1), y: floats(1, 2, 3, 4) }]);
  assert.equal(line.d, 'M10 80L10 60L40 90');
});

test('a step holds its value until the next', () => {
  const [line] = shapes([{ x: floats(0, 5, 10), y: floats(0, 5, 10), style: 'steps' }]);
  assert.equal(line.d, 'M0 100H50V50H100V0');
});

test('a band closes each piece, and an edge without end lies outside', () => {
  const [, band] = shapes([
    {
      ...{ x: floats(0, 1, 2, 3, 4), y: floats(1, 1, NaN, 1, 1) },
      ...{ low: floats(0, 0, NaN, 0, 0), high: floats(2, 2, NaN, 2, Infinity) },
    },
  ]);
  assert.equal(band.d, 'M0 80L10 80L10 100L0 100ZM30 80L40 -100000L40 100L30 100Z');
});

test('a logarithmic axis has no place for 0 or less; a band that reaches it has no lower end', () => {
  const [line] = shapes([{ x: floats(1, 2, 3, 4, 5), y: floats(1, 0, -1, 1, 0.01) }], true);
  assert.equal(line.d, 'M8.5 0h3M40 0L50 100');
  const x = floats(0, 10);
  const [band] = shapes([{ x, y: floats(0.1, 0.1), low: floats(-1, 0), high: floats(1, 1) }], true);
  assert.equal(band.d, 'M0 0L100 0L100 100000L0 100000Z');
});

test('of a very long curve stays what can be seen', () => {
  const n = 200_000;
  const x = Float32Array.from({ length: n }, (_, i) => (10 * i) / (n - 1));
  const y = Float32Array.from({ length: n }, (_, i) => (i === 77_777 ? 9 : 1 + (i % 7) / 7));
  const [line] = shapes([{ x, y }]);
  const places = line.d.slice(1).split('L');
  assert.ok(places.length <= 404, `${places.length} places`);
  assert.equal(places[0], '0 90');
  assert.ok(places.includes('38.9 10'), 'the one peak');
  assert.match(places.at(-1) ?? '', /^100 /);
});
