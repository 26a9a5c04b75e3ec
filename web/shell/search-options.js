// How a text is searched: what the index is made with is what it must be read with.

export const options = {
  fields: ['title', 'page', 'text'],
  storeFields: ['url', 'title', 'page', 'excerpt'],
  searchOptions: { boost: { title: 4, page: 2 }, prefix: true, fuzzy: 0.15 },
};
