// Results of the steps as curves: the mean over neighbouring steps as a line, the range between the
// least and the greatest as a band. Data: {bins}, one a result. It does not zoom, pan or animate.

import { curves } from './curves.js';
import { Follow } from './follow.js';
import { formatNumber } from './scale.js';
import { columnTable } from './table.js';

/** @typedef {{bins: import('./bins.js').Bins[]}} History */

export { styles } from './curves.js';

/** @type {import('./index.js').PlotType<History>} */
export function plot(element, view) {
  const names = /** @type {string[]} */ (view.of);
  const axes = [view.axes?.[0] ?? 'step', view.axes?.[1] ?? (names.length === 1 ? names[0] : '')];
  const follow = {
    x: new Follow({ zero: true }),
    y: new Follow({ fixed: view.range, log: view.scale === 'log', zero: true }),
  };
  const { draw, ...rest } = curves(element, { ...view, axes }, follow);

  return {
    ...rest,
    draw({ bins }) {
      draw(
        bins.map((bin, i) => {
          const { x, mean, low, high } = bin.columns();
          const banded = bin.width > 1 ? { low, high } : {};
          return /** @type {any} */ ({ name: names[i], x, y: mean, ...banded });
        }),
      );
    },
    summary: ({ bins }) =>
      names
        .map((name, index) => {
          const { first, last, count } = bins[index];
          if (count === 0) return `${name}: no step yet`;
          return `${name} ${formatNumber(last)} after ${count} steps, ${formatNumber(first)} at the first`;
        })
        .join('; '),
    table({ bins }) {
      const columns = bins.map((bin) => bin.columns());
      const merged = bins[0].width > 1;
      return columnTable(
        [
          axes[0],
          ...names.flatMap((name) =>
            merged ? [`${name}, mean`, `${name}, least`, `${name}, greatest`] : [name],
          ),
        ],
        [
          columns[0].x,
          ...columns.flatMap(({ mean, low, high }) => (merged ? [mean, low, high] : [mean])),
        ],
      );
    },
  };
}
