// Links inside the site: /02-training/#noise in a text becomes relative, so that the site works in
// any folder of any host. Where each leads is kept, to be checked when all pages are known.

import { fault } from './fault.js';
import { isNotice } from './notices.js';

/** The way from a page to the site's root: '' never, './' at the top, '../' in a folder. @param {string} url */
export const rootOf = (url) => '../'.repeat(url.split('/').length - 2) || './';

/** An address of the site, from its root, as seen by a page. @param {string} from @param {string} to */
export const relative = (from, to) => rootOf(from) + to.slice(1);

/** @typedef {{to: string, line: number}} Kept */

/** @param {import('markdown-it').default} md */
export function links(md) {
  md.core.ruler.push('links', ({ tokens, env }) => {
    for (const { children, map } of tokens) {
      const line = env.offset + (map?.[0] ?? 0) + 1;
      for (const child of children ?? []) {
        if (child.type === 'link_open') keep(child, 'href', line, env);
        else if (child.type === 'image') keep(child, 'src', line, env);
      }
    }
  });
}

/** @param {any} token @param {string} name @param {number} line @param {any} env */
function keep(token, name, line, env) {
  const href = token.attrGet(name);
  if (/^(https:|mailto:)/.test(href)) return;
  if (!/^[/#]/.test(href)) {
    const wanted = 'begins with https:, with “/” (a page of this site) or with “#” (of this page)';
    throw fault(env.file, line, `The link “${href}” is none of these: it ${wanted}.`);
  }
  if (token.meta?.own) return;
  env.links.push({ to: href.startsWith('#') ? env.url + href : href, line });
  if (href.startsWith('/')) token.attrSet(name, relative(env.url, href));
}

/**
 * Every link leads somewhere.
 * @param {{file: string, links: Kept[]}} page
 * @param {Map<string, Set<string>>} anchors  the ids of each page, by address
 * @param {Map<string, any>} demos
 */
export function checkLinks({ file, links: kept }, anchors, demos) {
  for (const { to, line } of kept) {
    if (isNotice(to)) continue;
    const [url, hash] = to.split('#');
    const ids = anchors.get(url);
    if (!ids) throw fault(file, line, `There is no page “${url}” in this site.`);
    const demo = hash && new URLSearchParams(hash).get('demo');
    if (demo && !demos.has(demo)) throw fault(file, line, `There is no demo “${demo}”.`);
    if (hash && !demo && !ids.has(hash)) {
      throw fault(file, line, `The page “${url}” has no place “#${hash}”.`);
    }
  }
}
