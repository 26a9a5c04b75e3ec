// The whole HTML of a page: head, top line, list of lectures, main part, foot.

import { header, searchBox } from './header.js';
import { relative } from './links.js';
import { mainOf } from './main-part.js';
import { html } from './markup.js';
import { siteOrigin } from './origin.js';
import { sidebar } from './sidebar.js';
import { strings } from './strings.js';

/** @typedef {import('./pages.js').Page} Page */
/** @typedef {import('./pages.js').Site} Site */

/**
 * What every part of a page is given.
 * @typedef {object} Given
 * @property {Page} page
 * @property {Site} site
 * @property {import('./strings.js').Text} text
 * @property {(url: string) => string} to  an address of the site as the page must write it
 */

/** @param {Page} page @param {Site} site */
export function pageTemplate(page, site) {
  const to = (/** @type {string} */ url) => relative(page.url, url);
  const given = { page, site, text: strings(page.language), to };
  return String(html`<!doctype html>
<html lang="${page.language}" data-root="${to('/')}">
<head>${head(given)}</head>
<body class="page-${page.kind}">
<a class="skip" href="#main">${given.text('skip')}</a>
${header(given)}
<div class="columns">
${sidebar(given)}
<main id="main" ${page.written !== page.language && html`lang="${page.written}"`}>
${mainOf(given)}
</main>
</div>
${footer(given)}
${searchBox(given)}
</body>
</html>
`);
}

/** @param {Given} given */
function head({ page, text, site }) {
  const origin = siteOrigin();
  const title =
    page.kind === 'home' ? `${text('site')}: ${page.title}` : `${page.title} · ${text('site')}`;
  const twins = site.pages.filter(
    (other) => other.kind === page.kind && other.number === page.number && origin,
  );
  return html`
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${page.summary.trim()}">
${page.kind === '404' && html`<meta name="robots" content="noindex">`}
${origin && page.kind !== '404' && html`<link rel="canonical" href="${origin}${page.url.slice(1)}">`}
${
  twins.length > 1 &&
  twins.map(
    ({ language, url }) =>
      html`<link rel="alternate" hreflang="${language}" href="${origin}${url.slice(1)}">`,
  )
}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<script src="/theme.js"></script>
<link rel="stylesheet" href="/site.css">
<script type="module" src="/main.js"></script>
`;
}

/** @param {Given} given */
function footer({ text, to }) {
  const [before, after] = text('footer').split('{course}');
  const course = html`<a href="https://machine-learning-for-physicists.org">Machine Learning for Physicists</a>`;
  return html`<footer class="bottom">
<p>${before}${course}${after}</p>
<p>${text('footerLicence')} <a href="${to('/about/')}">${text('about')}</a></p>
</footer>`;
}
