// The colours of code inside components; in the text of a page web/styles/code.css says the same.

import { css } from 'lit';

export const codeColours = css`
  .code-comment {
    color: var(--code-comment);
    font-style: italic;
  }
  .code-string {
    color: var(--code-string);
  }
  .code-number {
    color: var(--code-number);
  }
  .code-keyword {
    color: var(--code-keyword);
  }
  .code-name {
    color: var(--code-name);
  }
`;
