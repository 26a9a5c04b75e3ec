// Lecture 6: the networks of the notebooks have their sizes, a kernel does in Fourier space what it does
// in the picture, and a unit sees as far as it is said.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load, random, sequential } from 'nabla';
import { readPack } from '../../bindings/worker/pack.js';
import { runs } from '../../lessons/06-convolutional-networks/data/autoencoders.js';
import { bottleneck, league } from '../../lessons/06-convolutional-networks/data/challenge.js';
import * as waves from '../../lessons/06-convolutional-networks/data/convolve.js';
import * as networks from '../../lessons/06-convolutional-networks/data/networks.js';
import {
  EDGE,
  packsOf,
  picture,
  pictures,
} from '../../lessons/06-convolutional-networks/data/pictures.js';
import { seen } from '../../lessons/06-convolutional-networks/data/receptive.js';
import { bytesOf } from './list.js';

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
  assert.equal(network(t, networks.recogniser()).countParams(), 7858);
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
  const recogniser = network(t, networks.recogniser()).layers;
  assert.deepEqual(
    seen(recogniser, 4, 0),
    [-6, 33],
    'an answer sees all of 28 pixels, and its edge',
  );
});

test('the class of the challenge is told by what passes the bottleneck', () => {
  const params = { blocks: 2, factors: [3, 3], kind: 'map', code: 1 };
  assert.equal(bottleneck(params), 9);
  assert.equal(league(params), 'MEDIUM');
  assert.equal(league({ ...params, code: 2 }), null);
  assert.equal(league({ ...params, kind: 'dense', code: 3 }), 'HARD');
  assert.equal(bottleneck({ ...params, factors: [4, 4] }), 4);
});

test('of a photograph one sees the middle, in grey', async () => {
  assert.deepEqual(packsOf({ picture: 'smiley' }), []);
  for (const name of ['camera', 'cat']) {
    assert.deepEqual(packsOf({ picture: name }), [name]);
    const pack = readPack(await bytesOf(name));
    const [height, width, channels] = pack.photo.shape;
    const photo = pack.photo.image(0);
    const seen = picture(name, new Float32Array(), { [name]: pack });
    for (const [row, column] of [
      [0, 0],
      [10, 70],
      [EDGE - 1, EDGE - 1],
    ]) {
      const at = ((height - EDGE) / 2 + row) * width + (width - EDGE) / 2 + column;
      const [r, g = r, b = r] = photo.slice(at * channels, (at + 1) * channels);
      const grey = channels === 1 ? r : 0.299 * r + 0.587 * g + 0.114 * b;
      assert.ok(Math.abs(seen[row * EDGE + column] - grey) < 1e-6, `${name} at ${row}, ${column}`);
    }
  }
});

test('every picture to try has a value for each pixel', async () => {
  for (const name of Object.keys(pictures)) {
    const data = Object.fromEntries(
      await Promise.all(
        packsOf({ picture: name }).map(async (pack) => [pack, readPack(await bytesOf(pack))]),
      ),
    );
    const values = picture(name, new Float32Array(32 * 32), data);
    assert.ok(values.length === EDGE ** 2 && values.every((v) => v >= 0 && v <= 1), name);
  }
});
