// <nb-demo> is a demo on a page: plots, controls and everything that every demo has (play, step,
// speed, reset, seed, link, full screen, the code). It runs in a worker of its own, only while it can
// be seen; it starts by itself unless the visitor prefers reduced motion.
//
//   <nb-demo src="03-backpropagation/two-dimensional-trainer"></nb-demo>

import { html, LitElement } from 'lit';
import { createClient } from '../../bindings/worker/client.js';
import { change, defaults } from '../../bindings/worker/demo.js';
import { importDemo } from '../demos.js';
import { fromLink, toLink } from '../link.js';
import { Pictures } from '../pictures.js';
import { Runner } from '../runner.js';
import { controls } from './controls-style.js';
import { demoStyles } from './demo-style.js';
import { commandOf, shortcuts } from './shortcuts.js';
import { trouble } from './trouble.js';
import './nb-controls.js';
import './nb-plot.js';
import './nb-source.js';
import './nb-transport.js';

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */

const startWorker = () =>
  createClient(new Worker(new URL('../demo-worker.js', import.meta.url), { type: 'module' }));

export class NbDemo extends LitElement {
  static properties = {
    src: {},
    demo: { state: true },
    notices: { state: true },
  };

  static styles = [controls, demoStyles];

  constructor() {
    super();
    this.src = '';
    /** @type {Demo | null} */
    this.demo = null;
    /** @type {string[]} */
    this.notices = [];
    /** @type {Runner | null} */
    this.runner = null;
    this.onScreen = false;
    this.pictures = new Pictures();
    this.calm = matchMedia('(prefers-reduced-motion: reduce)');
    this.look = () => this.runner?.see(this.onScreen && !document.hidden);
    this.observer = new IntersectionObserver(([{ isIntersecting }]) => {
      this.onScreen = isIntersecting;
      this.look();
    });
    this.follow = () => this.openLink();
  }

  connectedCallback() {
    super.connectedCallback();
    this.observer.observe(this);
    document.addEventListener('visibilitychange', this.look);
    window.addEventListener('hashchange', this.follow);
    this.addEventListener('keydown', this.pressed);
    this.open();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
    document.removeEventListener('visibilitychange', this.look);
    window.removeEventListener('hashchange', this.follow);
    this.runner?.close();
    this.runner = null;
  }

  async open() {
    try {
      const { default: demo } = await importDemo(this.src);
      this.demo = demo;
      this.runner = new Runner(this.src, demo, {
        createClient: startWorker,
        show: (frame, fresh) => this.pictures.take(demo, frame, fresh),
        changed: () => this.requestUpdate(),
        nextFrame: () => new Promise(requestAnimationFrame),
      });
      this.look();
      if (await this.openLink()) return;
      await this.runner.start(defaults(demo), 1);
      if (!this.calm.matches && !this.runner?.failure) this.runner?.play();
    } catch (error) {
      this.notices = [/** @type {Error} */ (error).message];
    }
  }

  /** Repeats the experiment of the address, if it is one of this demo's. */
  async openLink() {
    const { demo, runner } = this;
    const linked = demo && fromLink(location.hash, this.src, demo);
    if (!linked || !runner) return false;
    this.notices = linked.complaints;
    this.scrollIntoView();
    await runner.repeat(linked);
    return true;
  }

  async copyLink() {
    const { demo, runner } = this;
    if (!demo || !runner) return;
    const url = new URL(location.href);
    url.hash = toLink(this.src, demo, runner.experiment);
    history.replaceState(null, '', url);
    const what = `seed ${runner.experiment.seed}, step ${runner.step} and all parameters`;
    try {
      await navigator.clipboard.writeText(url.href);
      this.notices = [`Link copied. It holds ${what}.`];
    } catch {
      this.notices = [`The link is in the address bar. It holds ${what}.`];
    }
  }

  async fullScreen() {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await this.requestFullscreen();
  }

  /** @param {{command: string, value?: number}} order */
  obey({ command, value }) {
    const { runner } = this;
    if (!runner) return;
    this.notices = [];
    if (command === 'toggle') runner.playing ? runner.pause() : runner.play();
    else if (command === 'single') runner.single();
    else if (command === 'speed') runner.pace.limit = Number(value);
    else if (command === 'seed') runner.start(runner.params, Number(value));
    else if (command === 'fullscreen') this.fullScreen();
    else if (command === 'reset') {
      runner.pause();
      runner.start(runner.params, runner.experiment.seed);
    }
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    this.obey({ command });
  }

  /** @param {CustomEvent<{name: string, value: any}>} event */
  changed({ detail: { name, value } }) {
    const { demo, runner } = this;
    if (!demo || !runner) return;
    this.notices = [];
    runner.set(change(demo, runner.params, name, value));
  }

  footer() {
    return html`<footer>
      <div class="row">
        <button type="button" class="quiet" @click=${this.copyLink}>Copy link</button>
        <button type="button" class="quiet" aria-keyshortcuts="F" ?hidden=${!document.fullscreenEnabled}
          @click=${this.fullScreen}>Full screen</button>
        <span class="keys">Keys, while the focus is in the demo:
          ${Object.entries(shortcuts).map(
            ([key, { label }]) => html`<span><kbd>${key.toUpperCase()}</kbd> ${label}</span>`,
          )}
        </span>
      </div>
      <nb-source .src=${this.src}></nb-source>
    </footer>`;
  }

  render() {
    const { demo, runner, pictures } = this;
    const notices = html`<div class="notices" role="status">
      ${runner?.repeating ? html`<p>Repeating the linked run: step ${runner.step}.</p>` : ''}
      ${this.notices.map((notice) => html`<p>${notice}</p>`)}
    </div>`;
    if (!demo || !runner) return html`<section class="waiting">${notices}</section>`;
    return html`<section aria-label=${demo.title}>
      <nb-transport ?playing=${runner.playing} ?disabled=${runner.failure !== null}
        .step=${runner.step} .results=${pictures.results} .pace=${runner.pace.measured}
        .speed=${runner.pace.limit} .seed=${runner.experiment.seed}
        @nb-command=${(/** @type {CustomEvent} */ event) => this.obey(event.detail)}></nb-transport>
      ${notices} ${trouble(runner)}
      <div class="body">
        <div class="plots">
          ${Object.entries(demo.views).map(
            ([name, view]) =>
              html`<nb-plot class=${view.plot} .view=${view} .data=${pictures.data[name]}></nb-plot>`,
          )}
        </div>
        <nb-controls .demo=${demo} .params=${runner.params} @nb-param=${this.changed}></nb-controls>
      </div>
      ${this.footer()}
    </section>`;
  }
}

customElements.define('nb-demo', NbDemo);
