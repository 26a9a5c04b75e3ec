// Where demos stand. On the course's own pages this is all of it; on foreign pages and in frames
// web/embed/ground.js fills them, before the first demo is defined.

export const abroad = {
  /** The page of the course that shows any demo: links lead there. */
  page: '',
  /** What stands below a demo's styles. @type {import('lit').CSSResult[]} */
  styles: [],
  /** What elements are there, by name. @type {Record<string, (element: any) => any>} */
  made: {},
};
