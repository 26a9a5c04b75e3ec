// A number and its per cent stay on one line: the space between them does not break.

/** @param {import('markdown-it').default} md */
export function units(md) {
  md.core.ruler.push('units', ({ tokens }) => {
    for (const { children } of tokens)
      for (const token of children ?? [])
        if (token.type === 'text') token.content = token.content.replace(/(\d) %/g, '$1\u00a0%');
  });
}
