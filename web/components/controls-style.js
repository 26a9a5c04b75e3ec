// The look of native controls, the same in every component.

import { css } from 'lit';

export const controls = css`
  :host {
    font-family: var(--font-text);
    font-size: var(--text-control);
    line-height: 1.45;
    color: var(--ink);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  * {
    box-sizing: border-box;
  }
  button,
  select,
  input[type='number'] {
    font: inherit;
    color: inherit;
    min-height: 2.5rem;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--surface);
    padding: 0 0.8em;
  }
  select {
    padding-inline: 0.6em;
    max-width: 100%;
  }
  button {
    cursor: pointer;
    white-space: nowrap;
  }
  button:hover:not(:disabled) {
    border-color: var(--accent);
    color: var(--accent);
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--accent-ink);
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) {
    color: var(--accent-ink);
    filter: brightness(1.08);
  }
  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--accent);
    padding: 0 0.5em;
  }
  button.quiet:hover {
    border-color: var(--line);
  }
  input[type='range'] {
    width: 100%;
    min-height: 1.75rem;
    margin: 0;
    accent-color: var(--accent);
  }
  input[type='checkbox'] {
    flex: none;
    width: 1.15rem;
    height: 1.15rem;
    margin: 0;
    accent-color: var(--accent);
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  p.fault {
    margin: 0.2rem 0 0;
    font-size: var(--text-small);
    color: var(--warning);
  }
  .fault:empty {
    display: none;
  }
  @media (pointer: coarse) {
    button,
    select,
    input[type='number'],
    input[type='range'],
    summary {
      min-height: 2.75rem;
    }
  }
  :focus-visible {
    outline: var(--focus);
    outline-offset: 2px;
  }
  .hidden-text {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
