// Where exercises are found: each file `exercises/NAME.js` of a lesson folder is an exercise named
// LESSON/NAME.

const modules = import.meta.glob('../../lessons/*/exercises/*.js');

/** @param {string} src @returns {Promise<import('../../bindings/worker/exercise.js').Exercise>} */
export const importExercise = async (src) => (await exerciseOf(modules, src)).default;

/** @param {Record<string, () => Promise<any>>} among @param {string} src */
export function exerciseOf(among, src) {
  const load = among[`../../lessons/${src.replace('/', '/exercises/')}.js`];
  if (!load) throw new Error(`There is no exercise named “${src}”.`);
  return load();
}
