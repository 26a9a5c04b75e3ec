// Dropping and pasting on an element: the first file, or the text where there is none. While something
// hovers above, the element has the attribute `above`. What is typed into a field stays there.

/** @typedef {import('lit').ReactiveControllerHost & HTMLElement} Host */
/** @typedef {{file(file: File): void, text?(text: string): void}} Takes */

export class FileDrop {
  /** @param {Host} host @param {Takes} takes */
  constructor(host, takes) {
    this.host = host;
    this.takes = takes;
    host.addController(this);
  }

  hostConnected() {
    for (const kind of ['dragover', 'dragleave', 'drop', 'paste']) {
      this.host.addEventListener(kind, this);
    }
  }

  hostDisconnected() {
    for (const kind of ['dragover', 'dragleave', 'drop', 'paste']) {
      this.host.removeEventListener(kind, this);
    }
  }

  /** @param {any} event */
  handleEvent(event) {
    const target = /** @type {Element} */ (event.composedPath()[0]);
    const given = event.dataTransfer ?? event.clipboardData;
    if (target.matches('textarea, input') && !given?.types.includes('Files')) return;
    event.preventDefault();
    this.host.toggleAttribute('above', event.type === 'dragover');
    if (event.type !== 'drop' && event.type !== 'paste') return;
    const [file] = given.files;
    if (file) this.takes.file(file);
    else this.takes.text?.(given.getData('text/plain'));
  }
}
