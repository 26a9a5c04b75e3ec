// The solution of an exercise: the controls that differ from the beginning with their values, or the
// program; and the way to put it into the demo or the editor.

import { html } from 'lit';
import { complete } from '../../bindings/worker/exercise.js';
import { encode } from '../demo/params.js';

/** @typedef {import('../learning/attempt.js').Attempt} Attempt */
/** @typedef {import('../../bindings/worker/exercise.js').DemoExercise} DemoExercise */

/** What a control is set to, as its control shows it. @param {any} param @param {any} value */
function shown(param, value) {
  if ('options' in param) return param.options[value].label;
  if ('image' in param) return 'a picture';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) && typeof value[0] === 'number' ? value.join(', ') : encode(value);
}

/** @param {DemoExercise} exercise @param {import('../../bindings/worker/demo.js').Demo} demo */
function settings({ start, solution }, demo) {
  const [from, to] = [complete(demo, start), complete(demo, solution)];
  const differ = Object.keys(to).filter((name) => encode(from[name]) !== encode(to[name]));
  return html`<dl>${differ.map(
    (name) => html`<dt>${demo.params[name].label}</dt>
      <dd>${shown(demo.params[name], to[name])}</dd>`,
  )}</dl>`;
}

/** @param {Attempt} attempt @param {() => void} use */
export function solutionOf({ exercise, demo }, use) {
  return html`<div class="solution">
    <p><strong>One solution</strong></p>
    ${
      'demo' in exercise && demo
        ? settings(exercise, demo)
        : html`<pre tabindex="0"><code>${exercise.solution}</code></pre>`
    }
    <button type="button" @click=${use}>${
      demo ? 'Set the demo so' : 'Put it into the editor'
    }</button>
  </div>`;
}
