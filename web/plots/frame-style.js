// The look of a frame (frame.js) and of all text in a plot.

import { css } from 'lit';

export const frameStyles = css`
  .frame {
    position: relative;
    width: 100%;
  }
  .frame > * {
    position: absolute;
  }
  .frame > svg {
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
    pointer-events: none;
  }
  .frame > canvas {
    image-rendering: pixelated;
  }
  .frame .bar {
    border-radius: 5px;
  }
  svg text {
    font: 12px system-ui, sans-serif;
    fill: var(--ink-soft);
    font-variant-numeric: tabular-nums;
  }
  svg text.name {
    font-size: 13px;
    fill: var(--ink);
  }
  .grid {
    stroke: var(--grid);
    fill: none;
  }
  .edge {
    stroke: var(--line-strong);
    fill: none;
  }
  .plate {
    fill: var(--surface);
  }
`;
