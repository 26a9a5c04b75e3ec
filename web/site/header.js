// The line at the top: name of the site, the drawer's button on a phone, search, colours; and the
// search itself, a dialog that opens over the page.

import { html } from './markup.js';

/** @typedef {import('./template.js').Given} Given */

/** @param {Given} given */
export const header = ({ text, to, page }) => html`<header class="top">
<button class="drawer-button" type="button" popovertarget="sidebar"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M1 3h14M1 8h14M1 13h14"/></svg><span>${text('contents')}</span></button>
<a class="wordmark" href="${to(top(page))}"><span class="sign" aria-hidden="true">∇</span> ${text('site')}</a>
<nav class="places" aria-label="${text('site')}">
<a href="${to(`${top(page)}playground/`)}"${here(page, 'playground')}>${text('playground')}</a>
<a href="${to(`${top(page)}about/`)}"${here(page, 'about')}>${text('about')}</a>
</nav>
<button class="search-button" type="button" id="search-open" aria-keyshortcuts="/"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="6.5" cy="6.5" r="5"/><path d="m10.5 10.5 4.5 4.5"/></svg><span>${text('search')}</span><kbd aria-hidden="true">/</kbd></button>
<label class="theme"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.2"/><path class="filled" d="M8 1.8a6.2 6.2 0 0 1 0 12.4z"/></svg><span class="unseen">${text('theme')}</span><select id="theme">
<option value="auto">${text('themeAuto')}</option>
<option value="light">${text('themeLight')}</option>
<option value="dark">${text('themeDark')}</option>
</select></label>
</header>`;

/** The home page of the page's language. @param {{language: string}} page */
export const top = ({ language }) => (language === 'en' ? '/' : `/${language}/`);

/** @param {Given['page']} page @param {string} kind */
const here = (page, kind) => page.kind === kind && html` aria-current="page"`;

/** @param {Given} given */
export const searchBox = ({
  text,
  page,
}) => html`<dialog class="search" id="search" aria-label="${text('searchLabel')}" data-index="search.${page.language}.json" data-none="${text('searchNone')}" data-count="${text('searchCount')}" data-failed="${text('searchFailed')}">
<form method="dialog">
<input id="search-words" type="search" role="combobox" aria-label="${text('searchLabel')}" aria-controls="search-found" aria-expanded="false" aria-autocomplete="list" autocomplete="off" autocapitalize="none" spellcheck="false" placeholder="${text('searchLabel')}">
<button type="submit">${text('close')}</button>
</form>
<ul id="search-found" role="listbox" aria-label="${text('search')}"></ul>
<p class="search-status" role="status"></p>
<p class="search-hint">${text('searchHint')}</p>
</dialog>`;
