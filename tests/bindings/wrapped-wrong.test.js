// wrapped-wrong.test.js - what layers within layers refuse, and in which sentence.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { input, layers, sequential } from '../../bindings/index.js';

test('sentences', () => {
  const at = input({ shape: [null, 3] });
  const lstm = layers.lstm({ units: 2 });
  const cell = layers.gruCell({ units: 2 });
  const { bidirectional, timeDistributed, rnn, stackedRNNCells } = /** @type {any} */ (layers);
  for (const [call, sentence] of /** @type {[() => unknown, RegExp][]} */ ([
    [
      () => bidirectional({ layer: layers.dense({ units: 1 }) }),
      /bidirectional: layer must be a recurrent layer/,
    ],
    [
      () => bidirectional({ layer: lstm, mergeMode: 'max' }),
      /bidirectional: mergeMode must be 'concat', 'sum'/,
    ],
    [
      () => bidirectional({ layer: lstm, backwardLayer: layers.gru({ units: 2 }) }),
      /one of the two layers must have goBackwards/,
    ],
    [
      () =>
        bidirectional({
          layer: lstm,
          backwardLayer: layers.gru({ units: 2, goBackwards: true, returnSequences: true }),
        }),
      /bidirectional: both layers must have the same returnSequences/,
    ],
    [
      () => bidirectional({ layer: layers.lstm({ units: 1, stateful: true }) }),
      /a stateful layer cannot stand in it/,
    ],
    [
      () =>
        bidirectional({
          layer: lstm,
          mergeMode: 'sum',
          backwardLayer: layers.gru({ units: 3, goBackwards: true }),
        }).apply(at),
      /bidirectional: both layers must have equally many units/,
    ],
    [
      () => bidirectional({ layer: lstm, weights: [] }),
      /Bidirectional: takes no weights: give them to the layer within/,
    ],
    [() => timeDistributed({ layer: 3 }), /time_distributed: layer must be a layer, not 3/],
    [
      () => timeDistributed({ layer: lstm }).apply(input({ shape: [3] })),
      /time_distributed: got shape \[null, 3\] and needs/,
    ],
    [
      () => timeDistributed({ layer: layers.repeatVector({ n: 2 }) }).apply(at),
      /time_distributed: got shape \[null, null, 3\]; where the layer adds an axis/,
    ],
    [() => rnn({ cell: lstm }), /rnn: cell must be a recurrent cell: a layer with a stateSize/],
    [
      () => rnn({ cell }).apply(at),
      /rnn: got shape \[null, null, 3\] and needs .* a known number of steps/,
    ],
    [() => rnn({ cell, stateful: true }), /rnn: stateful is not supported/],
    [() => stackedRNNCells({ cells: [] }), /stacked_rnn_cells: cells must be a list of cells/],
    [
      () => cell.apply([input({ shape: [3] }), input({ shape: [3] })]),
      /gru_cell: got states \[null, 3\] and needs 1 of \[batch, 2\]/,
    ],
    [
      () => layers.lstm({ units: 2, recurrentDropout: 1 }),
      /lstm: recurrentDropout must be a number of at least 0/,
    ],
  ]))
    assert.throws(call, sentence);
  const net = sequential({
    layers: [layers.lstm({ units: 2, recurrentDropout: 0.5, inputShape: [null, 3] })],
  });
  assert.throws(
    () => net.compile({ loss: 'mse' }),
    /lstm: got shape \[null, null, 3\] and needs every size but the batch known here/,
  );
  net.dispose();
});
