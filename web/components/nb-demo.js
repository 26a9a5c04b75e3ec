// <nb-demo> is a demo on a page: plots, controls and everything that every demo has (play, step,
// speed, reset, seed, looking back, link, full screen, the code). It runs in a worker of its own, only
// while it can be seen; it starts by itself unless the visitor prefers reduced motion.
//
//   <nb-demo src="03-backpropagation/two-dimensional-trainer" params="task=painted&rate=0.3"
//     views="output cost" controls="rate batch" hide="code seed" lock="rate"></nb-demo>
//
// params: start values in the words of a link; views, controls: only these; hide, lock, set: a
// teacher's words (web/demo/teacher.js).

import { html, LitElement } from 'lit';
import { abroad } from '../demo/abroad.js';
import { leave, touch } from '../demo/crowd.js';
import { allows, changed, startOf, unlimited, withControls, withViews } from '../demo/demo-part.js';
import { importDemo } from '../demo/demos.js';
import { fromLink, toLink } from '../demo/link.js';
import { Player } from '../demo/player.js';
import { share } from '../demo/share.js';
import { startWorker } from '../demo/start-worker.js';
import { isMeant, linkWith, strayLink, teaching } from './address.js';
import { controls } from './controls-style.js';
import { demoStyles } from './demo-style.js';
import { demoView } from './demo-view.js';
import { loadControls } from './nb-controls.js';
import { commandOf } from './shortcuts.js';
import { fullScreen, Sight } from './sight.js';
import { unloaded } from './trouble.js';

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../demo/link.js').Experiment} Experiment */

export class NbDemo extends LitElement {
  static properties = {
    src: {},
    params: {},
    views: {},
    controls: {},
    hide: {},
    lock: {},
    set: {},
    limits: { state: true },
    demo: { state: true },
    notices: { state: true },
    seeds: { state: true },
    unloaded: { state: true }, // why the demo could not be loaded
  };

  static styles = [abroad.styles, controls, demoStyles];

  constructor() {
    super();
    this.src = '';
    this.params = '';
    /** @type {string | null} */
    this.views = null;
    /** @type {string | null} */
    this.controls = null;
    this.hide = '';
    this.lock = '';
    this.set = '';
    /** @type {import('../demo/demo-part.js').Limits} */
    this.limits = unlimited;
    /** @type {Demo | null} */
    this.demo = null;
    /** @type {string[]} */
    this.notices = [];
    this.unloaded = '';
    this.seeds = false;
    /** @type {Player | null} */
    this.runner = null;
    /** @type {(Experiment & {complaints: string[]}) | null} */
    this.begin = null;
    this.calm = matchMedia('(prefers-reduced-motion: reduce)');
    this.sight = new Sight(this, { near: () => this.open(), seen: () => this.look() });
    this.follow = () => this.meant && (this.runner ? this.openLink() : this.open());
  }

  connectedCallback() {
    super.connectedCallback();
    this.sight.watch();
    window.addEventListener('hashchange', this.follow);
    this.addEventListener('keydown', this.pressed);
    if (this.meant) this.open();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sight.stop();
    window.removeEventListener('hashchange', this.follow);
    if (this.runner) leave(this.runner);
    this.runner?.close();
    this.runner = null;
  }

  look() {
    if (!this.runner) return;
    this.runner.see(this.sight.isSeen);
    touch(this.runner);
  }

  /** Whether the address speaks of this demo. */
  get meant() {
    return !abroad.page && isMeant(this);
  }

  async open() {
    if (this.runner) return;
    this.unloaded = '';
    try {
      const { default: demo } = await importDemo(this.src);
      const limits = await teaching(this, demo);
      const begin = startOf(this.src, demo, `${limits.start}&${this.params}`);
      await loadControls(withControls(demo, this.controls, limits), begin.params);
      if (this.runner || !this.isConnected) return;
      Object.assign(this, { demo, limits });
      this.begin = begin;
      this.runner = new Player(this.src, withViews(demo, this.views), {
        createClient: startWorker,
        changed: () => this.requestUpdate(),
        nextFrame: () => new Promise(requestAnimationFrame),
      });
      this.runner.pace.limit = limits.speed;
      this.look();
    } catch (error) {
      this.unloaded = /** @type {Error} */ (error).message;
      return;
    }
    if (this.meant) await this.openLink();
    else await this.startFrom(this.begin);
  }

  /** @param {Experiment & {complaints: string[]}} begin */
  async startFrom(begin) {
    const { runner } = this;
    const stray = abroad.page ? [] : strayLink(this);
    this.notices = [...this.limits.complaints, ...begin.complaints, ...stray];
    const arrived = await runner?.repeat(begin);
    if (arrived && !this.calm.matches && !this.demo?.paused) runner?.play();
  }

  /** Repeats the experiment of the address. */
  async openLink() {
    const linked = this.demo && fromLink(linkWith(this.limits.start), this.src, this.demo);
    if (!linked) return;
    this.notices = [...this.limits.complaints, ...linked.complaints];
    this.scrollIntoView();
    await this.runner?.repeat(linked);
  }

  async copyLink() {
    const { demo, runner } = this;
    if (!demo || !runner) return;
    const experiment = runner.shownExperiment;
    const url = new URL(abroad.page || location.href);
    url.hash = toLink(this.src, demo, experiment);
    const what = `seed ${experiment.seed}, step ${experiment.step} and all parameters`;
    this.notices = [await share(url, !abroad.page, what)];
  }

  /** @param {string} command @param {number} [value] */
  obey(command, value) {
    const { runner } = this;
    if (!runner || !allows(this.limits, command)) return;
    this.notices = [];
    if (command === 'link') this.copyLink();
    else if (command === 'fullscreen') fullScreen(this);
    else if (command === 'seeds') this.seeds = !this.seeds;
    else runner.obey(command, value, this.begin?.params);
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    this.obey(command);
  }

  /** New values, from a control or picked in a plot. @param {Record<string, any>} values */
  change(values) {
    const { demo, runner } = this;
    if (!demo || !runner) return;
    this.notices = [];
    runner.set(changed(demo, runner.shownParams, values, this.limits));
  }

  /** Leads from a connection or neuron to the field of its number. @param {{name: string, index: number}} place */
  edit({ name, index }) {
    /** @type {any} */ (this.renderRoot.querySelector('nb-controls'))?.focusNumber?.(name, index);
  }

  render() {
    const { demo, runner } = this;
    if (this.unloaded) return unloaded(this.unloaded, () => this.open());
    if (!demo || !runner) return html`<section class="waiting"></section>`;
    return demoView(this, demo, runner);
  }
}

customElements.define('nb-demo', abroad.made['nb-demo']?.(NbDemo) ?? NbDemo);
