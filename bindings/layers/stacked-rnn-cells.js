// Cells one above the other, as one cell.

import { StackedRNNCells } from '../stacked-cells.js';

/** Cells one above the other. @param {{cells: readonly any[]} & import('../layer-options.js').LayerOptions} options */
export const stackedRNNCells = (options) => new StackedRNNCells(options);
