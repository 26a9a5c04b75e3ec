// A page with every example (examples.js), for the tests and for the eye.

import '../../../web/components/nb-plot.js';
import { examples } from './examples.js';

const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const chosen = new URLSearchParams(location.search).get('only')?.split(' ');
document.documentElement.dataset.theme = new URLSearchParams(location.search).get('theme') ?? '';

for (const [name, { view, data, params = {} }] of Object.entries(examples)) {
  if (chosen && !chosen.includes(name)) continue;
  const plot = /** @type {import('../../../web/components/nb-plot.js').NbPlot} */ (
    document.createElement('nb-plot')
  );
  Object.assign(plot, { id: name, view, data, params });
  main.append(plot);
}
