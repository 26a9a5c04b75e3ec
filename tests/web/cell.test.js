// A cell in words: what is printed, what a plot is made of, the bounds of both; and the frame of the
// sandbox, which its policy must allow and nothing else.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { tensor } from '../../bindings/index.js';
import { figure } from '../../web/cell/figure.js';
import { line } from '../../web/cell/format.js';
import { remove } from '../../web/cell/limits.js';
import { FILES, LINES, outlet, PLOTS } from '../../web/cell/outlet.js';

/** @type {any} */
const cyclic = { name: 'ring' };
cyclic.self = cyclic;

test('values are printed as a reader expects', () => {
  /** @type {[any[], string][]} */
  const cases = [
    [['a', 1, true, null, undefined], 'a 1 true null undefined'],
    [[1 / 3, 1e-9, -0, Number.NaN, 2 ** 40], '0.333333 1e-9 -0 NaN 1099511627776'],
    [[[1, 'a', [2]]], '[1, "a", [2]]'],
    [[{ a: 1, b: { c: [] } }], '{ a: 1, b: { c: [] } }'],
    [[tensor([1, 2, 3, 4], [2, 2])], 'tensor [2,2]: [[1, 2], [3, 4]]'],
    [[new Float32Array([0.5, 2])], 'Float32Array [0.5, 2]'],
    [[cyclic], '{ name: "ring", self: (itself) }'],
    [[new Error('No.')], 'Error: No.'],
    [[() => 1, Symbol('s'), 10n], 'function (no name) Symbol(s) 10'],
    [[{ a: { a: { a: { a: { a: 1 } } } } }], '{ a: { a: { a: { a: {…} } } } }'],
  ];
  for (const [values, text] of cases) assert.equal(line(values), text);
});

test('what is endless or throws is cut short', () => {
  assert.match(line([new Float32Array(1e6)]), /^Float32Array \[(0, ){24}… 999976 more\]$/);
  assert.ok(line(['x'.repeat(1e6)]).length < 4100);
  const trap = {
    get a() {
      throw new Error('a trap');
    },
  };
  assert.match(line(['before', trap]), /^before \(cannot be shown: Error: a trap\)$/);
});

test('a plot is made of numbers, curves, maps and bars', () => {
  const { view, data } = figure([1, 4, 9], { title: 'Squares', axes: ['n', 'n²'] });
  assert.deepEqual([view.plot, view.title, view.axes], ['lines', 'Squares', ['n', 'n²']]);
  assert.deepEqual(data, [
    { name: 'curve', x: new Float32Array([0, 1, 2]), y: new Float32Array([1, 4, 9]) },
  ]);
  const two = figure([{ name: 'a', x: [1, 2], y: [3, 4] }, [5, 6]]);
  assert.deepEqual(
    two.data.map((/** @type {any} */ curve) => curve.name),
    ['a', 'curve 2'],
  );
  assert.equal(figure(tensor([1, 2, 3, 4], [2, 2])).view.plot, 'heatmap');
  assert.equal(figure({ values: [1, 2], width: 2, height: 1 }).data.height, 1);
  assert.equal(figure({ labels: ['a'], bars: [{ name: 'b', values: [1] }] }).view.plot, 'bars');
  assert.equal(figure([1, 2], { plot: 'scatter' }).view.plot, 'scatter');
  const pictures = { values: [1, 2, 3, 4], width: 1, height: 2, count: 2, labels: ['a', 'b'] };
  const sheet = figure(pictures, { columns: 2 });
  assert.deepEqual([sheet.view.plot, sheet.view.columns, sheet.data.count], ['images', 2, 2]);
  assert.deepEqual(sheet.data.labels, ['a', 'b']);
  assert.ok(Number.isNaN(figure([Number.NaN]).data[0].y[0]));
});

test('what is no plot is refused in a sentence', () => {
  assert.throws(() => figure('curve'), /plot: needs numbers/);
  assert.throws(() => figure([{ x: [1, 2], y: [1] }]), /“curve” has 2 values of x and 1 of y/);
  assert.throws(() => figure({ values: [1], width: 2, height: 2 }), /2 × 2 needs 4 values, not 1/);
  assert.throws(
    () => figure([1, 2], { plot: 'heatmap' }),
    /can be lines or scatter, not “heatmap”/,
  );
  assert.throws(() => figure(new Float32Array(3e6)), /3000000 numbers are too many/);
});

test('lines are bounded, and what is left out is told', () => {
  /** @type {any[]} */
  const sent = [];
  const { say, flush } = outlet((message) => sent.push(message));
  for (let i = 0; i < LINES + 500; i++) say('log', [i]);
  flush();
  assert.equal(sent.length, LINES + 1);
  assert.equal(sent.at(-1).text, '… and 500 more lines, which are not shown.');
});

test('plots replace those of the same title, not every time, but the last one arrives', () => {
  /** @type {any[]} */
  const sent = [];
  let time = 0;
  const { plot, flush } = outlet(
    (message) => sent.push(message),
    () => time,
  );
  for (time = 0; time < 1000; time += 10) plot([time], { title: 'Loss' });
  assert.equal(sent.length, 10);
  flush();
  assert.equal(sent.length, 11);
  assert.equal(sent.at(-1).data[0].y[0], 990);
  for (let i = 1; i < PLOTS; i++) plot([i], { title: `Plot ${i}` });
  assert.throws(() => plot([1], { title: 'One more' }), /12 plots are the most/);
});

test('texts and bytes can be given away, within bounds', () => {
  /** @type {any[]} */
  const sent = [];
  const { give } = outlet((message) => sent.push(message));
  give('net.py', 'print(1)');
  give('weights.npz', new Uint8Array([1, 2]));
  assert.deepEqual(sent[0], { kind: 'file', name: 'net.py', content: 'print(1)' });
  assert.throws(() => give('../net.py', ''), /needs the name of a file/);
  assert.throws(() => give('net.py', 7), /and its text or bytes/);
  assert.throws(() => give('net.py', 'x'.repeat(2e6)), /2000010 letters are too many/);
  const { give: more } = outlet(() => {});
  for (let i = 0; i < FILES; i++) more(`${i}.txt`, '');
  more('0.txt', 'again');
  assert.throws(() => more('one-more.txt', ''), /6 files are the most/);
});

test('what a cell must not have answers with a sentence', () => {
  const inherited = { fetch: () => 'network', print: () => 'ok' };
  const scope = Object.create(inherited);
  scope.close = () => 'closed';
  remove(scope);
  assert.throws(() => scope.fetch('/'), /fetch: A cell has no network/);
  assert.throws(() => scope.close(), /close: A cell ends when its program does/);
  assert.equal(Object.hasOwn(inherited, 'fetch'), false);
  assert.equal(scope.print(), 'ok');
});

test('the policy of the frame allows its one script, programs in workers, and no network', () => {
  const page = readFileSync(new URL('../../web/cell.html', import.meta.url), 'utf8');
  const [, script] = page.match(/<script>([\s\S]*?)<\/script>/) ?? [];
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = page.match(/content="(default-src[^"]*)"/)?.[1];
  assert.equal(
    policy,
    `default-src 'none'; script-src 'sha256-${hash}' blob: 'unsafe-eval' 'wasm-unsafe-eval'; worker-src blob:`,
  );
});
