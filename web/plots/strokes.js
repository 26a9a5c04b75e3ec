// How uPlot strokes each curve, and the piece of it that the legend shows.

import uPlot from 'uplot';
import { faint } from './ink.js';
import { dashOf, marker, tokenOf } from './series.js';
import { svg } from './svg.js';

/** @typedef {import('../../bindings/worker/demo.js').Curve} Curve */

/**
 * What tells curves apart; the first full line is solid, the next have dashes.
 * @param {Curve} curve
 * @param {number} index
 * @param {Curve[]} all
 */
export const signOf = ({ name, style = 'line', low }, index, all) => ({
  name,
  style,
  index,
  banded: Boolean(low),
  token: tokenOf(index),
  dash: dashOf(
    all.slice(0, index).filter((other) => (other.style ?? 'line') === style).length,
    style,
  ),
});

/** @typedef {ReturnType<typeof signOf>} Sign */

/** A piece of the curve for the legend. @param {Sign} sign */
export function sample({ style, index, token, dash }) {
  const color = `var(${token})`;
  const path = svg('path', {
    d: style === 'points' ? marker(index, 12, 6, 4) : 'M0 6H24',
    'stroke-dasharray': dash.join(' '),
  });
  path.style.stroke = color;
  path.style.strokeWidth = style === 'points' ? '1.5' : '2';
  path.style.fill = 'none';
  return [path];
}

/** Every point with a marker. @param {number} index @returns {uPlot.Series.PathBuilder} */
const points = (index) => (chart, series, first, last) => {
  const path = new Path2D();
  const one = new Path2D(marker(index, 0, 0, 3.5 * uPlot.pxRatio));
  const [x, y] = [chart.data[0], chart.data[series]];
  for (let i = first; i <= last; i++) {
    const value = y[i];
    if (value == null) continue;
    path.addPath(one, { e: chart.valToPos(x[i], 'x', true), f: chart.valToPos(value, 'y', true) });
  }
  return { stroke: path, fill: path, flags: 0 };
};

/** @param {Sign} sign @param {import('./ink.js').Ink} ink @returns {uPlot.Series[]} */
export function seriesOf({ style, index, token, dash, banded }, ink) {
  const stroke = () => ink.get(token);
  const paths =
    style === 'points'
      ? points(index)
      : style === 'steps'
        ? uPlot.paths.stepped?.({ align: 1 })
        : undefined;
  const fill = style === 'points' ? () => faint(ink.get(token), 0.25) : undefined;
  const width = style === 'points' ? 1.5 : 2;
  const edge = { stroke: 'transparent', width: 0, points: { show: false } };
  const main = {
    stroke,
    fill,
    width,
    dash: style === 'points' ? [] : dash,
    paths,
    points: { show: false },
  };
  return banded ? [main, edge, edge] : [main];
}
