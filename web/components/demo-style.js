// The layout of a demo: plots beside controls where there is room, one below the other on a phone.
// Sizes do not depend on what is shown, so nothing moves while a demo runs.

import { css } from 'lit';

export const demoStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    scroll-margin-top: 1rem;
  }
  section {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    padding: clamp(0.9rem, 2.4cqi, 1.6rem);
  }
  .waiting {
    min-height: 56rem;
  }
  :host(:fullscreen) {
    overflow: auto;
    background: var(--surface);
  }
  :host(:fullscreen) section {
    border: 0;
    border-radius: 0;
    min-height: 100%;
  }
  .title {
    margin: 0 0 0.8rem;
    font: 600 1.25rem / 1.25 var(--font-title);
    text-wrap: balance;
  }
  nb-rewind {
    margin-top: 0.6rem;
  }
  .notices p {
    margin: 0.8rem 0 0;
    color: var(--ink-soft);
  }
  progress {
    width: 100%;
    accent-color: var(--accent);
  }
  .card {
    margin-top: 1rem;
    padding: 0.2rem 1rem;
    border-radius: var(--radius-small);
    background: var(--warning-faint);
    color: var(--warning);
    overflow-wrap: anywhere;
  }
  .card pre {
    overflow: auto;
    font: var(--text-small) / 1.5 var(--font-code);
  }
  .body {
    display: grid;
    gap: 1.8rem;
    margin-top: 1.4rem;
  }
  .plots {
    display: grid;
    gap: 1.2rem 1.6rem;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  @container (min-width: 44rem) {
    .plots {
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }
    .plots > * {
      grid-column: span 3;
    }
    .plots:has(> .thumbnail) > .history:not(.wide) {
      grid-column: span 4;
    }
    .plots:not(:has(> .wide, > .thumbnail)) > :last-child:nth-child(odd),
    .plots:has(> .wide:first-child):not(:has(> .wide ~ .wide, > .thumbnail))
      > :last-child:nth-child(even) {
      grid-column: 1 / -1;
    }
    .plots > .thumbnail {
      grid-column: span 2;
    }
    .plots[data-count="1"] > *,
    .plots > .matrices,
    .plots > .images,
    .plots > .wide {
      grid-column: 1 / -1;
    }
    .plots > .wide.heatmap {
      width: min(100%, 38rem);
      justify-self: center;
    }
    .plots[data-count="1"] > .heatmap,
    .plots[data-count="1"] > .surface,
    .plots[data-count="1"] > .network {
      width: min(100%, 38rem);
      justify-self: center;
    }
  }
  @container (min-width: 84rem) {
    .plots[data-count="3"] > :not(.wide),
    .plots[data-count="5"] > :not(.wide),
    .plots[data-count="6"] > :not(.wide) {
      grid-column: span 2;
    }
  }
  :host(:fullscreen) .plots > .heatmap,
  :host(:fullscreen) .plots > .surface,
  :host(:fullscreen) .plots > .network {
    width: min(100%, 80vh);
    justify-self: center;
  }
  @container (min-width: 52rem) {
    .body:not(.bare) {
      grid-template-columns: minmax(0, 1fr) 17.5rem;
      gap: 2.2rem;
    }
    .plots {
      position: sticky;
      top: calc(var(--top, 0rem) + 1rem);
      align-self: start;
    }
  }
  footer {
    margin-top: 1.2rem;
    padding-top: 0.8rem;
    border-top: 1px solid var(--line);
  }
  footer .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2rem 0.8rem;
    margin-inline-start: -0.5em;
  }
  footer .row a {
    padding-inline: 0.5em;
    min-height: 2.5rem;
    align-content: center;
  }
  .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2rem 0.9rem;
    margin-inline-start: auto;
    padding-inline-start: 0.5em;
    font-size: var(--text-small);
    color: var(--ink-soft);
  }
  kbd {
    font: inherit;
    padding: 0 0.4em;
    border: 1px solid var(--line-strong);
    border-radius: 0.25rem;
  }
`;
