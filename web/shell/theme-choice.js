// The choice of colours. web/public/theme.js has applied the last choice before the page was drawn.

export function followTheme() {
  const choice = /** @type {HTMLSelectElement} */ (document.querySelector('#theme'));
  choice.value = document.documentElement.dataset.theme ?? 'auto';
  choice.addEventListener('change', () => {
    document.documentElement.dataset.theme = choice.value;
    localStorage.setItem('theme', choice.value);
    document.dispatchEvent(new CustomEvent('nb-theme'));
  });
}
