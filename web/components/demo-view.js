// A demo in pictures: transport, slider over the run, notices, plots, controls, and what stands below.

import { html } from 'lit';
import { abroad } from '../demo/abroad.js';
import { allows, withControls } from '../demo/demo-part.js';
import { loading, loadingWords } from './data-loading.js';
import { shortcuts } from './shortcuts.js';
import { trouble } from './trouble.js';
import './nb-controls.js';
import './nb-goal.js';
import './nb-plot.js';
import './nb-rewind.js';
import './nb-source.js';
import './nb-transport.js';

/** @typedef {import('./nb-demo.js').NbDemo} NbDemo */
/** @typedef {import('../demo/player.js').Player} Player */
/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */

/** @param {NbDemo} element @param {Demo} demo @param {Player} player */
function head(element, demo, player) {
  const order = (/** @type {CustomEvent} */ { detail: { command, value } }) =>
    element.obey(command, value);
  const { step, results } = player.shown;
  const { hidden, locked } = element.limits;
  const goal = hidden.has('progress') ? 0 : player.demo.pauseAt?.(player.params);
  return html`<nb-transport ?steps=${Boolean(demo.step)} ?random=${demo.random !== false} ?playing=${player.busy}
      ?disabled=${player.failure !== null} .hiding=${hidden} .locked=${locked} .step=${step} .results=${results}
      .pace=${player.pace.measured} .speed=${player.pace.limit} .seed=${player.experiment.seed}
      @nb-command=${order}></nb-transport>
    ${
      goal
        ? html`<nb-goal .step=${player.step} .goal=${player.repeating ?? goal} .perStep=${player.pace.perStep}
            ?playing=${player.busy}></nb-goal>`
        : ''
    }
    ${
      demo.step && !hidden.has('rewind')
        ? html`<nb-rewind .stops=${player.stops} .step=${step} ?back=${player.lookingBack}
            .goal=${player.repeating}
            @nb-command=${order}></nb-rewind>`
        : ''
    }`;
}

/** @param {NbDemo} element @param {Demo} demo @param {Player} player */
function body(element, demo, player) {
  const { limits } = element;
  const shown = withControls(demo, element.controls, limits);
  const params = player.shownParams;
  const { data } = player.shown;
  const views = Object.entries(player.demo.views).filter(
    ([name, { when }]) => !limits.hidden.has(`view.${name}`) && (when?.(params) ?? true),
  );
  const bare = Object.keys(shown.params).length === 0;
  return html`<div class="body ${bare ? 'bare' : ''}">
    <div class="plots" data-count=${views.length}>
      ${views.map(
        ([
          name,
          view,
        ]) => html`<nb-plot class="${view.plot} ${view.wide ? 'wide' : ''}" .view=${view} .data=${data[name]}
          .params=${params}
          @nb-pick=${(/** @type {CustomEvent} */ { detail }) => element.change(detail)}
          @nb-edit=${(/** @type {CustomEvent} */ { detail }) => element.edit(detail)}></nb-plot>`,
      )}
    </div>
    <nb-controls .demo=${shown} .params=${params} .locked=${limits.locked} ?hidden=${bare}
      @nb-param=${(/** @type {CustomEvent} */ { detail: { name, value } }) =>
        element.change({ [name]: value })}></nb-controls>
  </div>`;
}

/** Loaded when somebody asks for it. @param {NbDemo} element @param {Demo} demo @param {Player} player */
function seeds(element, demo, player) {
  import('./nb-seeds.js').catch(({ message }) => {
    element.seeds = false;
    element.notices = [`The seeds could not be loaded. ${message}`];
  });
  return html`<nb-seeds .src=${element.src} .demo=${demo} .experiment=${player.shownExperiment}
    .start=${player.stage.createClient}></nb-seeds>`;
}

/** @param {NbDemo} element @param {Demo} demo @param {Player} player */
function footer(element, demo, player) {
  const { hidden } = element.limits;
  const keys = Object.entries(shortcuts).filter(
    ([, { steps, command }]) => (demo.step || !steps) && allows(element.limits, command),
  );
  return html`<footer>
    <div class="row">
      <button type="button" class="quiet" ?hidden=${hidden.has('link')} @click=${() => element.obey('link')}>Copy link</button>
      <button type="button" class="quiet" ?hidden=${!demo.step || demo.random === false || hidden.has('seeds')} aria-expanded=${element.seeds}
        @click=${() => element.obey('seeds')}>Several seeds</button>
      <button type="button" class="quiet" aria-keyshortcuts="F"
        ?hidden=${!document.fullscreenEnabled || hidden.has('fullscreen')}
        @click=${() => element.obey('fullscreen')}>Full screen</button>
      ${
        abroad.page && !hidden.has('course')
          ? html`<a href="${abroad.page}#demo=${element.src}" target="_blank" rel="noopener">
              Nabla ∇ – open in the course</a>`
          : ''
      }
      <span class="keys" ?hidden=${hidden.has('keys')}>Keys, while the focus is in the demo:
        ${keys.map(
          ([key, { label }]) => html`<span><kbd>${key.toUpperCase()}</kbd> ${label}</span>`,
        )}
      </span>
    </div>
    <nb-source .src=${element.src} ?hidden=${hidden.has('code')}></nb-source>
    ${element.seeds ? seeds(element, demo, player) : ''}
  </footer>`;
}

/** @param {NbDemo} element @param {Demo} demo @param {Player} player */
export const demoView = (element, demo, player) => html`<section role="group"
  aria-labelledby="title">
  <p class="title" id="title">${demo.title}</p>
  ${head(element, demo, player)}
  <div class="notices" role="status">
    ${[...loadingWords(player), ...element.notices].map((notice) => html`<p>${notice}</p>`)}
  </div>
  ${loading(player)}
  ${trouble(player)} ${body(element, demo, player)} ${footer(element, demo, player)}
</section>`;
