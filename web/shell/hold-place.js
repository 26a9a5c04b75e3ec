// Who follows a link to a place of a page stays there, though what stands above grows while it loads;
// until they scroll by themselves. (Chromium and Firefox do most of it; WebKit does nothing.)

/** So long what is above may still grow, in ms. */
const PATIENCE_MS = 8000;

/** The element that the address speaks of: a section, or a demo. */
function meant() {
  const hash = location.hash.slice(1);
  const demo = new URLSearchParams(hash).get('demo');
  return demo
    ? document.querySelector(`nb-demo[src="${CSS.escape(demo)}"]`)
    : document.getElementById(decodeURIComponent(hash));
}

export function holdPlace() {
  /** @type {AbortController | null} */
  let holding = null;
  const hold = () => {
    holding?.abort();
    const target = location.hash ? meant() : null;
    if (!target) return;
    holding = new AbortController();
    const { signal } = holding;
    const observer = new ResizeObserver(() => target.scrollIntoView());
    const stop = () => observer.disconnect();
    signal.addEventListener('abort', stop);
    for (const own of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
      addEventListener(own, () => holding?.abort(), { signal, passive: true });
    }
    setTimeout(stop, PATIENCE_MS);
    observer.observe(document.body);
  };
  addEventListener('hashchange', hold);
  hold();
}
