// convnet.js - ConvNetJS 0.3 as a contestant: plain JavaScript, row by row.
import { data } from './workloads.js';

/** @typedef {import('./workloads.js').Workload} Workload */
/** @typedef {import('./ours.js').Contestant} Contestant */

/** @param {any} library @param {Workload} workload */
function network(library, { sizes, activations }) {
  const outputs = sizes[sizes.length - 1];
  const last = activations[activations.length - 1];
  const dense = activations.slice(0, -1).map((activation, i) => ({
    type: 'fc',
    num_neurons: sizes[i + 1],
    ...(activation !== 'linear' && { activation }),
  }));
  const end =
    last === 'softmax'
      ? [{ type: 'softmax', num_classes: outputs }]
      : last === 'linear'
        ? [{ type: 'regression', num_neurons: outputs }]
        : [
            { type: 'fc', num_neurons: outputs, activation: last },
            { type: 'regression', num_neurons: outputs },
          ];
  const net = new library.Net();
  net.makeLayers([{ type: 'input', out_sx: 1, out_sy: 1, out_depth: sizes[0] }, ...dense, ...end]);
  return net;
}

/** Its own array type, one a row. @param {any} library @param {Workload} workload */
function rowsOf(library, workload) {
  const { x, y, inputs, outputs, isClasses, classes } = data(workload);
  return Array.from({ length: workload.batch }, (_, row) => ({
    x: new library.Vol([...x.subarray(row * inputs, (row + 1) * inputs)]),
    y: isClasses ? classes[row] : [...y.subarray(row * outputs, (row + 1) * outputs)],
  }));
}

/** @param {(name: string) => any} load from where the peers are installed @returns {Contestant[]} */
export function convnet(load) {
  const library = load('convnetjs');
  return [
    {
      name: 'ConvNetJS',
      prepare(workload) {
        if (workload.kind === 'matmul') return null;
        const net = network(library, workload);
        const rows = rowsOf(library, workload);
        const { optimizer: method, rate: learning_rate, batch: batch_size } = workload;
        const trainer = new library.Trainer(net, {
          method,
          learning_rate,
          batch_size,
          momentum: 0,
        });
        const isTraining = workload.kind === 'train';
        return {
          run(n) {
            for (let i = 0; i < n; i++)
              for (const { x, y } of rows) {
                if (isTraining) trainer.train(x, y);
                else net.forward(x);
              }
          },
          dispose() {},
        };
      },
    },
  ];
}
