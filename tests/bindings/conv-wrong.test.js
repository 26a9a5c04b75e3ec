// conv-wrong.test.js - convolutional layers, used wrongly: one sentence each.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { EngineError, layers, sequential, tensor } from '../../bindings/index.js';

const { conv2d } = layers;

/** @param {import('../../bindings/layer.js').Layer[]} list */
const chain = (...list) => sequential({ layers: list, seed: 1 });

/** @type {[string, any, RegExp][]} */
const refused = [
  ['no options', {}, /conv2d: filters must be a positive whole number, not undefined/],
  ['no kernel', { filters: 2 }, /conv2d: kernelSize must be .* not undefined/],
  [
    'three sizes',
    { filters: 2, kernelSize: [1, 2, 3] },
    /kernelSize must be a number or 2 of them/,
  ],
  ['size 0', { filters: 2, kernelSize: [1, 0] }, /kernelSize must be .* not 0/],
  ['strides NaN', { filters: 2, kernelSize: 1, strides: NaN }, /strides must be .* not NaN/],
  ['a typo', { filters: 2, kernelSize: 1, stride: 2 }, /no option 'stride'; it knows filters/],
  ['causal images', { filters: 2, kernelSize: 1, padding: 'causal' }, /no padding 'causal'/],
  ['a padding of 1', { filters: 2, kernelSize: 1, padding: 1 }, /padding must be 'valid' or/],
  [
    'channels first',
    { filters: 2, kernelSize: 1, dataFormat: 'channelsFirst' },
    /dataFormat 'channelsFirst' is not supported; images are \[batch, rows, columns, channels\]/,
  ],
  [
    'strides and dilation',
    { filters: 2, kernelSize: 2, strides: 2, dilationRate: [1, 2] },
    /strides 2 x 2 and dilationRate 1 x 2: only one of them may be above 1/,
  ],
  [
    'an image too small',
    { filters: 2, kernelSize: 3, inputShape: [2, 4, 1] },
    /the kernel reaches over 3 x 3, but the image has only \[2, 4\]; padding: 'same'/,
  ],
  ['no channels', { filters: 2, kernelSize: 3, inputShape: [4, 4] }, /got shape \[null, 4, 4\]/],
  [
    'channels left open',
    { filters: 2, kernelSize: 3, inputShape: [4, 4, null] },
    /needs \[batch, rows, columns, channels\] with a known number of channels/,
  ],
  [
    'more filters than memory',
    { filters: 1e12, kernelSize: 3, inputShape: [4, 4, 1] },
    /kernel would have shape \[3, 3, 1, 1000000000000\]: too many values/,
  ],
  [
    'a kernel that no memory holds',
    { filters: 1, kernelSize: 1e9, padding: 'same', inputShape: [4, 4, 1] },
    /kernel would have shape \[1000000000, 1000000000, 1, 1\]: too many values/,
  ],
  [
    'steps beyond counting',
    { filters: 1, kernelSize: 1, strides: 1e9, inputShape: [4, 4, 1] },
    /conv2d: strides and dilationRate are at most 1000000, not 1000000000/,
  ],
  [
    'filters that groups cannot share',
    { filters: 3, kernelSize: 1, groups: 2 },
    /conv2d: filters 3 cannot be shared out to 2 groups/,
  ],
  [
    'channels that groups cannot share',
    { filters: 2, kernelSize: 1, groups: 2, inputShape: [4, 4, 3] },
    /conv2d: got shape \[null, 4, 4, 3\], whose channels cannot be shared out to 2 groups/,
  ],
];

test('refused: depthwise and separable convolutions, likewise', () => {
  const { conv2dTranspose, depthwiseConv2d, separableConv1d } = /** @type {any} */ (layers);
  for (const [make, sentence] of /** @type {[() => any, RegExp][]} */ ([
    [() => depthwiseConv2d({ kernelSize: 0 }), /depthwise_conv2d: kernelSize must be .* not 0/],
    [
      () => depthwiseConv2d({ kernelSize: 2, depthMultiplier: 0 }),
      /depthwise_conv2d: depthMultiplier/,
    ],
    [
      () => depthwiseConv2d({ kernelSize: 2, filters: 2 }),
      /no option 'filters'; it knows kernelSize/,
    ],
    [() => separableConv1d({ kernelSize: 2 }), /separable_conv1d: filters must be a positive/],
    [
      () => chain(depthwiseConv2d({ kernelSize: 3, inputShape: [2, 2, 1] })),
      /depthwise_conv2d: the kernel reaches over 3 x 3/,
    ],
    [
      () => conv2dTranspose({ filters: 2, kernelSize: 2, groups: 2 }),
      /there is no option 'groups'/,
    ],
    [
      () => conv2dTranspose({ filters: 2, kernelSize: 3, strides: 2, outputPadding: 2 }),
      /conv2d_transpose: outputPadding 2 must be below the stride 2/,
    ],
    [
      () =>
        conv2dTranspose({
          filters: 2,
          kernelSize: 2,
          strides: 2,
          padding: 'same',
          outputPadding: 0,
        }),
      /conv2d_transpose: outputPadding must be at least 1 for a kernel of even size/,
    ],
  ]))
    assert.throws(make, { name: 'EngineError', message: sentence });
});

for (const [what, options, sentence] of refused)
  test(`refused: ${what}`, () => {
    const make = () => chain(conv2d({ inputShape: [4, 4, 1], ...options })).dispose();
    assert.throws(make, (error) => {
      assert.ok(error instanceof EngineError, String(error));
      assert.match(error.message, sentence);
      return true;
    });
  });

test('only conv1d knows causal padding', () => {
  const options = { filters: 2, kernelSize: 2, padding: 'causal' };
  const { filters, ...depthwise } = options;
  for (const make of [
    () => layers.conv1dTranspose(options),
    () => layers.separableConv1d(options),
    () => layers.depthwiseConv1d(depthwise),
  ])
    assert.throws(make, /conv1d.*: there is no padding 'causal'; it knows valid, same/);
});

test('an image that turns out too small when it runs', () => {
  const net = chain(conv2d({ filters: 1, kernelSize: 3, inputShape: [null, null, 1] }));
  assert.throws(
    () => net.predict(tensor([1, 2], [1, 1, 2, 1])),
    /conv2d: .* reaches over 3 rows, input \[1,1,2,1\] has only 1/,
  );
  net.dispose();
});
