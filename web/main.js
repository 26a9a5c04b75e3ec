// What the page loads: the demo element, and the choice of colours.

import './components/nb-demo.js';

const choice = /** @type {HTMLSelectElement} */ (document.querySelector('#theme'));
choice.value = document.documentElement.dataset.theme ?? 'auto';
choice.addEventListener('change', () => {
  document.documentElement.dataset.theme = choice.value;
  localStorage.setItem('theme', choice.value);
  document.dispatchEvent(new CustomEvent('nb-theme'));
});
