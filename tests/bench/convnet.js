// convnet.js - ConvNetJS 0.3 as a contestant: plain JavaScript, row by row. It has dense and
// convolutional layers and max pooling; its last layer is always dense.
import { data } from './data.js';

/** @typedef {import('./workloads.js').Workload} Workload */
/** @typedef {import('./ours.js').Contestant} Contestant */

/** ConvNetJS' own kinds of layers, for what it can. @type {Record<string, (layer: any) => object[] | null>} */
const kinds = {
  dense: ({ units, activation }) => [{ type: 'fc', num_neurons: units, ...nonlinear(activation) }],
  conv2d({ filters, kernelSize: sx, padding, activation }) {
    const pad = padding === 'same' ? (sx - 1) / 2 : 0;
    return [{ type: 'conv', sx, filters, stride: 1, pad, ...nonlinear(activation) }];
  },
  maxPooling2d: ({ poolSize: sx }) => [{ type: 'pool', sx, stride: sx }],
  flatten: () => [],
};

const nonlinear = (/** @type {string} */ activation) =>
  activation !== 'linear' ? { activation } : {};

/** The last layer is its loss, too. @param {any} layer @returns {object[] | null} */
const ending = ({ type, units, activation }) =>
  type !== 'dense'
    ? null
    : activation === 'softmax'
      ? [{ type: 'softmax', num_classes: units }]
      : activation === 'linear'
        ? [{ type: 'regression', num_neurons: units }]
        : [
            { type: 'fc', num_neurons: units, activation },
            { type: 'regression', num_neurons: units },
          ];

/** @param {any} library @param {Workload} workload @returns {any} null where it has no such layer */
function network(library, { input, layers }) {
  const end = ending(layers[layers.length - 1]);
  const inner = layers.slice(0, -1).map((layer) => kinds[layer.type]?.(layer) ?? null);
  if (!end || input.length === 2 || inner.includes(null)) return null;
  const [sx, sy, depth] = input.length === 3 ? input : [1, 1, input[0]];
  const first = { type: 'input', out_sx: sx, out_sy: sy, out_depth: depth };
  const net = new library.Net();
  net.makeLayers([first, ...inner.flat(), ...end]);
  return net;
}

/** Its own array type, one a row. @param {any} library @param {Workload} workload */
function rowsOf(library, workload) {
  const { x, y, xShape, yShape, isClasses, classes } = data(workload);
  const [inputs, outputs] = [x.length / xShape[0], y.length / yShape[0]];
  const [sx, sy, depth] = workload.input.length === 3 ? workload.input : [1, 1, inputs];
  return Array.from({ length: workload.batch }, (_, row) => {
    const vol = new library.Vol(sx, sy, depth, 0);
    vol.w.set(x.subarray(row * inputs, (row + 1) * inputs));
    const target = isClasses ? classes[row] : [...y.subarray(row * outputs, (row + 1) * outputs)];
    return { x: vol, y: target };
  });
}

/** @param {(name: string) => any} load from where the peers are installed @returns {Contestant[]} */
export function convnet(load) {
  const library = load('convnetjs');
  return [
    {
      name: 'ConvNetJS',
      prepare(workload) {
        const net = workload.kind === 'matmul' ? null : network(library, workload);
        if (!net) return null;
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
