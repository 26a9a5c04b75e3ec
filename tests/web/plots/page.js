// A page with every example (examples.js), for the tests and for the eye. The address chooses: ?only=
// these, ?theme=dark, ?webgl=none. Contexts of WebGL are counted.

import '../../../web/components/nb-plot.js';
import { examples } from './examples.js';

const wish = new URLSearchParams(location.search);

/** @type {WebGL2RenderingContext[]} */
const made = [];
const plain = HTMLCanvasElement.prototype.getContext;
/** @param {string} kind @param {any} options */
function counted(kind, options) {
  // @ts-expect-error: `this` is the canvas
  const context = kind === 'webgl2' && wish.has('webgl') ? null : plain.call(this, kind, options);
  if (context instanceof WebGL2RenderingContext && !made.includes(context)) made.push(context);
  return context;
}
HTMLCanvasElement.prototype.getContext = /** @type {any} */ (counted);
Object.assign(window, {
  contexts: {
    live: () => made.filter((context) => !context.isContextLost()).length,
    lose: () => made.at(-1)?.getExtension('WEBGL_lose_context')?.loseContext(),
  },
});

const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const chosen = wish.get('only')?.split(' ');
document.documentElement.dataset.theme = wish.get('theme') ?? '';

for (const [name, { view, data, params = {} }] of Object.entries(examples)) {
  if (chosen && !chosen.includes(name)) continue;
  const plot = /** @type {import('../../../web/components/nb-plot.js').NbPlot} */ (
    document.createElement('nb-plot')
  );
  Object.assign(plot, { id: name, view, data, params });
  main.append(plot);
}
