// Keys of a plot in which parts are chosen. Those that have no order there stay the page's.

/**
 * @param {HTMLElement} hand  what has the focus
 * @param {() => Record<string, () => void>} orders  by key, as things stand when one is pressed
 */
export function handKeys(hand, orders) {
  hand.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const order = orders()[event.key];
    if (!order) return;
    event.preventDefault(); // the window would scroll
    event.stopPropagation(); // the demo has keys, too
    order();
  });
}
