// Programs to begin with: each file `programs/NAME.js` of a lesson folder, in the order of their names.

/** @typedef {{name: string, title: string, text: string, html: string}} Program */

/** @type {Record<string, Omit<Program, 'name'>>} */
const files = import.meta.glob('../../lessons/*/programs/*.js', {
  query: '?program',
  import: 'default',
  eager: true,
});

/** @param {string} lesson @returns {Program[]} */
export const programsOf = (lesson) =>
  Object.entries(files).flatMap(([path, program]) => {
    const [, folder, name] = path.match(/([^/]+)\/programs\/([^/]+)\.js$/) ?? [];
    return folder === lesson ? [{ name, ...program }] : [];
  });
