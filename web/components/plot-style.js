// The look of a plot's surroundings. Its place is kept free before its kind is loaded: as high as the
// kind will make it (plots/frame.js).

import { css } from 'lit';

export const plotStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  figure {
    margin: 0;
  }
  figcaption {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    min-height: 2.5rem;
  }
  .title {
    font-weight: 600;
    margin-inline-end: auto;
    text-wrap: balance;
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    font-size: var(--text-small);
    color: var(--ink-soft);
  }
  input {
    accent-color: var(--accent);
    width: 1.05rem;
    height: 1.05rem;
  }
  .failure {
    margin: 0 0 0.5rem;
    color: var(--warning);
  }
  .stage {
    position: relative;
    container-type: inline-size;
  }
  .plot:empty {
    min-height: 300px;
  }
  .plot:empty.scatter {
    min-height: 340px;
  }
  .plot:empty.heatmap {
    min-height: calc(98px + min((100cqi - 68px) / var(--ratio, 1), max(240px, 70vh)));
  }
  .plot:empty.network {
    aspect-ratio: 1;
  }
  .plot:empty.surface {
    aspect-ratio: 1.25;
    min-height: 0;
    max-height: 30rem;
  }
  .plot:empty:is(.thumbnail, .matrices) {
    min-height: 11rem;
  }
`;
