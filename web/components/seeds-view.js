// What came of many seeds: a sentence, a plot of each result, a table with a link a seed.

import { css, html } from 'lit';
import { toLink } from '../demo/link.js';
import { bands, spread } from '../demo/spread.js';
import { formatCount, formatNumber } from '../plots/scale.js';
import './nb-plot.js';

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../../bindings/worker/demo.js').View} View */
/** @typedef {import('../demo/ensemble.js').Ensemble} Ensemble */
/** @typedef {import('../demo/ensemble.js').Member} Member */
/** @typedef {import('../demo/link.js').Experiment} Experiment */

export const seedsStyles = css`
  :host {
    display: block;
    margin-top: 1.2rem;
    padding-top: 1rem;
    border-top: 1px solid var(--line);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  label {
    color: var(--ink-soft);
  }
  input {
    width: 7em;
  }
  progress {
    flex: 1 1 8rem;
    accent-color: var(--accent);
  }
  .plots {
    display: grid;
    gap: 1.2rem 1.6rem;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
    margin-top: 1rem;
  }
  .table {
    max-height: 22rem;
    overflow: auto;
    margin-top: 1rem;
  }
  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 0.25rem 0.9rem 0.25rem 0;
    text-align: right;
    border-bottom: 1px solid var(--line);
  }
  th {
    font-weight: 600;
  }
  a {
    color: var(--accent);
  }
`;

/** The view of each result, by demo: a plot keeps its view. @type {WeakMap<Demo, Map<string, View>>} */
const made = new WeakMap();

/** @param {Demo} demo @param {string} name @returns {View} */
function viewOf(demo, name) {
  const views = made.get(demo) ?? new Map();
  made.set(demo, views);
  const { scale = 'linear' } =
    Object.values(demo.views).find(({ of }) => Array.isArray(of) && of.includes(name)) ?? {};
  const view = views.get(name) ?? {
    ...{ plot: 'lines', title: `${name} over all seeds`, scale },
    ...{ axes: ['step', name], of: () => [] },
  };
  views.set(name, view);
  return view;
}

/** @param {Ensemble} ensemble @param {string} band */
function summary({ members, width }, band) {
  const lost = members.filter(({ diverged }) => diverged).length;
  const failed = members.find(({ failure }) => failure);
  const means = width > 1 ? ` Each point is the mean over ${formatCount(width)} steps.` : '';
  const without = lost > 0 ? ', without those that diverged' : '';
  return html`<p>
    ${lost === 0 ? 'No seed diverged.' : `${lost} of ${members.length} seeds diverged.`}
    Line: median${without}. Band: ${bands[band].label}.${means}
    ${failed ? `Seed ${failed.seed} met an error: ${failed.failure}` : ''}
  </p>`;
}

/** @param {string} src @param {Demo} demo @param {Experiment} ran @param {Member} member @param {string[]} names */
function row(src, demo, ran, { seed, step, last, diverged, failure }, names) {
  const link = `#${toLink(src, demo, { ...ran, seed })}`;
  const state = diverged ? `diverged at step ${formatCount(diverged.step)}` : failure && 'failed';
  return html`<tr>
    <th scope="row"><a href=${link}>seed ${seed}</a></th>
    <td>${formatCount(step)}</td>
    ${names.map((name) => html`<td>${name in last ? formatNumber(last[name]) : '–'}</td>`)}
    <td>${state}</td>
  </tr>`;
}

/** @param {string} src @param {Demo} demo @param {Experiment} ran @param {Ensemble} ensemble @param {string} band */
export function seedsView(src, demo, ran, ensemble, band) {
  const { members } = ensemble;
  const names = [...new Set(members.flatMap(({ courses }) => [...courses.keys()]))];
  const curves = (/** @type {string} */ name) => [
    spread(members, name, ensemble, bands[band].edges),
  ];
  return html`${summary(ensemble, band)}
    <div class="plots">
      ${names.map(
        (name) => html`<nb-plot .view=${viewOf(demo, name)} .data=${curves(name)}></nb-plot>`,
      )}
    </div>
    <div class="table" tabindex="0" role="region" aria-label="Last values by seed">
      <table>
        <thead>
          <tr>
            <th scope="col">open</th><th scope="col">steps</th>
            ${names.map((name) => html`<th scope="col">${name}</th>`)}
            <th scope="col">remarks</th>
          </tr>
        </thead>
        <tbody>${members.map((member) => row(src, demo, ran, member, names))}</tbody>
      </table>
    </div>`;
}
