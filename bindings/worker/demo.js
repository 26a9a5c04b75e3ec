// The form of a demo: one file, one exported object, no DOM in it. The worker calls `setup`, `step`
// and the views; the page reads title, parameters and plots; the tests run `check`.

/**
 * @typedef {object} ParamBase
 * @property {string} label    what the control is called
 * @property {string} [hint]   a sentence beside the control
 * @property {boolean} [restart]  a change starts the demo again; otherwise it goes on with the new value
 * @property {(params: Params) => boolean} [when]  whether the control matters with these values
 */

/**
 * A number: a slider. `step` makes it a multiple (1: a whole number).
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
 * A picture that the visitor paints: values from 0 to 1 in steps of 1/15, row by row from the top.
 * @typedef {ParamBase & {value: Float32Array, image: {width: number, height: number}}} ImageParam
 */

/** @typedef {NumberParam | ChoiceParam | LayersParam | ImageParam} Param */

/**
 * Values by parameter name. Each demo knows the types of its own.
 * @typedef {Record<string, any>} Params
 */

/**
 * What a plot shows. `of` is a function from the state to the plot's data, or (for 'history') the
 * names of the step's results to record. A value that is the very object of the last time is not
 * sent again, so what never changes costs nothing: make it in `setup` and return it.
 * @typedef {object} View
 * @property {'history' | 'heatmap' | 'network' | 'thumbnail'} plot
 * @property {string} title
 * @property {string[] | ((state: any, params: Params) => any)} of
 * @property {'log' | 'linear'} [scale]      history: the vertical axis at the start
 * @property {[number, number]} [range]      heatmap, thumbnail: values of the first and last colour
 * @property {[number, number]} [domain]     heatmap, thumbnail: both axes
 * @property {[string, string]} [axes]       names of the horizontal and the vertical axis
 */

/**
 * @typedef {object} Demo
 * @property {string} title
 * @property {Record<string, Param>} params
 * @property {Record<string, string[]>} [groups]  parameters that stand together, by heading
 * @property {(params: Params, given: {random: any}) => any} setup  makes the state, an object;
 *   what in it has a `dispose` method is disposed when the demo starts again or ends
 * @property {(state: any, params: Params) => Record<string, number>} step
 * @property {Record<string, View>} views
 * @property {(params: Params) => number} [pauseAt]  the step at which the demo pauses by itself, once
 * @property {{seed: number, steps: number, params?: Params,
 *   expect: (results: Record<string, number>) => boolean}} check
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
  return { ...params, ...preset, [name]: value };
}
