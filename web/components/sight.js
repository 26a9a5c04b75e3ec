// When an element is about to come into sight, when it can be seen, and when it fills the screen.

/** A demo gets its worker when it is so far from the window. */
const NEAR = '800px 0px';

export class Sight {
  #inWindow = false;

  /** @param {Element} element @param {{near: () => void, seen?: () => void}} tell */
  constructor(element, { near, seen = () => {} }) {
    this.element = element;
    this.seen = seen;
    this.around = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && near(),
      { rootMargin: NEAR },
    );
    this.within = new IntersectionObserver((entries) => {
      this.#inWindow = entries[entries.length - 1].isIntersecting;
      seen();
    });
  }

  /** Whether it can be seen now. */
  get isSeen() {
    return this.#inWindow && !document.hidden;
  }

  watch() {
    this.around.observe(this.element);
    this.within.observe(this.element);
    document.addEventListener('visibilitychange', this.seen);
  }

  stop() {
    this.around.disconnect();
    this.within.disconnect();
    document.removeEventListener('visibilitychange', this.seen);
  }
}

/** Full screen, or back. A page may forbid it; then nothing happens. @param {Element} element */
export const fullScreen = (element) =>
  (document.fullscreenElement ? document.exitFullscreen() : element.requestFullscreen()).catch(
    () => {},
  );
