// Elements load their programs when they come near the window: a page is read long before its last
// demo is needed. A link to a demo makes that haste.

/** The program of each element. @type {Record<string, () => Promise<any>>} */
const programs = {
  'nb-demo': () => import('./components/nb-demo.js'),
  'nb-bench': () => import('./components/nb-bench.js'),
  'nb-code': () => import('./components/nb-code.js'),
  'nb-exercise': () => import('./components/nb-exercise.js'),
  'nb-leaderboard': () => import('./components/nb-leaderboard.js'),
  'nb-quiz': () => import('./components/nb-quiz.js'),
  'nb-progress': () => import('./components/nb-progress.js'),
  'nb-emblem': () => import('./emblem/nb-emblem.js'),
  'nb-builder': () => import('./components/nb-builder.js'),
  'nb-playground': () => import('./components/nb-playground.js'),
};

const names = Object.keys(programs).join(', ');

const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) load(target);
  },
  { rootMargin: '400px' },
);

/** @param {Element} element */
function load(element) {
  observer.unobserve(element);
  programs[element.localName]();
}

/** Watches the elements in a part of the page. @param {ParentNode} part */
export function loadNear(part) {
  const linked = new URLSearchParams(location.hash.slice(1)).get('demo');
  for (const element of part.querySelectorAll(names)) {
    if (linked !== null && element.getAttribute('src') === linked) load(element);
    else observer.observe(element);
  }
}
