// The kinds of plots. Each is a file of its own that is loaded when the first view needs it, so that a
// page without a surface does not load WebGL's part.

/** @typedef {import('../../bindings/worker/demo.js').View} View */
/** @typedef {import('../../bindings/worker/demo.js').Params} Params */

/**
 * A plot: made once inside an element, then given data again and again.
 * @template Data
 * @typedef {object} Plot
 * @property {(data: Data) => void} draw
 * @property {(data: Data) => string} summary       what can be seen, in words
 * @property {(data: Data) => import('./table.js').Table} [table]  the numbers behind it
 * @property {() => void} [redraw]                  the page has other colours
 * @property {(scale: 'log' | 'linear') => void} [rescale]  of the vertical axis; data follow
 * @property {(params: Params) => void} [show]      marks what the parameters say
 * @property {HTMLElement} [hand]                   lies over the plot and takes pointer and keys
 * @property {HTMLElement} [drawn]                  what a saved picture shows, if not the element
 * @property {import('./frame.js').Frame} [frame]
 * @property {() => SVGElement} [vector]           its picture as shapes in the frame, for a file
 * @property {() => void} [remove]
 */

/**
 * @template Data
 * @typedef {(element: HTMLElement, view: View) => Plot<Data>} PlotType
 */

/** @typedef {{plot: PlotType<any>, styles: import('lit').CSSResultGroup}} PlotModule */

/** @type {Record<string, () => Promise<PlotModule>>} */
const plots = {
  bars: () => import('./bars.js'),
  heatmap: () => import('./heatmap.js'),
  history: () => import('./history.js'),
  images: () => import('./images.js'),
  lines: () => import('./lines.js'),
  matrices: () => import('./matrices.js'),
  microscope: () => import('./microscope.js'),
  network: () => import('./network.js'),
  scatter: () => import('./scatter.js'),
  surface: () => import('./surface.js'),
  thumbnail: () => import('./thumbnail.js'),
};

/** The kinds that are here, so that they can draw at once. @type {Map<string, PlotModule>} */
export const loaded = new Map();

/** @param {string} kind */
export async function load(kind) {
  if (!Object.hasOwn(plots, kind)) throw new Error(`there is no plot named “${kind}”.`);
  const module = await plots[kind]();
  loaded.set(kind, module);
  return module;
}
