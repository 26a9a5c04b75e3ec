// The builder in pictures: the demo, its preview, a line for each control, and what is made of them.

import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { parts } from '../demo/teacher.js';
import { snippets } from './builder-words.js';
import { nameIn } from './nb-builder.js';

/** @typedef {import('./nb-builder.js').NbBuilder} NbBuilder */
/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */

/** What is made, and what it is for. @type {['link' | 'frame' | 'element', string][]} */
const made = [
  ['link', 'Link to the playground'],
  ['frame', 'Frame, for any page and most platforms'],
  ['element', 'Element, for a page that allows scripts'],
];

/** One control: shown, locked or hidden. @param {NbBuilder} builder @param {string} name @param {string} label @param {boolean} [lockable] */
function row(builder, name, label, lockable = false) {
  const now = builder.choices[name] ?? 'shown';
  const states = lockable ? ['shown', 'locked', 'hidden'] : ['shown', 'hidden'];
  return html`<label><span>${label}</span>
    <select data-name=${name} @change=${(/** @type {any} */ { target }) => {
      builder.choices = { ...builder.choices, [name]: target.value };
    }}>${states.map((state) => html`<option .selected=${state === now}>${state}</option>`)}</select></label>`;
}

/** Whether a demo has a part that others have: one without steps does not play. @param {Demo} demo @param {string} part */
function has({ step, pauseAt, random = true }, part) {
  if (['play', 'speed', 'results', 'rewind'].includes(part)) return Boolean(step);
  if (part === 'progress') return Boolean(pauseAt);
  if (part === 'seeds') return Boolean(step) && random;
  return part !== 'seed' || random;
}

/** @param {NbBuilder} builder @param {Demo} demo */
function rows(builder, demo) {
  const { params, views } = demo;
  const view = (/** @type {string} */ name) =>
    Object.hasOwn(params, name) ? `view.${name}` : name;
  return html`<fieldset><legend>Controls</legend>
      ${Object.entries(params).map(([name, { label }]) => row(builder, name, label, true))}</fieldset>
    <fieldset><legend>What demos have</legend>
      ${Object.entries(parts)
        .filter(([name]) => has(demo, name))
        .map(([name, label]) =>
          row(builder, name, label, name === 'seed' || name === 'speed'),
        )}</fieldset>
    <fieldset><legend>Plots</legend>
      ${Object.entries(views).map(([name, { title }]) => row(builder, view(name), title))}</fieldset>`;
}

/** @param {NbBuilder} builder */
function results(builder) {
  const texts = snippets(builder.choice(), builder.site);
  return html`${made.map(
    ([kind, label]) => html`<div class="made">
      <label for=${kind}>${label}</label>
      <textarea id=${kind} readonly rows=${kind === 'link' ? 2 : 5} .value=${texts[kind]}></textarea>
      <button type="button" aria-label="Copy: ${label}"
        @click=${() => builder.copy(texts[kind], label)}>Copy</button>
    </div>`,
  )}
  <p>One HTML file holds the demo whole, engine, pictures and all: it works from a disk, and where platforms take
    no other files. Pictures are in it for every choice that you neither lock nor hide.</p>
  <button type="button" class="primary" @click=${() => builder.download()}>Download as one HTML file</button>`;
}

/** @param {NbBuilder} builder */
function chooser(builder) {
  const groups = Map.groupBy(
    builder.links,
    (link) => link.closest('section')?.querySelector('h2')?.textContent ?? '',
  );
  const option = (/** @type {HTMLAnchorElement} */ { hash, textContent }) =>
    html`<option value=${nameIn(hash)} .selected=${nameIn(hash) === builder.src}>${textContent}</option>`;
  return html`<label class="which">Demo
    <select id="demo" @change=${(/** @type {any} */ { target }) => builder.choose(target.value)}>
      ${[...groups].map(
        ([title, links]) => html`<optgroup label=${title}>${links.map(option)}</optgroup>`,
      )}
    </select></label>`;
}

/** @param {NbBuilder} builder @param {Demo | null | undefined} demo */
export const builderView = (builder, demo) => html`${chooser(builder)}
  <h2>Preview</h2>
  <p>Set the values, seed and speed here with which it shall begin; then hide or lock below.</p>
  ${keyed(builder.src, html`<nb-demo src=${builder.src}></nb-demo>`)}
  <h2>What your readers see</h2>
  <div class="rows">${demo ? rows(builder, demo) : ''}</div>
  <label class="which">Colours
    <select @change=${(/** @type {any} */ { target }) => {
      builder.theme = target.value;
    }}>
      <option value="">as the reader’s system</option>
      <option>light</option>
      <option>dark</option>
    </select></label>
  <label class="check"><input type="checkbox" .checked=${builder.here}
    @change=${(/** @type {any} */ { target }) => {
      builder.here = target.checked;
    }} /> Begin at the step of the preview, by repeating its run</label>
  <h2>Take it with you</h2>
  ${demo ? results(builder) : ''}
  <p role="status" class="said">${builder.said}</p>`;
