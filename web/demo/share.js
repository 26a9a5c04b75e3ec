// A link to hand on: on the clipboard, or, where that is forbidden (often in a frame), to be seen.

/**
 * @param {URL} url
 * @param {boolean} own  the page is the course's: the link goes into the address bar too
 * @param {string} what  the link holds, in words
 * @returns {Promise<string>} what to tell the visitor
 */
export async function share(url, own, what) {
  if (own) history.replaceState(null, '', url);
  try {
    await navigator.clipboard.writeText(url.href);
    return `Link copied. It holds ${what}.`;
  } catch {
    const where = own ? 'The link is in the address bar.' : `The link: ${url.href}`;
    return `${where} It holds ${what}.`;
  }
}
