// export-inner.js - further networks for export-cases.js: frames around images and sequences, layers within
// layers, constraints. What is dropped with probability 1e-7 is not dropped, so that all losses agree.
import {
  constraints,
  input,
  layers as l,
  model,
  optimizers,
  sequential,
} from '../../bindings/index.js';
import { chain } from './export-chain.js';
import { fractions } from './fractions.js';

/** @type {Record<string, {make: () => any, x: any, y: any, jax?: boolean}>} */
export const INNER_CASES = {
  around: {
    make: () =>
      chain(
        optimizers.adadelta({ learningRate: 1, clipvalue: 0.01, weightDecay: 0.01 }),
        'poisson',
        [
          l.periodicPadding2d({ padding: [2, 1], inputShape: [3, 4, 1] }),
          l.conv2d({ filters: 2, kernelSize: 3 }),
          l.globalMaxPooling2d(),
          l.reshape({ targetShape: [2, 1] }),
          l.periodicPadding1d(),
          l.flatten(),
          l.dense({ units: 2, activation: 'exponential' }),
        ],
        'around',
      ),
    x: [fractions([3, 3, 4, 1], 71)],
    y: [fractions([3, 2], 73)],
    jax: true,
  },
  framed: {
    make: () =>
      chain(
        'adam',
        'mse',
        [
          l.zeroPadding2d({
            padding: [
              [1, 0],
              [2, 1],
            ],
            inputShape: [3, 4, 2],
          }),
          l.conv2d({ filters: 2, kernelSize: 2 }),
          l.cropping2d({
            cropping: [
              [0, 1],
              [1, 0],
            ],
          }),
          l.spatialDropout2d({ rate: 0 }),
          l.reshape({ targetShape: [-1, 2] }),
          l.zeroPadding1d({ padding: [0, 2] }),
          l.cropping1d({ cropping: [2, 1] }),
          l.spatialDropout1d({ rate: 0 }),
          l.flatten(),
          l.dense({ units: 1 }),
        ],
        'framed',
      ),
    x: [fractions([3, 3, 4, 2], 83)],
    y: [fractions([3, 1], 89)],
    jax: true,
  },
  wrapped: {
    make() {
      const each = sequential({ name: 'each', layers: [l.dense({ units: 3, inputShape: [4] })] });
      const net = chain(
        'rmsprop',
        'mse',
        [
          l.bidirectional({
            layer: l.lstm({ units: 2, returnSequences: true, kernelConstraint: 'maxNorm' }),
            inputShape: [4, 3],
          }),
          l.timeDistributed({ layer: each }),
          l.bidirectional({ layer: l.gru({ units: 3, returnSequences: true }), mergeMode: 'ave' }),
          l.timeDistributed({ layer: l.dense({ units: 2, activation: 'tanh' }) }),
          l.rnn({
            cell: l.stackedRNNCells({
              cells: [l.gruCell({ units: 2 }), l.simpleRNNCell({ units: 2 })],
            }),
            returnSequences: true,
          }),
          l.rnn({ cell: l.lstmCell({ units: 2 }) }),
          l.dense({ units: 1, biasConstraint: constraints.unitNorm() }),
        ],
        'wrapped',
      );
      net.owned.push(each);
      return net;
    },
    x: [fractions([3, 4, 3], 97)],
    y: [fractions([3, 1], 101)],
    jax: true,
  },
  halves: {
    make() {
      const x = input({ shape: [4, 2], name: 'steps' });
      const states = [1, 2].map((i) =>
        l.dense({ units: 2, name: `state_${i}` }).apply(l.flatten().apply(x)),
      );
      const both = l.bidirectional({
        layer: l.gru({ units: 2, returnSequences: true, returnState: true }),
        mergeMode: null,
      });
      const [one, other, ...last] = both.apply(x, { initialState: states });
      const [more, h, c] = l
        .rnn({
          cell: l.lstmCell({ units: 2 }),
          returnSequences: true,
          returnState: true,
          goBackwards: true,
        })
        .apply(l.add().apply([one, other]));
      const sum = l
        .bidirectional({ layer: l.simpleRNN({ units: 2, dropout: 1e-7 }), mergeMode: 'mul' })
        .apply(more);
      const end = l.concatenate().apply([sum, ...last, h, c]);
      const net = model({ inputs: x, outputs: l.dense({ units: 1 }).apply(end), name: 'halves' });
      net.compile({ optimizer: 'adam', loss: 'mse' });
      return net;
    },
    x: [fractions([3, 4, 2], 151)],
    y: [fractions([3, 1], 157)],
    jax: true,
  },
};
