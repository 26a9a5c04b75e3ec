// Where demos are found: each file `demos/NAME.js` of a lesson folder is a demo named LESSON/NAME.
// The folder is the list; page and worker load from it only what they are asked for.

const modules = import.meta.glob('../../lessons/*/demos/*.js');

/** @param {string} src @returns {string} */
export const demoPath = (src) => `../../lessons/${src.replace('/', '/demos/')}.js`;

/**
 * @param {string} src
 * @returns {Promise<{default: import('../../bindings/worker/demo.js').Demo}>}
 */
export async function importDemo(src) {
  const load = modules[demoPath(src)];
  if (!load) throw new Error(`There is no demo named “${src}”.`);
  return /** @type {any} */ (load());
}
