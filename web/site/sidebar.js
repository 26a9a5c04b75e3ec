// The list of lectures, with the sections of the page that one is on. Beside the text where there is
// room, else a drawer (a popover: it opens without any program).

import { top } from './header.js';
import { html, raw } from './markup.js';

/** @typedef {import('./template.js').Given} Given */

/** @param {Given} given */
export function sidebar(given) {
  const { page, site, text, to } = given;
  const lessons = site.pages.filter(
    ({ lecture, language }) => lecture && language === page.language,
  );
  const group = (/** @type {string} */ title, /** @type {string} */ kind) => {
    const some = lessons.filter((lesson) => lesson.kind === kind);
    if (some.length === 0) return null;
    return html`<p class="sidebar-title">${title}</p>
<ol class="lectures">${some.map((lesson) => entry(given, lesson))}</ol>`;
  };
  return html`<nav class="sidebar" id="sidebar" popover aria-label="${text('contents')}">
<button class="drawer-close" type="button" popovertarget="sidebar" popovertargetaction="hide">${text('close')}</button>
${page.lecture ? null : contents(given)}
${group(text('lectures'), 'lesson')}
${group(text('toComeTitle'), 'coming')}
<ul class="sidebar-places">
<li><a href="${to(`${top(page)}playground/`)}">${text('playground')}</a></li>
<li><a href="${to(`${top(page)}builder/`)}">${text('builder')}</a></li>
<li><a href="${to(`${top(page)}about/`)}">${text('about')}</a></li>
</ul>
</nav>`;
}

/** Lectures; what comes after them is extra. */
const LAST = 12;

/** @param {Given} given @param {Given['page']} lesson */
const entry = (given, lesson) => {
  const { page, to } = given;
  const isHere = lesson.url === page.url;
  return html`<li data-lesson="${lesson.lecture?.slug}" data-tasks="${lesson.tasks.length}"><a href="${to(lesson.url)}"${isHere && html` aria-current="page"`}><span class="number">${lesson.number === LAST + 1 ? '+' : lesson.number}</span> <span>${lesson.title}</span></a>${isHere ? contents(given) : null}</li>
`;
};

/** The sections of the page. @param {Given} given */
const contents = ({ page, text }) =>
  page.sections.length > 1 &&
  html`<ul class="contents" aria-label="${text('sections')}">${page.sections.map(
    ({ id, html: title }) => html`<li><a href="#${id}">${raw(title)}</a></li>\n`,
  )}</ul>`;
