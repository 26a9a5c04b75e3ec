// The playground: every demo of every lesson as a link, one of them open, and an empty cell.

import { html } from './markup.js';

/** @typedef {import('./template.js').Given} Given */

/** @param {Given} given */
export function playgroundMain({ page, site, text }) {
  const lessons = site.pages.filter(
    ({ lecture, language }) => lecture && language === page.language,
  );
  const withDemos = lessons
    .map(({ lecture, title }) => ({
      title,
      demos: [...site.demos.values()].filter(({ lesson }) => lesson === lecture?.slug),
    }))
    .filter(({ demos }) => demos.length > 0);
  return html`<header class="opening"><h1>${page.title}</h1>
<p class="lead">${page.summary.trim()}</p></header>
<nb-playground>
<nav class="chooser" aria-label="${text('choose')}">${withDemos.map(
    ({ title, demos }) => html`<section><h2>${title}</h2>
<ul>${demos.map(({ name, title: label }) => html`<li><a href="#demo=${name}">${label}</a></li>\n`)}</ul></section>`,
  )}</nav>
<div class="stage"></div>
</nb-playground>
<section class="cell" aria-labelledby="cell"><h2 id="cell">${text('cell')}</h2>
<p>${text('cellHint')}</p>
<nb-code><pre class="code" tabindex="0"><code>print(nabla.ops ? 'ready' : 'not loaded');</code></pre></nb-code></section>`;
}
