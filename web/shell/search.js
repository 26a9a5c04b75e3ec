// The search: words on top, what was found below, chosen by arrows and opened by Enter. The index is
// loaded once.

import MiniSearch from 'minisearch';
import { options } from './search-options.js';

/** So many places are shown. */
const MOST = 8;

let prepared = false;

/** @param {HTMLDialogElement} dialog */
export function prepareSearch(dialog) {
  const words = /** @type {HTMLInputElement} */ (dialog.querySelector('#search-words'));
  if (prepared) return;
  prepared = true;

  const root = document.documentElement.dataset.root ?? './';
  const list = /** @type {HTMLElement} */ (dialog.querySelector('[role="listbox"]'));
  const status = /** @type {HTMLElement} */ (dialog.querySelector('[role="status"]'));
  const say = (/** @type {string | undefined} */ sentence = '') => {
    status.textContent = sentence;
  };
  const index = fetch(root + dialog.dataset.index)
    .then((answer) => answer.text())
    .then((text) => MiniSearch.loadJSON(text, options));

  let chosen = 0;
  /** @param {number} next */
  const choose = (next) => {
    const rows = [...list.children];
    if (rows.length === 0) return words.removeAttribute('aria-activedescendant');
    chosen = (next + rows.length) % rows.length;
    rows.forEach((row, i) => {
      row.setAttribute('aria-selected', String(i === chosen));
    });
    rows[chosen].scrollIntoView({ block: 'nearest' });
    words.setAttribute('aria-activedescendant', rows[chosen].id);
  };

  const find = async () => {
    const query = words.value.trim();
    try {
      const found = query ? (await index).search(query).slice(0, MOST) : [];
      if (query !== words.value.trim()) return;
      list.replaceChildren(...found.map(row));
      words.setAttribute('aria-expanded', String(found.length > 0));
      choose(0);
      if (!query) say();
      else if (found.length === 0) say(dialog.dataset.none?.replace('{query}', query));
      else say(dialog.dataset.count?.replace('{count}', String(found.length)));
    } catch {
      say(dialog.dataset.failed);
    }
  };

  const go = () => {
    const url = list.children[chosen]?.getAttribute('data-url');
    if (url === null || url === undefined) return;
    dialog.close();
    location.href = root + url;
  };

  words.addEventListener('input', find);
  words.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Enter') go();
    else return;
    event.preventDefault();
  });
  list.addEventListener('click', ({ target }) => {
    const at = target instanceof Element ? target.closest('[role="option"]') : null;
    if (!at) return;
    chosen = [...list.children].indexOf(at);
    go();
  });
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  find();
}

/** A place that was found. @param {Record<string, any>} found @param {number} i */
function row({ title, page, excerpt, url }, i) {
  const item = document.createElement('li');
  item.id = `found-${i}`;
  item.setAttribute('role', 'option');
  item.dataset.url = url;
  const name = document.createElement('b');
  name.textContent = title;
  const where = document.createElement('span');
  where.textContent = title === page ? '' : ` · ${page}`;
  const words = document.createElement('p');
  words.textContent = excerpt;
  item.append(name, where, words);
  return item;
}
