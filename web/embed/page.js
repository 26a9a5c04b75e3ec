// The page for a frame: one demo or one exercise, named by the address, after ? or #, in the words of a
// link.
//
//   embed/?demo=01-introduction/one-neuron&seed=3&theme=dark&lock=seed
//   embed/?exercise=01-introduction/and
//
// With the page around it it talks as messages.js says.

import { talk } from './messages.js';

/** Words of the frame itself; all others are the demo's. */
const OWN = ['demo', 'exercise', 'theme', 'origin'];
const ATTRIBUTES = ['views', 'controls', 'hide', 'lock', 'set'];

const words = () => new URLSearchParams(`${location.search.slice(1)}&${location.hash.slice(1)}`);

/** @param {string} name @param {Record<string, string | null>} attributes */
function element(name, attributes) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(key, value);
  }
  return made;
}

function show() {
  const given = words();
  const src = given.get('exercise');
  const [demo, theme] = ['demo', 'theme'].map((name) => given.get(name));
  const attributes = Object.fromEntries(
    [...ATTRIBUTES, 'theme'].map((name) => [name, given.get(name)]),
  );
  for (const name of [...OWN, ...ATTRIBUTES]) given.delete(name);
  if (theme) document.documentElement.dataset.theme = theme;
  if (src !== null) import('../components/nb-exercise.js');
  const shown =
    src === null
      ? element('nb-demo', { ...attributes, src: demo ?? '', params: given.toString() })
      : element('nb-exercise', { src, theme });
  document.querySelector('main')?.replaceChildren(shown);
}

show();
addEventListener('hashchange', show);
if (parent !== window) talk(() => document.querySelector('nb-demo'), words().get('origin'));
