// Where demos stand. On the course's own pages both are empty; on foreign pages and in frames
// web/embed/ground.js fills them, before the first demo is defined.

export const abroad = {
  /** The page of the course that shows any demo: links lead there. */
  page: '',
  /** What stands below a demo's styles. @type {import('lit').CSSResult[]} */
  styles: [],
};
