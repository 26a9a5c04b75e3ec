// A leaderboard as a card like the demo above it, its tables as wide as the card.

import { css } from 'lit';

export const leaderboardStyles = css`
  :host {
    display: block;
  }
  section {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    padding: clamp(0.9rem, 2.4cqi, 1.6rem);
  }
  .title {
    margin: 0 0 0.8rem;
    color: var(--ink);
    font: 600 1.25rem / 1.25 var(--font-title);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5rem;
  }
  #name {
    font: inherit;
    color: inherit;
    min-height: 2.5rem;
    width: 12rem;
    max-width: 100%;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--surface);
    padding: 0 0.8em;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    margin-top: 1rem;
  }
  caption {
    text-align: start;
    font-weight: 600;
  }
  th,
  td {
    text-align: start;
    padding: 0.3rem 0.7rem 0.3rem 0;
    border-bottom: 1px solid var(--line);
    white-space: nowrap;
  }
  td:nth-child(2) {
    white-space: normal;
    overflow-wrap: anywhere;
    min-width: 6rem;
  }
  td:nth-child(3) {
    font-variant-numeric: tabular-nums;
  }
  a {
    color: var(--accent);
  }
  p {
    color: var(--ink-soft);
  }
`;
