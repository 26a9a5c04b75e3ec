// Ours stays ours on a foreign page: what the page says of fonts, colours and spacing ends at the
// element, and our colours are declared inside it. The theme follows the reader's system, or the
// attribute theme="light" or "dark".

import { css, unsafeCSS } from 'lit';
import { abroad } from '../demo/abroad.js';
import tokens from '../tokens.css?inline';
import { made } from './api.js';

abroad.page = new URL(/* @vite-ignore */ '../playground/', import.meta.url).href;

const own = tokens
  .replace(/:root\[data-theme="?(\w+)"?\]/g, ':host([theme="$1"])')
  .replaceAll(':root', ':host');

const wall = css`
  :where(:host > *) {
    all: initial;
    color-scheme: inherit;
    display: block;
    font: var(--text-control) / 1.45 var(--font-text);
    color: var(--ink);
  }
`;

abroad.made = made;
abroad.styles.push(unsafeCSS(own), wall);
