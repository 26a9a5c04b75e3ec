// The playground: every demo of every lesson as a link, one of them open, and an empty cell. The builder has
// the same list.

import { top } from './header.js';
import { html } from './markup.js';

/** @typedef {import('./template.js').Given} Given */

/** What the cell begins with. */
const program = `// A function, and its slope as the engine finds it. Change f, and run again.
const { grad, ops, tensor } = nabla;
const f = (x) => ops.sin(x.mul(3)).mul(ops.exp(ops.square(x).mul(-0.2)));
const slope = grad((x) => ops.sum(f(x)));

const x = Float32Array.from({ length: 300 }, (_, i) => i / 30 - 5);
const curve = (name, y) => ({ name, x, y: y.data });
plot([curve('f', f(tensor(x))), curve('slope', slope(tensor(x)))], {
  title: 'f and its slope',
  axes: ['x', 'y'],
});
print('f(1) =', f(tensor(1)).data[0]);`;

/** All demos, each a link, lesson by lesson. @param {Given} given @param {string} where */
function chooser({ page, site, text }, where) {
  const lessons = site.pages.filter(
    ({ lecture, language }) => lecture && language === page.language,
  );
  const withDemos = lessons
    .map(({ lecture, title }) => ({
      title,
      demos: [...site.demos.values()].filter(({ lesson }) => lesson === lecture?.slug),
    }))
    .filter(({ demos }) => demos.length > 0);
  return html`<nav class="chooser" aria-label="${text('choose')}">${withDemos.map(
    ({ title, demos }) => html`<section><h2>${title}</h2>
<ul>${demos.map(({ name, title: label }) => html`<li><a href="${where}#demo=${name}">${label}</a></li>\n`)}</ul></section>`,
  )}</nav>`;
}

/** @param {Given} given */
const opening = ({ page }) => html`<header class="opening"><h1>${page.title}</h1>
<p class="lead">${page.summary.trim()}</p></header>`;

/** @param {Given} given */
export const builderMain = (given) => html`${opening(given)}
<nb-builder>${chooser(given, given.to(`${top(given.page)}playground/`))}</nb-builder>`;

/** @param {Given} given */
export function playgroundMain(given) {
  const { text } = given;
  return html`${opening(given)}
<nb-playground>
${chooser(given, '')}
<div class="stage"></div>
</nb-playground>
<section class="cell" aria-labelledby="cell"><h2 id="cell">${text('cell')}</h2>
<p>${text('cellHint')}</p>
<nb-code><pre class="code" tabindex="0"><code>${program}</code></pre></nb-code></section>`;
}
