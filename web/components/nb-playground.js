// <nb-playground>: of all demos in its list, the one of the address is open: #demo=LESSON/NAME, with
// parameters, seed and step like any link to a demo.

class NbPlayground extends HTMLElement {
  connectedCallback() {
    this.follow = () => this.open();
    addEventListener('hashchange', this.follow);
    this.open();
  }

  disconnectedCallback() {
    if (this.follow) removeEventListener('hashchange', this.follow);
  }

  async open() {
    const links = [...this.querySelectorAll('nav a')];
    const names = links.map((link) => nameIn(String(link.getAttribute('href'))));
    const wanted = nameIn(location.hash);
    const name = names.includes(wanted) ? wanted : (names[0] ?? '');
    for (const [i, link] of links.entries()) {
      if (names[i] === name) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    const stage = /** @type {HTMLElement} */ (this.querySelector('.stage'));
    if (stage.firstElementChild?.getAttribute('src') === name) return;
    await import('./nb-demo.js');
    const demo = document.createElement('nb-demo');
    demo.setAttribute('src', name);
    stage.replaceChildren(demo);
  }
}

/** The demo of an address. @param {string} hash */
const nameIn = (hash) => new URLSearchParams(hash.slice(hash.indexOf('#') + 1)).get('demo') ?? '';

customElements.define('nb-playground', NbPlayground);
