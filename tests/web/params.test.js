// Links: what is written is read again, what is wrong is told in a sentence.
import assert from 'node:assert/strict';
import test from 'node:test';
import { change, defaults } from '../../bindings/worker/demo.js';
import { fitted } from '../../bindings/worker/numbers.js';
import { fromLink, toLink } from '../../web/demo/link.js';
import { decode, encode } from '../../web/demo/params.js';

const picture = Float32Array.from([0, 1 / 15, 0.4, 1]);
const layer = (/** @type {number} */ units) => ({ units, activation: 'relu' });

/** @type {import('../../bindings/worker/demo.js').Demo} */
const demo = {
  title: 'a test',
  params: {
    rate: { label: 'the rate', value: 0.5, min: 0.001, max: 10, scale: 'log' },
    batch: { label: 'the batch', value: 20, min: 1, max: 100, step: 1 },
    hidden: { label: 'the layers', value: [], layers: { max: 3, units: 9, activations: ['relu'] } },
    task: {
      label: 'the task',
      restart: true,
      value: 'easy',
      options: {
        easy: { label: 'easy', set: { rate: 0.1, hidden: [layer(2)] } },
        hard: { label: 'hard', set: { rate: 3, hidden: [layer(5), layer(4)] } },
      },
    },
    drawn: { label: 'the picture', value: picture, image: { width: 2, height: 2 } },
  },
  setup: () => ({}),
  step: () => ({}),
  views: {},
  check: { steps: 1, expect: () => true },
};
const src = '03-lesson/a-demo';
const initial = defaults(demo);
const start = { params: initial, seed: 1, step: 0, changes: [] };

test('defaults have the preset of the first choice', () => {
  assert.equal(initial.rate, 0.1);
  assert.deepEqual(initial.hidden, [layer(2)]);
});

test('numbers, tables and a yes or no survive a link, and refuse what does not fit', () => {
  /** @type {[any, any, string, RegExp][]} */
  const kinds = [
    [{ value: true }, false, 'maybe', /true or false/],
    [{ value: [1], numbers: { min: -2, max: 2 } }, [0.25, -1e-7, 2], '1_x', /from -2 to 2/],
    [{ value: [1], numbers: { min: -2, max: 2 } }, [0.25], '3', /from -2 to 2/],
    [{ value: [1], numbers: { min: -2, max: 2 } }, [], '1_', /from -2 to 2/],
    [{ value: [1], numbers: { min: -2, max: 2, step: 1 } }, [-1, 2], '0.5', /from -2 to 2/],
    [{ value: 1, min: 0, max: 2, step: 0.1 }, 0.123, '2.1', /a number from 0 to 2/],
    [{ value: 10, min: 0, max: 90, step: 10 }, 40, '45', /a multiple of 10 from 0 to 90/],
    [{ value: [], table: { columns: ['x', 'y'], min: 0, max: 2 } }, [[0, -1.5]], '1_2_3', /x_y/],
    [{ value: [], table: { columns: ['x', 'y'], min: 0, max: 2 } }, [], '1_2~1_2~1_2', /0 to 2/],
  ];
  for (const [param, value, wrong, sentence] of kinds) {
    assert.deepEqual(decode(param, encode(value)), value);
    assert.throws(() => decode(param, wrong), sentence);
  }
});

test('a demo gets as many numbers as there are names', () => {
  const numbers = {
    min: -2,
    max: 2,
    names: (/** @type {any} */ { count }) => Array.from({ length: count }, (_, i) => `w${i}`),
  };
  const named = { ...demo, params: { weights: { label: 'weights', value: [1, 2, 3], numbers } } };
  /** @param {number} count @param {number[]} weights */
  const weightsOf = (count, weights) => fitted(named, { count, weights }).weights;
  assert.deepEqual(weightsOf(3, [1, 2, 3]), [1, 2, 3]);
  assert.deepEqual(weightsOf(5, [1, 2, 3]), [1, 2, 3, 0, 0]);
  assert.deepEqual(weightsOf(2, [1, 2, 3]), [1, 2]);
  numbers.min = 0.5;
  assert.deepEqual(weightsOf(2, []), [0.5, 0.5], 'where 0 is out of range, its end');
});

test('an untouched demo has a short link', () => {
  assert.equal(toLink(src, demo, start), 'demo=03-lesson%2Fa-demo&seed=1&step=0');
});

test('every kind of value comes back, bit by bit', () => {
  const params = {
    ...change(demo, initial, 'task', 'hard'),
    rate: 0.0123,
    hidden: [layer(9), layer(1)],
    drawn: picture
      .map((level) => Math.fround(1 - level))
      .map((v) => Math.fround(Math.round(v * 15) / 15)),
  };
  const changes = [
    { step: 120, name: 'rate', value: 0.3 },
    { step: 4000, name: 'batch', value: 7 },
  ];
  const experiment = { params, seed: 4294967, step: 12345, changes };
  const link = toLink(src, demo, experiment);
  assert.deepEqual(fromLink(`#${link}`, src, demo), { ...experiment, complaints: [] });
});

test('a preset in a link brings its values, what stands beside it wins', () => {
  const read = fromLink(`demo=${src}&rate=7&task=hard`, src, demo);
  assert.deepEqual(read?.params.hidden, [layer(5), layer(4)]);
  assert.equal(read?.params.rate, 7);
  assert.deepEqual(read?.complaints, []);
});

test('no layers at all is a list too', () => {
  const params = { ...initial, hidden: [] };
  const link = toLink(src, demo, { ...start, params });
  assert.deepEqual(fromLink(link, src, demo)?.params.hidden, []);
});

test('wrong parts are told and replaced, the rest is kept', () => {
  /** @type {[string, RegExp][]} */
  const wrong = [
    ['rate=fast', /the rate “fast”.*a number from 0.001 to 10; 0.1 is used/],
    ['rate=99', /a number from 0.001 to 10/],
    ['rate=', /a number from/],
    ['batch=2.5', /a whole number from 1 to 100; 20 is used/],
    ['task=odd', /one of easy, hard; easy is used/],
    ['hidden=5sigmoid', /at most 3 layers/],
    ['hidden=10relu', /of 1 to 9 units/],
    ['hidden=1relu-1relu-1relu-1relu', /at most 3 layers/],
    ['drawn=0f', /4 letters from 0 to f; the picture is used/],
    ['drawn=0fxf', /4 letters from 0 to f/],
    ['seed=-4', /a whole number below a thousand million; 1 is used/],
    ['step=1e9', /a whole number/],
    ['step=99999999', /a whole number up to 10 million; 0 is used/],
    ['rate=%E0%A4%A', /a number from/],
    ['colour=red', /“colour”, which this demo does not have/],
    ['rate.x=1', /step “x”.*it is left out/],
    ['rate.0=1', /step “0”.*from 1 up; it is left out/],
    ['task.5=hard', /the task on the way, which starts a run anew/],
    ['rate.7=oops', /the rate “oops”.*it is left out/],
    ['constructor=1', /“constructor”, which this demo does not have/],
  ];
  for (const [part, sentence] of wrong) {
    const read = fromLink(`demo=${src}&${part}`, src, demo);
    assert.equal(read?.complaints.length, 1, part);
    assert.match(read?.complaints[0] ?? '', sentence);
    assert.deepEqual({ ...read, complaints: [] }, { ...start, complaints: [] }, part);
  }
});

test('a link about something else is no link', () => {
  assert.equal(fromLink('#main', src, demo), null);
  assert.equal(fromLink('#demo=other/demo&seed=3', src, demo), null);
});
