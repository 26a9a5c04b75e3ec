// A small network whose every number is set by hand, as in the tutorial of lecture 1: the diagram and,
// beside it, the output over the plane of its two inputs. Nothing is trained here.

import { networks } from '../data/by-hand.js';
import { checks } from '../data/by-hand-checks.js';
import { forward, layersOf, namesOf, weightsOf } from '../data/forward.js';
import { EDGE, map, square } from '../data/plane.js';

/** @typedef {import('../../../bindings/worker/demo.js').Params} Params */
/** @typedef {import('../../../bindings/worker/demo.js').Pair} Pair */

const activations = ['step', 'sigmoid', 'relu', 'tanh', 'linear'];
const outputs = Object.fromEntries(activations.map((label) => [label, { label }]));

/** More numbers than this are a formula's, and nobody wants a field for each. */
const FIELDS = 60;

/** @param {Params} params @returns {import('../data/forward.js').Size[]} */
const sizesOf = ({ hidden, output }) => [...hidden, { units: 1, activation: output }];
const names = (/** @type {Params} */ params) => namesOf(sizesOf(params));

const isDeep = (/** @type {Params} */ { hidden }) => hidden.length > 0;

/** A factor. @param {string} label */
const times = (label) => ({
  label,
  value: 1,
  min: 0.1,
  max: 30,
  scale: /** @type {const} */ ('log'),
  restart: true,
});

/** @type {{domain: Pair, axes: string[]}} */
const plane = { domain: [-EDGE, EDGE], axes: ['y₁', 'y₂'] };

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'A network made by hand',
  random: false,

  groups: { Network: ['net', 'hidden', 'output'], Numbers: ['scale', 'first', 'weights'] },
  params: {
    net: { label: 'Network', value: 'b2', options: networks, restart: true },
    hidden: {
      label: 'Hidden layers',
      value: [],
      layers: { max: 3, units: 60, activations },
      restart: true,
    },
    output: { label: 'Output activation', value: 'linear', options: outputs, restart: true },
    scale: times('All weights and biases times'),
    first: { ...times('Those of the first layer also times'), when: isDeep },
    weights: {
      label: 'Weights and biases',
      value: [],
      numbers: { min: -10, max: 10, step: 0.05, names },
      restart: true,
      when: (params) => names(params).length <= FIELDS,
    },
  },

  setup(params) {
    const { weights, scale, first } = params;
    const factor = (/** @type {number} */ layer) =>
      layer === 0 && isDeep(params) ? scale * first : scale;
    const layers = layersOf(sizesOf(params), weights, factor);
    return { weights: weightsOf(layers), picture: map(forward(layers, square()).data) };
  },

  views: {
    network: {
      plot: 'network',
      title: 'The network',
      ...plane,
      of: ({ weights }) => weights,
      edit: 'weights',
    },
    picture: {
      plot: 'heatmap',
      title: 'Its output',
      ...plane,
      of: ({ picture }) => picture,
    },
  },

  check: checks,
};
