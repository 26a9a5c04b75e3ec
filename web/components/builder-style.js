// The look of the builder: one column on a phone; the list of controls in as many as there is room for.

import { css } from 'lit';

export const builderStyles = css`
  :host {
    display: block;
    max-width: 76rem;
  }
  h2 {
    font: 600 1.35rem / 1.25 var(--font-title);
    margin: 2rem 0 0.4rem;
  }
  p {
    margin: 0.4rem 0 0.8rem;
    color: var(--ink-soft);
  }
  .which {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.3rem;
    max-width: 30rem;
  }
  .check {
    display: flex;
    gap: 0.6rem;
    align-items: center;
    min-height: 2.75rem;
    margin-top: 0.6rem;
  }
  .rows {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr));
    gap: 1.2rem 2rem;
    align-items: start;
    margin-bottom: 1.4rem;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
    margin-bottom: 0.2rem;
  }
  fieldset label {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 6.5rem;
    gap: 0.6rem;
    align-items: center;
    padding: 0.15rem 0;
    border-top: 1px solid var(--line);
  }
  .made {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.3rem 0.6rem;
    align-items: start;
    margin-bottom: 1rem;
  }
  .made label {
    grid-column: 1 / -1;
    font-weight: 600;
  }
  .said {
    min-height: 3em;
    overflow-wrap: anywhere;
  }
`;
