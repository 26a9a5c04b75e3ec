// What a program of the visitor threw, in words and with the place in the program. Engines tell the
// place of a syntax error only in the event of an error that nobody caught, so one is made.

/** @typedef {{message: string, line: number | null, column: number | null}} Fault */

/** @param {unknown} thrown */
function wordsOf(thrown) {
  if (thrown instanceof Error) return `${thrown.name}: ${thrown.message}`;
  return `The program threw ${typeof thrown === 'string' ? `“${thrown}”` : String(thrown)}.`;
}

/** The innermost place in the program at which a call was under way. @param {unknown} thrown @param {string} url */
function fromStack(thrown, url) {
  const stack = thrown instanceof Error ? String(thrown.stack) : '';
  const at = stack.indexOf(`${url}:`);
  const place = at < 0 ? null : stack.slice(at + url.length).match(/^:(\d+):(\d+)/);
  return place && { line: Number(place[1]), column: Number(place[2]) };
}

/** @param {unknown} thrown @param {string} url */
async function fromEvent(thrown, url) {
  /** @type {{line: number, column: number} | null} */
  let place = null;
  const listen = (/** @type {ErrorEvent} */ event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.filename === url) place = { line: event.lineno, column: event.colno };
  };
  addEventListener('error', listen, { capture: true });
  reportError(thrown);
  await new Promise((resolve) => setTimeout(resolve, 20)); // WebKit sends the event later
  removeEventListener('error', listen, { capture: true });
  return place;
}

/**
 * @param {unknown} thrown
 * @param {string} url of the program
 * @returns {Promise<Fault>}
 */
export async function faultOf(thrown, url) {
  const place = fromStack(thrown, url) ?? (await fromEvent(thrown, url));
  return { message: wordsOf(thrown), line: place?.line ?? null, column: place?.column ?? null };
}
