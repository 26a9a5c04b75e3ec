// The page for a frame: one demo, named by the address in the words of a link, after ? or #.
//
//   embed/?demo=01-introduction/one-neuron&seed=3&theme=dark
//
// It tells the page around it how tall it is: {type: 'nabla:height', height}, whenever that changes.

/** Words of the frame itself; all others are the demo's. */
const OWN = ['demo', 'theme', 'views', 'controls'];

function show() {
  const words = new URLSearchParams(`${location.search.slice(1)}&${location.hash.slice(1)}`);
  const own = Object.fromEntries(OWN.map((name) => [name, words.get(name)]));
  for (const name of OWN) words.delete(name);
  const demo = document.createElement('nb-demo');
  const given = { ...own, demo: null, src: own.demo ?? '', params: words.toString() };
  for (const [name, value] of Object.entries(given)) {
    if (value !== null) demo.setAttribute(name, value);
  }
  if (own.theme) document.documentElement.dataset.theme = own.theme;
  document.querySelector('main')?.replaceChildren(demo);
}

/** Rounded up, so that no scroll bar is left for half a pixel. */
const tell = () => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ type: 'nabla:height', height }, '*');
};

show();
addEventListener('hashchange', show);
if (parent !== window) new ResizeObserver(tell).observe(document.body);
