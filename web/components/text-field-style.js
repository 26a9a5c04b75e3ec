// The look of a field for text of several lines, code or data.

import { css } from 'lit';

export const textFieldStyle = css`
  textarea {
    width: 100%;
    resize: vertical;
    padding: 0.5rem;
    font: var(--text-small) / 1.5 var(--font-code);
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
  }
`;
