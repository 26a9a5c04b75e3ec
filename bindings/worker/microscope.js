// What the plot 'microscope' shows: every number of one update of a network with two inputs, two
// hidden neurons and an output. Types only.

/**
 * A number stands at a neuron, or on the connection to it (layer and unit, inputs being layer 0). It
 * brings its formula, the formula with the numbers in it and, for a derivative, what a finite
 * difference gives.
 * @typedef {object} MicroscopeNumber
 * @property {string} name
 * @property {'input' | 'sum' | 'output' | 'weight' | 'bias' | 'target' | 'cost' | 'delta' | 'gradient' |
 *   'new'} kind
 * @property {readonly [number, number]} to
 * @property {readonly [number, number]} [from]
 * @property {number} value
 * @property {string} what      in words
 * @property {string} formula
 * @property {string} inserted  the formula with the numbers
 * @property {{value: number, relative: number}} [difference]
 * @property {{name: string, index: number}} [set]  the parameter of numbers in which one sets it
 */

/** @typedef {{stop: string, about: string, numbers: MicroscopeNumber[]}} Microscope */

export {};
