// HTML as text, made safely: what is put into a template is escaped, unless it is markup already.
//   html`<h1>${title}</h1>${items.map((item) => html`<li>${item}</li>`)}`

/** @type {Record<string, string>} */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {string} text */
export const escapeText = (text) => text.replace(/[&<>"]/g, (sign) => entities[sign]);

class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/** Text that is HTML. @param {string} text */
export const raw = (text) => new Markup(text);

/** @param {any} value @returns {string} */
const insert = (value) => {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(insert).join('');
  return value instanceof Markup ? value.text : escapeText(String(value));
};

/** @param {TemplateStringsArray} parts @param {...any} values */
export const html = (parts, ...values) =>
  new Markup(parts.reduce((text, part, i) => text + insert(values[i - 1]) + part));
