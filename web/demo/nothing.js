// A stand-in for the bindings where a demo is only described: it weighs nothing and computes nothing;
// whatever is taken from it or asked of it is it again.

/** @type {any} */
export const nothing = new Proxy(class {}, {
  get(_, key) {
    if (key === Symbol.iterator) return () => [].values();
    if (key === Symbol.toPrimitive) return () => Number.NaN;
    return nothing;
  },
  apply: () => nothing,
  construct: () => nothing,
});
