// The style sheet of formulas: a font with just the signs that the site's formulas use, and the styles
// that Temml would have put on each element.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const whole = require.resolve(
  '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2',
);

/** Script letters, primes, accents; the rest of the font's features goes, also 'ssty': other letters for
 * indices, a third of all that is left, and of small letters hardly seen. */
const features = ['ss01', 'ss04', 'dtls', 'flac'];

/** The font carries its copyright and licence (OFL) with it. */
const NOTICES = [0, 13, 14];

/** @param {import('./pages.js').Site} site @returns {Promise<Record<string, string | Uint8Array>>} */
export async function mathStyle({ pages, styles }) {
  const signs = signsOf(pages.map(({ html }) => html).join(''));
  const font = await subsetFont(await readFile(whole), signs, {
    targetFormat: 'woff2',
    keepFeatures: features,
    noHinting: true,
    preserveNameIds: NOTICES,
  });
  const rules = [...styles].map(([style, name]) => `.${name} { ${style} }`);
  const face =
    '@font-face { font-family: "Nabla Math"; font-display: swap; src: url("./math.woff2") format("woff2"); }';
  return { 'math.woff2': font, 'math.css': [face, ...rules, ''].join('\n') };
}

/** What an element draws that no text has. @type {Record<string, string>} */
const drawn = { '<msqrt': '√', '<mroot': '√' };

/** Every sign of every formula as MathML shows it: a letter that stands alone is italic. @param {string} html */
export function signsOf(html) {
  const formulas = [...html.matchAll(/<math[\s>].*?<\/math>/gs)].map(([text]) =>
    text.replace(/<annotation.*?<\/annotation>/gs, ''),
  );
  const shown = formulas.flatMap((text) =>
    [...text.matchAll(/<(\w+)([^>]*)>([^<]+)/g)].map(([, tag, how, word]) => {
      const plain = word.replace(
        /&(#x?[\da-f]+|\w+);/gi,
        (_, name) => named[name] ?? codePoint(name),
      );
      const isAlone = tag === 'mi' && !how.includes('mathvariant');
      return (isAlone && italic(plain)) || plain;
    }),
  );
  const roots = Object.entries(drawn).map(([tag, sign]) => (html.includes(tag) ? sign : ''));
  return [...new Set([...shown, ...roots].join(''))].join('');
}

/** @type {Record<string, string>} */
const named = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** @param {string} name */
const codePoint = (name) =>
  String.fromCodePoint(
    name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)),
  );

/** The mathematical italic of a letter. @param {string} sign */
function italic(sign) {
  if (sign === 'h') return 'ℎ';
  const ranges = /** @type {const} */ ([
    ['A', 'Z', 0x1d434],
    ['a', 'z', 0x1d44e],
    ['Α', 'Ω', 0x1d6e2],
    ['α', 'ω', 0x1d6fc],
  ]);
  const found = ranges.find(([first, last]) => sign >= first && sign <= last && sign.length === 1);
  return found ? String.fromCodePoint(found[2] + sign.charCodeAt(0) - found[0].charCodeAt(0)) : '';
}
