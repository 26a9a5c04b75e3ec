// How a text is searched: what the index is made with is what it must be read with.

/** What is to come is found last. @param {any} _id @param {string} _word @param {any} stored */
const boostDocument = (_id, _word, stored) => (stored?.toCome ? 0.2 : 1);

export const options = {
  fields: ['title', 'page', 'text'],
  storeFields: ['url', 'title', 'page', 'excerpt', 'toCome'],
  searchOptions: { boost: { title: 4, page: 2 }, prefix: true, fuzzy: 0.15, boostDocument },
};
