// The way to the search: its button, or the key "/" where nobody is writing. What searches is loaded
// when it is opened for the first time.

/** Whether keys are meant for a field. @param {EventTarget | undefined} target */
const writes = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function offerSearch() {
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector('#search'));
  const words = /** @type {HTMLInputElement} */ (dialog.querySelector('#search-words'));
  const open = async () => {
    dialog.showModal();
    words.select(); // now: what is typed while the search loads must stay
    const { prepareSearch } = await import('./search.js');
    prepareSearch(dialog);
  };
  document.querySelector('#search-open')?.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (dialog.open || writes(event.composedPath()[0])) return;
    event.preventDefault();
    open();
  });
}
