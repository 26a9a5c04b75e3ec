// Where exercises are found: each file `exercises/NAME.js` of a lesson folder is an exercise named
// LESSON/NAME. For the sandbox there is the text of the same file as one script.

const modules = import.meta.glob('../../lessons/*/exercises/*.js');
const texts = import.meta.glob('../../lessons/*/exercises/*.js', {
  query: '?sandboxed',
  import: 'default',
});

/** @param {Record<string, () => Promise<any>>} among @param {string} src */
function find(among, src) {
  const load = among[`../../lessons/${src.replace('/', '/exercises/')}.js`];
  if (!load) throw new Error(`There is no exercise named “${src}”.`);
  return load();
}

/** @param {string} src @returns {Promise<import('../../bindings/worker/exercise.js').Exercise>} */
export const importExercise = async (src) => (await find(modules, src)).default;

/** @param {string} src @returns {Promise<string>} */
export const importExerciseText = async (src) => find(texts, src);
