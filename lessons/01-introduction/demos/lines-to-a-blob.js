// n neurons whose lines lie around a circle: where all of them are on, their sum is n. That is a
// plateau with n sides, a blob; out of blobs any picture can be put together.

import { circle, network } from '../data/blob.js';
import { forward } from '../data/forward.js';
import { across, EDGE, map, seenAt, square } from '../data/plane.js';

const CUT = 301;

/** @type {{domain: [number, number], axes: string[]}} */
const plane = { domain: [-EDGE, EDGE], axes: ['y₁', 'y₂'] };

/** The part of the plane where a picture is 1. @param {Float32Array} values */
const area = (values) =>
  ((2 * EDGE) ** 2 * values.reduce((sum, value) => sum + value, 0)) / values.length;

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Lines to a blob',
  random: false,

  params: {
    n: { label: 'Lines n', value: 8, min: 3, max: 60, step: 1, restart: true },
    radius: { label: 'Radius', value: 1, min: 0.1, max: 2.5, step: 0.05, restart: true },
    factor: {
      label: 'Sharpness of the lines',
      value: 20,
      min: 1,
      max: 100,
      scale: 'log',
      restart: true,
    },
    x: { label: 'Centre y₁', value: 0, min: -EDGE, max: EDGE, step: 0.05, restart: true },
    y: { label: 'Centre y₂', value: 0, min: -EDGE, max: EDGE, step: 0.05, restart: true },
    output: {
      label: 'Output',
      value: 'sum',
      options: { sum: { label: 'the sum' }, all: { label: '1 where the sum is above n − ½' } },
      restart: true,
    },
  },

  setup(params) {
    const layers = network(params);
    const points = across(CUT, EDGE, [0, params.y]);
    return {
      picture: { ...map(forward(layers, square()).data), marks: [circle(params)] },
      profile: [
        {
          name: 'output',
          x: points.data.filter((_, i) => i % 2 === 0),
          y: forward(layers, points).data,
        },
      ],
    };
  },

  views: {
    picture: {
      plot: 'heatmap',
      title: 'Output over the plane',
      ...plane,
      pick: ['x', 'y'],
      of: ({ picture }) => picture,
    },
    profile: {
      plot: 'lines',
      title: 'Across the centre of the blob',
      axes: ['y₁', 'output'],
      of: ({ profile }) => profile,
    },
  },

  check: [
    {
      what: 'all n are on inside, half of them far away',
      params: { n: 30, radius: 0.5 },
      steps: 0,
      expect: (_, { picture }) =>
        Math.abs(seenAt(picture, 0, 0) - 30) < 0.01 && Math.abs(seenAt(picture, 2.9, 2.9) - 15) < 2,
    },
    {
      what: 'the blob is a polygon around the circle, of area n r² tan π/n',
      params: { n: 6, radius: 1.5, factor: 100, output: 'all' },
      steps: 0,
      expect: (_, { picture }) =>
        Math.abs(area(picture.values) / (6 * 1.5 ** 2 * Math.tan(Math.PI / 6)) - 1) < 0.01,
    },
  ],
};
