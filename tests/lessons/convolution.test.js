// Lecture 6: the networks of the notebooks have their sizes, a kernel does in Fourier space what it does
// in the picture, and a unit sees as far as it is said.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load, random, sequential } from 'nabla';
import { runs } from '../../lessons/06-convolutional-networks/data/autoencoders.js';
import { bottleneck, league } from '../../lessons/06-convolutional-networks/data/challenge.js';
import * as waves from '../../lessons/06-convolutional-networks/data/convolve.js';
import * as networks from '../../lessons/06-convolutional-networks/data/networks.js';
import { seen } from '../../lessons/06-convolutional-networks/data/receptive.js';

await load();

/** @param {any} t @param {any[]} layers */
function network(t, layers) {
  const net = sequential({ layers, seed: 1 });
  t.after(() => net.dispose());
  return net;
}

test('the networks have as many parameters as those of the notebooks', (t) => {
  const copier = networks.copier({ channels: 10, kernel: 3, activation: 'sigmoid' });
  assert.equal(network(t, copier).countParams(), 191);
  assert.equal(network(t, networks.translator({ channels: 20 })).countParams(), 31_081);
  const { 2020: first, 2024: later, turned } = runs;
  assert.equal(network(t, networks.hourglass(first.net)).countParams(), 1090);
  assert.equal(network(t, networks.hourglass(later.net)).countParams(), 1090);
  assert.equal(network(t, networks.hourglass(turned.net)).countParams(), 21_442);
});

test('a kernel multiplies every wave by its factor', () => {
  const edge = 16;
  const picture = random.stream(1).normal({ shape: [edge * edge] }).data;
  const image = { values: picture, width: edge, height: edge };
  const kernel = { values: random.stream(2).normal({ shape: [15] }).data, width: 5, height: 3 };
  const before = waves.spectrum(image).values;
  const gain = waves.spectrum(waves.embedded(kernel, edge)).values;
  waves.spectrum(waves.convolve(image, kernel)).values.forEach((size, i) => {
    assert.ok(Math.abs(size - before[i] * gain[i]) < 1e-3, `wave ${i}`);
  });
});

test('a unit sees 5, 21 and, between two poolings by three, 7 + 12 pixels', (t) => {
  const { layers } = network(t, networks.translator({ channels: 2 }));
  const width = ([first, last] = [0, 0]) => last - first + 1;
  assert.equal(width(seen(layers, 0, 20)), 5);
  assert.equal(width(seen(layers, 4, 20)), 21);
  const narrow = network(t, networks.hourglass(runs[2020].net)).layers;
  assert.deepEqual(seen(narrow, 1, 4), [10, 16]);
  assert.equal(width(seen(narrow, 2, 4)), 19);
});

test('the class of the challenge is told by what passes the bottleneck', () => {
  const params = { blocks: 2, factors: [3, 3], kind: 'map', code: 1 };
  assert.equal(bottleneck(params), 9);
  assert.equal(league(params), 'MEDIUM');
  assert.equal(league({ ...params, code: 2 }), null);
  assert.equal(league({ ...params, kind: 'dense', code: 3 }), 'HARD');
  assert.equal(bottleneck({ ...params, factors: [4, 4] }), 4);
});
