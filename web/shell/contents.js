// The list of sections follows the reading: the one at the top of the window is marked. The drawer
// closes when one has chosen from it.

/** How far below the top line a section counts as being read, in pixels. */
const READING = 160;

export function followReading() {
  const sidebar = /** @type {HTMLElement} */ (document.querySelector('#sidebar'));
  sidebar.addEventListener('click', ({ target }) => {
    const isLink = target instanceof Element && target.closest('a');
    if (isLink && sidebar.matches(':popover-open')) sidebar.hidePopover();
  });

  const links = [...sidebar.querySelectorAll('.contents a')];
  const headings = links.map((link) => document.querySelector(String(link.getAttribute('href'))));
  const mark = () => {
    const passed = headings.filter((one) => one && one.getBoundingClientRect().top < READING);
    const now = links[passed.length - 1];
    for (const link of links) {
      if (link === now) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  if (links.length === 0) return;
  let waiting = false;
  addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}
