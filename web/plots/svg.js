// Elements of SVG, made from script.

/**
 * @param {string} name
 * @param {Record<string, string | number>} [attributes]
 * @param {string} [text]
 */
export function svg(name, attributes = {}, text) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return /** @type {SVGElement} */ (element);
}

/** @param {string} name @param {string} kind  its class @returns {any} */
export const make = (name, kind) =>
  Object.assign(document.createElement(name), { className: kind });
