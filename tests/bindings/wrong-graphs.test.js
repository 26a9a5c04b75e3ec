// wrong-graphs.test.js - wrong inputs and outputs of models, and what compile is told about them by
// name: see wrong-use.js.
import test from 'node:test';
import { input, layers, model, sequential } from '../../bindings/index.js';
import { any, checkAll, net } from './wrong-use.js';

const { dense } = layers;
const [left, right] = [input({ shape: [1], name: 'left' }), input({ shape: [1], name: 'right' })];
const outputs = [
  dense({ units: 1, name: 'a' }).apply(left),
  dense({ units: 1, name: 'b' }).apply(right),
];
const pair = model({ inputs: [left, right], outputs, name: 'pair' });
const split = model({ inputs: left, outputs: [outputs[0], left], name: 'split' });
const chain = sequential({ layers: [dense({ units: 1, inputShape: [1] })] });

checkAll({
  graphs: {
    'two inputs in a chain': [
      () => sequential({ layers: [pair] }),
      /pair: has 2 inputs and 2 outputs; in a sequential model it needs one of each/,
    ],
    'two outputs at the end of a chain': [() => chain.add(split), /split: has 1 inputs and 2/],
    'the same input twice': [
      () => model({ inputs: [left, left], outputs: outputs[0] }),
      /model: the same input stands twice/,
    ],
    'no outputs': [() => model({ inputs: left, outputs: [] }), /model: there are no outputs/],
    'numbers instead of a symbol': [
      () => pair.apply(any([[1], input({ shape: [1] })])),
      /apply takes what input\(\) or another layer gave, or tensors, not an array of 1/,
    ],
    'a width for summary': [
      () => any(net).summary(80),
      /summary takes a function that prints a line, not 80/,
    ],
  },
  names: {
    'a loss for no output': [
      () => pair.compile({ loss: { a: 'mse', b: 'mae', c: 'mse' } }),
      /compile: loss is given for 'c'; the outputs are a, b/,
    ],
    'an output without a loss': [
      () => pair.compile({ loss: { a: 'mse' } }),
      /compile: loss is not given for 'b'; the outputs are a, b/,
    ],
    'a loss for no output of one': [
      () => net.compile({ loss: { first: 'mse' } }),
      /compile: loss is given for 'first'; the outputs are last/,
    ],
    'two losses for one output': [
      () => net.compile({ loss: ['mse', 'mae'] }),
      /compile: loss must name one for each of last/,
    ],
    'metrics for no output': [
      () => pair.compile({ loss: 'mse', metrics: { c: ['mae'] } }),
      /compile: metrics is given for 'c'/,
    ],
    'too few loss weights': [
      () => pair.compile({ loss: 'mse', lossWeights: [1] }),
      /compile: lossWeights must name one for each of a, b/,
    ],
    'a loss weight for no output': [
      () => pair.compile({ loss: 'mse', lossWeights: { c: 2 } }),
      /compile: lossWeights is given for 'c'/,
    ],
    'a loss weight that is no number': [
      () => pair.compile({ loss: 'mse', lossWeights: { a: any('2') } }),
      /compile: a loss weight must be a number, not '2'/,
    ],
  },
});

test('and the models can be disposed', () => {
  for (const one of [pair, split, chain]) one.dispose();
});
