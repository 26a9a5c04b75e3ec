// The look of an exercise: a card with its task, what one works with, and the verdict.

import { css } from 'lit';

export const exerciseStyles = css`
  :host {
    display: block;
    margin-block: 2rem;
    container-type: inline-size;
  }
  /* About as tall as it will be, so that the text below stays where it is. */
  .waiting {
    min-height: 20rem;
  }
  section {
    border: 1px solid var(--line);
    border-inline-start: 4px solid var(--accent);
    border-radius: var(--radius-small);
    background: var(--surface);
    padding: 1.1rem clamp(0.9rem, 2.4cqi, 1.5rem) 1.2rem;
  }
  .kind {
    display: flex;
    gap: 0.8em;
    margin: 0;
    font-size: var(--text-small);
    font-weight: 600;
    color: var(--accent);
  }
  h3 {
    margin: 0.1rem 0 0.4rem;
    font: 600 1.25rem / 1.3 var(--font-title);
  }
  .task,
  .hint p,
  .solution p {
    margin: 0 0 0.8rem;
    max-width: 44rem;
    font-size: 1rem;
    line-height: 1.6;
    white-space: pre-line;
  }
  .work {
    display: block;
    margin: 0.6rem 0 0.9rem;
  }
  .program {
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    overflow: clip;
  }
  .program nb-output {
    border-top: 1px solid var(--line);
  }
  pre {
    margin: 0;
    padding: 0.9rem 1rem;
    overflow: auto;
    font: inherit;
    tab-size: 2;
  }
  .solution pre {
    font: 0.875rem / 1.6 var(--font-code);
    background: var(--raised);
    border-radius: var(--radius-small);
    margin-bottom: 0.7rem;
  }
  .solution dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 0.2rem 1rem;
    margin: 0 0 0.8rem;
  }
  .solution dt {
    color: var(--ink-soft);
  }
  .solution dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .verdict {
    margin-top: 0.8rem;
    padding: 0.6rem 0.9rem;
    max-width: 46rem;
    border-radius: var(--radius-small);
    background: var(--raised);
    overflow-wrap: anywhere;
  }
  .verdict.passed {
    background: var(--accent-faint);
  }
  .verdict.failed {
    background: var(--warning-faint);
    color: var(--warning);
  }
  .verdict:empty {
    display: none;
  }
  .hint,
  .solution {
    margin-top: 0.9rem;
    padding-top: 0.8rem;
    border-top: 1px solid var(--line);
  }
`;
