// The look of what a visitor brings along, data or a picture: a line of buttons, parts that open, and a
// frame while a file hovers above.

import { css } from 'lit';

export const dataStyles = css`
  :host {
    display: block;
  }
  .data {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.4rem;
  }
  :host([above]) {
    outline: 2px dashed var(--accent);
    outline-offset: 4px;
    border-radius: var(--radius-small);
  }
  .head {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
  }
  .count,
  p {
    margin: 0.2rem 0 0;
    font-size: var(--text-small);
    color: var(--ink-soft);
  }
  .told:empty {
    display: none;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem;
  }
  button[aria-pressed='true'] {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--accent-ink);
  }
  summary {
    cursor: pointer;
    color: var(--accent);
    min-height: 2.25rem;
    align-content: center;
  }
  details[open] {
    display: grid;
    gap: 0.4rem;
    padding-bottom: 0.6rem;
  }
  .file {
    display: inline-flex;
    align-items: center;
    min-height: 2.5rem;
    padding: 0 0.8em;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    cursor: pointer;
  }
  .file:hover {
    border-color: var(--accent);
    color: var(--accent);
  }
  .file:focus-within {
    outline: var(--focus);
    outline-offset: 2px;
  }
  .file input {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
