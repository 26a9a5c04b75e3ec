// The home page: the emblem beside the way in, then the lectures as cards.

import { html, raw } from './markup.js';

/** @typedef {import('./template.js').Given} Given */

/** @param {Given} given */
export function homeMain({ page, site, text, to }) {
  const lessons = site.pages.filter(
    ({ lecture, language }) => lecture && language === page.language,
  );
  return html`<section class="hero">
<div class="hero-words">
<h1>${page.title}</h1>
<p class="lead">${page.summary.trim()}</p>
<p class="ways"><a class="way" href="${to(lessons[0].url)}">${text('start')}</a>
<a href="${to(playgroundOf(site, page).url)}">${text('startPlay')}</a></p>
</div>
<nb-emblem role="img" aria-label="${text('emblem')}"></nb-emblem>
</section>
<section aria-labelledby="lectures"><h2 id="lectures">${text('lectures')}</h2>
<ol class="cards">${lessons.map((lesson) => card(lesson, text, to))}</ol></section>
${progressPart(lessons, text, to)}
<article class="text">${raw(page.html)}</article>`;
}

/** @param {Given['site']} site @param {Given['page']} page */
const playgroundOf = ({ pages }, { language }) =>
  /** @type {Given['page']} */ (
    pages.find((one) => one.kind === 'playground' && one.language === language)
  );

/** How much of each lecture is solved: <nb-progress> counts. @param {Given['page'][]} lessons @param {Given['text']} text @param {Given['to']} to */
const progressPart = (lessons, text, to) => {
  const open = lessons.filter(({ tasks }) => tasks.length > 0);
  const data = open.map(({ url, title, tasks }) => ({ title, href: to(url), tasks }));
  return html`<section aria-labelledby="progress"><h2 id="progress">${text('yourProgress')}</h2>
<nb-progress data-lessons="${JSON.stringify(data)}"><p>${text('progressWaiting')}</p></nb-progress></section>`;
};

/** What comes after the lectures. @param {number | undefined} number */
const isExtra = (number = 0) => number > 12;

/** @param {Given['page']} lesson @param {Given['text']} text @param {Given['to']} to */
const card = (
  { url, title, kind, number, lecture },
  text,
  to,
) => html`<li class="card ${kind}" data-lesson="${lecture?.slug}">
<span class="number" aria-hidden="true">${isExtra(number) ? '+' : number}</span>
<h3><a href="${to(url)}">${title}</a></h3>
<p>${lecture?.holds}</p>
<p class="state">${kind === 'coming' ? text('toCome') : text('cardState')}</p>
</li>
`;
