// Whether an element is worth drawing: near the window, in the element that fills the screen, or about
// to be printed.

/** What is so far from the window may come into sight soon. */
const MARGIN = '250px';

export class Near {
  #around = false;
  #printed = false;

  /** @param {Element} element @param {() => void} tell  when it has become near */
  constructor(element, tell) {
    this.element = element;
    this.tell = () => this.is && tell();
    this.observer = new IntersectionObserver(
      (entries) => {
        this.#around = entries[entries.length - 1].isIntersecting;
        this.tell();
      },
      { rootMargin: MARGIN },
    );
    this.print = ({ type = '' }) => {
      this.#printed = type === 'beforeprint';
      this.tell();
    };
  }

  get is() {
    return this.#around || this.#printed || this.#fillsScreen;
  }

  get #fillsScreen() {
    const { fullscreenElement } = document;
    /** @type {any} */
    let at = fullscreenElement && this.element;
    while (at && at !== fullscreenElement) at = at.parentNode ?? at.host;
    return Boolean(at);
  }

  watch() {
    this.observer.observe(this.element);
    document.addEventListener('fullscreenchange', this.tell);
    window.addEventListener('beforeprint', this.print);
    window.addEventListener('afterprint', this.print);
  }

  stop() {
    this.observer.disconnect();
    this.#around = false;
    document.removeEventListener('fullscreenchange', this.tell);
    window.removeEventListener('beforeprint', this.print);
    window.removeEventListener('afterprint', this.print);
  }
}
