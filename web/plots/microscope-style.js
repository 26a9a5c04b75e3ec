// How the microscope looks: large numbers that can be touched, what a stop has just found in bold.

import { css } from 'lit';

export const styles = css`
  .microscope {
    max-width: 34rem;
    margin-inline: auto;
  }
  .microscope .about {
    margin: 0 0 0.4rem;
    min-height: 3.1em;
    line-height: 1.5;
  }
  .microscope .diagram {
    display: block;
    width: 100%;
    overflow: visible;
  }
  .microscope line {
    stroke: var(--line-strong);
    stroke-width: 1.5;
  }
  .microscope circle {
    fill: var(--raised);
    stroke: var(--line-strong);
    stroke-width: 1.5;
  }
  .microscope text {
    font: 14.5px var(--font-text);
    font-variant-numeric: tabular-nums;
    fill: var(--ink);
  }
  .microscope .axis {
    text-anchor: middle;
    font-style: italic;
    fill: var(--ink-soft);
  }
  .microscope .number {
    cursor: pointer;
    outline: none;
    stroke: var(--surface);
    stroke-width: 5px;
    stroke-linejoin: round;
    paint-order: stroke;
  }
  .microscope .input,
  .microscope .output {
    stroke: none;
  }
  .microscope .fresh {
    font-weight: 700;
  }
  .microscope .delta,
  .microscope .gradient,
  .microscope .cost {
    fill: var(--negative-ink, var(--warning));
  }
  .microscope .new {
    fill: var(--accent);
  }
  .microscope .number:hover {
    text-decoration: underline;
  }
  .microscope .number[aria-pressed="true"] {
    text-decoration: underline 2.5px var(--accent);
    text-underline-offset: 4px;
  }
  .microscope .number:focus-visible {
    outline: var(--focus);
    outline-offset: 2px;
  }
  .microscope .explained {
    min-height: 10.5rem;
    padding: 0.8rem 1rem;
    border-radius: var(--radius-small);
    background: var(--raised);
  }
  .microscope .explained p {
    margin: 0 0 0.3rem;
    overflow-wrap: anywhere;
  }
  .microscope .formula {
    font-family: var(--font-title);
    font-size: 1.12em;
  }
  .microscope .what,
  .microscope .difference {
    color: var(--ink-soft);
  }
  .microscope .what b,
  .microscope .difference b {
    color: var(--ink);
  }
`;
