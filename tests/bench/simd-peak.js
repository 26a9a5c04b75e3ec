// simd-peak.js - what this processor can do at most within WebAssembly SIMD, without fused or relaxed
// operations: x = x a + b in twelve independent chains of four lanes, all in registers. The module is
// put together here, byte by byte (WebAssembly core specification, chapter 5):
//
//   (func (param $n i32) (param $a f32) (param $b f32) (result f32)
//     (local $x0 .. $x11 v128) (local $va v128) (local $vb v128)
//     loop   $x0 = $x0 * $va + $vb  ...  $x11 = $x11 * $va + $vb   br_if ($n = $n - 1)   end
//     lane 0 of $x0 + ... + $x11)

const CHAINS = 12; // with $va and $vb 14 of the 16 registers of x86-64; 8 to hide the latency of 4 + 4
const LANES = 4;
const OPERATIONS = 2; // one product and one sum

const [I32, F32, V128] = [0x7f, 0x7d, 0x7b];
const [N, A, B, FIRST] = [0, 1, 2, 3];
const [VA, VB] = [FIRST + CHAINS, FIRST + CHAINS + 1];

const get = (/** @type {number} */ local) => [0x20, local];
const set = (/** @type {number} */ local) => [0x21, local];
const splat = [0xfd, 0x13];
const lane0 = [0xfd, 0x1f, 0];
const add = [0xfd, 0xe4, 0x01];
const mul = [0xfd, 0xe6, 0x01];
const END = 0x0b;

/** Something with its length before it; all are shorter than 16,384. @param {number[]} bytes */
const sized = (bytes) => [(bytes.length & 0x7f) | 0x80, bytes.length >> 7, ...bytes];
/** @param {number} id @param {number[]} bytes */
const section = (id, bytes) => [id, ...sized(bytes)];

function moduleBytes() {
  const chains = Array.from({ length: CHAINS }, (_, i) => FIRST + i);
  const number = (/** @type {number} */ value) => [
    0x43,
    ...new Uint8Array(Float32Array.of(value).buffer),
  ];
  const step = (/** @type {number} */ x) => [
    ...get(x),
    ...get(VA),
    ...mul,
    ...get(VB),
    ...add,
    ...set(x),
  ];
  const countDown = [...get(N), 0x41, 1, 0x6b, 0x22, N];
  const body = [
    ...[1, CHAINS + 2, V128],
    ...[...get(A), ...splat, ...set(VA), ...get(B), ...splat, ...set(VB)],
    ...chains.flatMap((x) => [...number(x), ...splat, ...set(x)]),
    ...[0x03, 0x40, ...chains.flatMap(step), ...countDown, 0x0d, 0, END],
    ...get(chains[0]),
    ...chains.slice(1).flatMap((x) => [...get(x), ...add]),
    ...lane0,
    END,
  ];
  const name = [...new TextEncoder().encode('peak')];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 3, I32, F32, F32, 1, F32]),
    ...section(3, [1, 0]),
    ...section(7, [1, name.length, ...name, 0, 0]),
    ...section(10, [1, ...sized(body)]),
  ]);
}

/** @returns {Promise<(seconds?: number) => number>} measures the peak in operations a second */
export async function simdPeak() {
  const { instance } = await WebAssembly.instantiate(moduleBytes());
  const peak = /** @type {(n: number, a: number, b: number) => number} */ (instance.exports.peak);
  const measure = (/** @type {number} */ n) => {
    const begin = performance.now();
    peak(n, 0.5, 1);
    return (n * CHAINS * LANES * OPERATIONS * 1000) / (performance.now() - begin);
  };
  for (let i = 0; i < 20; i++) measure(1e6); // until the optimizing compiler has taken over
  return (seconds = 0.03) =>
    measure(Math.ceil((seconds * measure(1e5)) / (CHAINS * LANES * OPERATIONS)));
}
