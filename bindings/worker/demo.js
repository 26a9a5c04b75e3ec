// The form of a demo: one file, one exported object, no DOM in it. The worker calls `setup`, `step`
// and the views; the page reads title, parameters and plots; the tests run `check`.

import { followed } from './numbers.js';

/**
 * @typedef {object} ParamBase
 * @property {string} label    what the control is called
 * @property {string} [hint]   a sentence beside the control
 * @property {boolean} [restart]  a change starts the demo again; otherwise it goes on with the new value
 * @property {(params: Params) => boolean} [when]  whether the control matters with these values
 */

/**
 * A number: a slider. A whole `step` makes it a multiple (1: a whole number); a smaller one is only
 * the grid of the slider: any number between the ends may be typed.
 * @typedef {ParamBase & {value: number, min: number, max: number, step?: number, scale?: 'log'}} NumberParam
 */

/**
 * One of several words. An option may `set` other parameters when it is chosen: a preset.
 * @typedef {{label: string, set?: Params}} Option
 * @typedef {ParamBase & {value: string, options: Record<string, Option>}} ChoiceParam
 */

/**
 * Hidden layers of a network, each with its units and its activation.
 * @typedef {{units: number, activation: string}} Layer
 * @typedef {ParamBase & {value: Layer[], layers: {max: number, units: number, activations: string[]}}} LayersParam
 */

/**
 * A picture that the visitor paints: values from 0 to 1 in steps of 1/15, row by row from the top. As a
 * 'digit' (28 × 28) it is cut out and centred as those of MNIST are.
 * @typedef {ParamBase & {value: Float32Array,
 *   image: {width: number, height: number, as?: 'digit'}}} ImageParam
 */

/** Yes or no: a checkbox. @typedef {ParamBase & {value: boolean}} BooleanParam */

/**
 * Several numbers that belong together, the weights of a small network for example: a field each,
 * named by `names`, which may depend on the other parameters and tells how many there are: the demo
 * always gets so many, the missing as 0. A surplus is kept aside, so it is there again when `names`
 * grows back. Fields whose names begin alike up to ': ' stand together under that heading.
 * @typedef {ParamBase & {value: number[], numbers: {min: number, max: number, step?: number,
 *   names: (params: Params) => string[]}}} NumbersParam
 */

/**
 * The visitor's own data: rows of numbers, drawn, pasted as CSV or dropped as a file.
 * @typedef {ParamBase & {value: number[][], table: {columns: string[], min: number, max: number}}} TableParam
 *   at least `min` and at most `max` rows
 */

/** @typedef {NumberParam | ChoiceParam | LayersParam | ImageParam | BooleanParam | NumbersParam | TableParam} Param */

/**
 * Values by parameter name. Each demo knows the types of its own.
 * @typedef {Record<string, any>} Params
 */

/** @typedef {[number, number]} Pair */

/**
 * A curve of 'lines': values y at x, which need not be equally spaced nor those of the other curves;
 * `low` and `high` are a band around it.
 * @typedef {{name: string, x: Float32Array, y: Float32Array, low?: Float32Array, high?: Float32Array,
 *   style?: 'line' | 'dashed' | 'steps' | 'points'}} Curve
 */

/**
 * Points of 'scatter', or upon a heat map or surface (`joined` in their order by a line). `values`
 * colours each.
 * @typedef {{name: string, x: Float32Array, y: Float32Array, values?: Float32Array, joined?: boolean}} Marks
 */

/**
 * Values on a grid, row by row from the top: 'heatmap', 'thumbnail', 'surface'; `count` of them, one
 * after the other, for 'images'. `domain`, where the parameters move it, goes before the view's.
 * @typedef {{values: Float32Array, width: number, height: number, count?: number, labels?: string[],
 *   marks?: Marks[], domain?: Pair | [Pair, Pair]}} Grid
 */

/** 'bars': groups of bars, one a label. @typedef {{labels: string[], bars: {name: string,
 *   values: Float32Array, low?: Float32Array, high?: Float32Array}[]}} Bars */

/**
 * 'matrices': an equation of matrices (shape of one or two sizes), with signs such as '·', '+', '='
 * as words between them.
 * @typedef {(string | {name: string, shape: readonly number[], values: Float32Array})[]} Matrices
 */

/**
 * What a plot shows. `of` is a function from the state to the plot's data, or (for 'history') the
 * names of the step's results to record. A value that is the very object of the last time is not
 * sent again, so what never changes costs nothing: make it in `setup` and return it.
 * 'network' shows the weights as a model gives them, kernel [inputs, units] and bias by turns.
 * @typedef {object} View
 * @property {'history' | 'lines' | 'scatter' | 'heatmap' | 'surface' | 'images' | 'bars' | 'network' |
 *   'matrices' | 'thumbnail' | 'microscope'} plot
 * @property {string} title
 * @property {string[] | ((state: any, params: Params) => any)} of
 * @property {'log' | 'linear'} [scale]      history, lines: the vertical axis at the start
 * @property {'log'} [across]                lines: the horizontal axis is logarithmic
 * @property {Pair} [range]                  maps: values of the first and last colour; lines, scatter,
 *   bars, surface: the vertical axis. Without it, it follows the data
 * @property {Pair | [Pair, Pair]} [domain]  both axes of a map, or the horizontal and the vertical one;
 *   lines: the horizontal axis
 * @property {string[]} [axes]               names of the horizontal and the vertical axis (and the
 *   height of a surface), units included: 't / s'
 * @property {number} [contours]             heatmap: so many contour lines
 * @property {[string, string]} [pick]       heatmap, lines, scatter: two number parameters that a click
 *   or the arrow keys set to a place in the plot
 * @property {number} [columns]             images: so many a row; without it, as many as fit
 * @property {string} [choose]              images: a parameter that a click sets to a picture's place, from 0
 * @property {string} [switches]            images: a picture parameter with a pixel for each picture, which
 *   a click or Enter switches between 1 (on) and 0
 * @property {boolean} [wide]                takes the whole row, where others share one
 * @property {string} [edit]                 network: a 'numbers' parameter that holds its weights;
 *   choosing a connection or a neuron leads to its number
 * @property {(params: Params) => boolean} [when]  whether the view is shown with these values
 */

/**
 * What a demo promises: with each seed (1, 2, 3 unless told) `expect` holds after so many steps.
 * @typedef {object} Check
 * @property {string} [what]     in words: 'XOR 2020 ends at the cost of the notebook, 1.8e-2'
 * @property {Params} [params]   that differ from the defaults; presets are applied
 * @property {number[]} [seeds]
 * @property {number} [tested]   so many of its seeds run in `npm test`; all with NABLA_ALL_CHECKS=1
 * @property {number} steps
 * @property {(results: Record<string, number>, views: Record<string, any>) => boolean} expect
 *   results: of the last step; views: the newest value of each view
 */

/**
 * What `setup` is given: the seeded stream, and each pack that the demo names. `data.mnist.train.rows(0,
 * 100)` is {x: [100, 28, 28, 1] in 0..1, y: [100, 10]}, `.batch([7, 3])` the same of single images,
 * `.image(7)` one as a Float32Array, `.labels` a Uint8Array, `.count` how many; `data.mnist.classes` their
 * names (pack.js). A photograph is `data.camera.photo.image(0)`.
 * @typedef {{random: any, data: Record<string, import('./pack.js').Pack>}} Given
 */

/**
 * A demo without `step` is a picture of its parameters: `setup` runs anew at a change with `restart`,
 * else the views alone. It has neither play nor speed.
 * @typedef {object} Demo
 * @property {string} title
 * @property {Record<string, Param>} params
 * @property {Record<string, string[]>} [groups]  parameters that stand together, by heading
 * @property {string[] | ((params: Params) => string[])} [data]  names of the packs in lessons/data/ that
 *   `setup` needs (with these values: what chooses one has `restart`). They are loaded before it
 * @property {(params: Params, given: Given) => any} setup  makes the state, an object;
 *   what in it has a `dispose` method is disposed when the demo starts again or ends
 * @property {(state: any, params: Params) => Record<string, number>} [step]
 * @property {Record<string, View>} views
 * @property {(params: Params) => number} [pauseAt]  the step at which the demo pauses by itself, once; the
 *   page shows progress and remaining time up to there. What trains for more than two seconds has one
 * @property {{of: string, league: (params: Params) => string | null}} [contest]  its runs compete there:
 *   by the result `of`, the smaller the better, each in its class, if any
 * @property {boolean} [random]  false: nothing in it is random, so it has no seed to choose
 * @property {'dense' | 'images' | 'all'} [engine]  the build of the engine that has the layers it needs;
 *   the smaller, the sooner it runs. 'dense' unless told; 'images' has convolution and pooling besides,
 *   'all' recurrent layers and embeddings, too
 * @property {boolean} [paused]  waits for Play instead of starting by itself
 * @property {Check | Check[]} check
 */

/**
 * The parameters' values before anybody touched them, presets of the first choice included.
 * @param {Demo} demo
 * @returns {Params}
 */
export function defaults(demo) {
  const values = Object.entries(demo.params).map(([name, { value }]) => [name, value]);
  return Object.keys(demo.params).reduce(
    (params, name) => change(demo, params, name, params[name]),
    Object.fromEntries(values),
  );
}

/**
 * What parameters become when one is changed: a preset takes others along.
 * @param {Demo} demo
 * @param {Params} params
 * @param {string} name
 * @param {any} value
 * @returns {Params}
 */
export function change(demo, params, name, value) {
  const param = demo.params[name];
  const preset = 'options' in param ? param.options[value]?.set : undefined;
  const next = { ...params, ...preset, [name]: value };
  for (const [list, other] of Object.entries(demo.params)) {
    const isSet = list === name || (preset && list in preset);
    if ('numbers' in other && !isSet) next[list] = followed(other, params, next, params[list]);
  }
  return next;
}
