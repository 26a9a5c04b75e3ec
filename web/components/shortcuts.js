// What a key does while the focus is in a demo. A key without a control or command key, and only where
// no letters are typed or choose something.

/** @type {Record<string, {command: string, label: string, steps?: boolean}>} steps: only where there are steps */
export const shortcuts = {
  p: { command: 'toggle', label: 'play or pause', steps: true },
  s: { command: 'single', label: 'one step', steps: true },
  b: { command: 'back', label: 'one step back', steps: true },
  r: { command: 'reset', label: 'reset' },
  f: { command: 'fullscreen', label: 'full screen' },
};

const takesLetters = 'select, textarea, input:not([type=range], [type=checkbox])';

/** @param {KeyboardEvent} event @returns {string | undefined} the command of a key, if it has one here */
export function commandOf(event) {
  const target = /** @type {Element} */ (event.composedPath()[0]);
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches(takesLetters)) return;
  const key = event.key.toLowerCase();
  return Object.hasOwn(shortcuts, key) ? shortcuts[key].command : undefined;
}
