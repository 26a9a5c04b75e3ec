// The main part of a page, for each kind of page.

import { top } from './header.js';
import { homeMain } from './home-page.js';
import { html, raw } from './markup.js';
import { builderMain, playgroundMain } from './playground-page.js';

/** @typedef {import('./template.js').Given} Given */

/** @type {Record<Given['page']['kind'], (given: Given) => any>} */
const kinds = {
  home: homeMain,
  lesson: lessonMain,
  coming: comingMain,
  playground: playgroundMain,
  about: textMain,
  embedding: textMain,
  builder: builderMain,
  404: missingMain,
};

/** @param {Given} given */
export const mainOf = (given) => kinds[given.page.kind](given);

/** @param {Given} given */
function lessonMain(given) {
  const { page, text } = given;
  return html`<article class="text">
${opening(given)}
<section class="able" aria-labelledby="able"><p class="box-title" id="able">${text('able')}</p>
<ul>${page.able.map((line) => html`<li>${line}</li>`)}</ul></section>
${material(given)}
${raw(page.html)}
</article>
${neighbours(given)}`;
}

/** @param {Given} given */
function opening({ page, text }) {
  const { number = 0 } = page;
  const eyebrow = number > 12 ? text('advanced') : text('lecture', { number });
  return html`<header class="opening"><p class="eyebrow">${eyebrow}</p>
<h1>${page.title}</h1>
<p class="lead">${page.summary.trim()}</p></header>`;
}

/** The lecture's own links. @param {Given} given */
const material = ({
  page,
  text,
  to,
}) => html`<section class="material" aria-labelledby="material"><p class="box-title" id="material">${text('material')}</p>
<ul>${page.links.map(
  ({ label, url, note }) =>
    html`<li><a href="${url.startsWith('/') ? to(url) : url}">${label}</a>${note && html` <span>${note}</span>`}</li>`,
)}</ul></section>`;

const video = 'https://www.youtube.com/watch?v=qMp3s7D_8Xw&list=PLemsnf33Vij4eFWwtoQCrt9AHjLe3uo9_';

/** A lecture to come. @param {Given} given */
function comingMain(given) {
  const { page, site, text, to } = given;
  const open = site.pages.filter(
    ({ kind, language }) => kind === 'lesson' && language === page.language,
  );
  return html`<article class="text">
${opening({ ...given, page: { ...page, summary: text('comingTitle') } })}
<p>${text('comingText')} ${page.summary}</p>
<p><a href="${video}">${text('video')}</a></p>
<p>${text('comingMeanwhile')}</p>
<ul>${open.map(({ url, title, number = 0 }) => html`<li><a href="${to(url)}">${text('lecture', { number })}: ${title}</a></li>`)}</ul>
</article>
${neighbours(given)}`;
}

/** @param {Given} given */
function textMain({ page }) {
  return html`<article class="text"><header class="opening"><h1>${page.title}</h1>
<p class="lead">${page.summary.trim()}</p></header>
${raw(page.html)}</article>`;
}

/** @param {Given} given */
function missingMain(given) {
  const { page, text, to } = given;
  return html`${textMain(given)}<p><a href="${to(top(page))}">${text('toHome')}</a></p>`;
}

/** Previous and next lecture. @param {Given} given */
function neighbours({ page, site, text, to }) {
  const other = (/** @type {number} */ number) =>
    site.pages.find((one) => one.number === number && one.language === page.language);
  const { number = 0 } = page;
  const link = (/** @type {string} */ kind, /** @type {Given['page'] | undefined} */ target) =>
    target &&
    html`<a class="${kind}" rel="${kind === 'next' ? 'next' : 'prev'}" href="${to(target.url)}"><span>${text(kind)}</span> ${target.title}</a>`;
  return html`<nav class="neighbours" aria-label="${text('previous')}, ${text('next')}">
${link('previous', other(number - 1))}${link('next', other(number + 1))}</nav>`;
}
