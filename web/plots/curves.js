// Curves in a frame, drawn on a canvas between the grid and the legend.

import { Axis } from './axis.js';
import { curveShapes } from './curve-paths.js';
import { extent, Follow, lostWords } from './follow.js';
import { Frame } from './frame.js';
import { frameStyles } from './frame-style.js';
import { Ink, inkStyles } from './ink.js';
import { layer } from './layer.js';
import { sample, signOf } from './series.js';
import { drawnShapes, paintShapes } from './shapes.js';

/** @typedef {import('../../bindings/worker/demo.js').Curve} Curve */

export const styles = [frameStyles, inkStyles];

/**
 * @param {HTMLElement} element
 * @param {import('../../bindings/worker/demo.js').View} view
 * @param {{x: Follow, y: Follow}} follow  the domains
 */
export function curves(element, { axes, scale = 'linear' }, follow) {
  const frame = new Frame(element, { axes });
  const ink = new Ink(element);
  const clear = layer(frame);
  let named = '';
  /** @type {Curve[]} */
  let shown = [];

  /** @param {ArrayLike<number>[]} across @param {ArrayLike<number>[]} up */
  const set = (across, up) =>
    frame.set(
      new Axis(follow.x.take(...extent(across, follow.x.log)), follow.x.log),
      new Axis(follow.y.take(...extent(up, scale === 'log')), scale === 'log'),
    );
  set([], []);

  const shapes = () => curveShapes(frame, shown, shown.map(signOf));
  const paint = () => paintShapes(clear(), shapes(), ink);
  frame.resized = paint;

  return {
    frame,
    /** @param {Curve[]} all */
    draw(all) {
      shown = all;
      const columns = all.flatMap(({ y, low, high }) => [y, ...(low && high ? [low, high] : [])]);
      set(
        all.map(({ x }) => x),
        columns,
      );
      const signs = all.map(signOf);
      const names = JSON.stringify(signs);
      if (names !== named) {
        const entries = signs.map((sign) => ({ name: sign.name, sample: sample(sign) }));
        frame.legend(all.length > 1 ? entries : []);
      }
      named = names;
      const lost = lostWords(all.map(({ y }) => y));
      const empty = all.every(({ x }) => x.length === 0);
      frame.note(empty ? 'No data yet' : lost && `Grey: ${lost}`);
      paint();
    },
    vector: () => drawnShapes(shapes()),
    redraw() {
      ink.forget();
      paint();
    },
    /** @param {'log' | 'linear'} next */
    rescale(next) {
      scale = next;
      follow.y = new Follow({ ...follow.y, log: next === 'log' });
    },
    remove: () => frame.remove(),
  };
}
