// What a learner has done, kept on the device: for each exercise, quiz and cell when it was solved, how
// often it was tried, and the last answer. One entry of the browser's storage, with a version. Several
// tabs may write; nothing that one of them solved is lost. Where nothing can be kept (a private window,
// a full storage) it lasts as long as the page, and `trouble` says so.
//
//   exercise:LESSON/NAME, quiz:LESSON/NAME, cell:LESSON/HASH  →  {solved?, tries?, answer?}

/**
 * @typedef {object} Item
 * @property {string} [solved]  when: an ISO date
 * @property {number} [tries]
 * @property {string} [answer]
 */
/** @typedef {Record<string, Item>} Items */

export const KEY = 'nabla.progress';
export const VERSION = 1;

const name = /^(exercise|quiz|cell):[\w-]+\/[\w.-]+$/;

/** The most letters of an answer, and entries of a file. */
const LETTERS = 100_000;
const ENTRIES = 5000;

/** @param {any} item @returns {item is Item} */
const isItem = (item) =>
  typeof item === 'object' &&
  item !== null &&
  (item.solved === undefined || !Number.isNaN(Date.parse(item.solved))) &&
  (item.tries === undefined || (Number.isInteger(item.tries) && item.tries >= 0)) &&
  (item.answer === undefined || (typeof item.answer === 'string' && item.answer.length <= LETTERS));

/**
 * Reads what was kept or exported.
 * @param {string} text
 * @returns {Items}
 * @throws {Error} a sentence
 */
export function readItems(text) {
  let kept;
  try {
    kept = JSON.parse(text);
  } catch {
    throw new Error('It is not JSON.');
  }
  if (kept?.nabla !== 'progress') throw new Error('It is no progress of Nabla.');
  if (kept.version !== VERSION) {
    throw new Error(`It has version ${kept.version}, and this page reads version ${VERSION}.`);
  }
  const entries = Object.entries(kept.items ?? {});
  if (entries.length > ENTRIES) throw new Error(`It has ${entries.length} entries, too many.`);
  for (const [key, item] of entries) {
    if (!name.test(key)) throw new Error(`“${key.slice(0, 40)}” is no exercise, quiz or cell.`);
    if (!isItem(item)) throw new Error(`What it says of “${key}” cannot be read.`);
  }
  return Object.fromEntries(
    entries.map(([key, { solved, tries, answer }]) => [key, without({ solved, tries, answer })]),
  );
}

/** Without what is undefined. @param {Item} item @returns {Item} */
const without = (item) => JSON.parse(JSON.stringify(item));

/** @param {Items} items */
const written = (items) => JSON.stringify({ nabla: 'progress', version: VERSION, items });

/** Both, where they differ the earlier solution, more tries, and the answer of the first. @param {Items} own @param {Items} other @returns {Items} */
export function merge(own, other) {
  const all = { ...other, ...own };
  for (const key of Object.keys(all).filter((each) => own[each] && other[each])) {
    const [a, b] = [own[key], other[key]];
    const [solved] = [a.solved, b.solved].filter((date) => date !== undefined).sort();
    const tries = Math.max(a.tries ?? 0, b.tries ?? 0) || undefined;
    all[key] = without({ solved, tries, answer: a.answer ?? b.answer });
  }
  return all;
}

export class Progress extends EventTarget {
  /** @type {Items} */
  #items = {};
  /** @type {string | null} as it was last read or written */
  #text = null;
  /** Whether the storage refused what is in memory. */
  #unkept = false;
  trouble = '';

  /** @param {Pick<Storage, 'getItem' | 'setItem'> | null} storage null if there is none */
  constructor(storage) {
    super();
    this.storage = storage;
    if (!storage) this.#lament('This browser keeps nothing for this page');
    this.#read();
  }

  /** @param {string} key */
  get(key) {
    return this.#items[key];
  }

  /** Of one lesson, or of all. @param {string} [lesson] */
  solved(lesson) {
    return Object.keys(this.#items).filter(
      (key) => this.#items[key].solved && (!lesson || key.split(/[:/]/)[1] === lesson),
    );
  }

  /** @param {string} key @param {string | null} answer null: none */
  answer(key, answer) {
    this.#change(key, { answer: answer ?? undefined });
  }

  /** @param {string} key @param {boolean} passed */
  tried(key, passed) {
    const { tries = 0, solved } = this.#fresh(key);
    const date = solved ?? (passed ? new Date().toISOString() : undefined);
    this.#change(key, { tries: tries + 1, solved: date });
  }

  export() {
    return written(this.#items);
  }

  /** Adds what a file holds; nothing is lost. @param {string} text @returns {number} newly solved */
  import(text) {
    const before = this.solved().length;
    this.#read();
    this.#items = merge(this.#items, readItems(text));
    this.#write();
    return this.solved().length - before;
  }

  reset() {
    this.#items = {};
    this.#write();
  }

  /** Another tab has written. */
  refresh() {
    this.#read();
    this.#tell();
  }

  /** As another tab may have left it. @param {string} key @returns {Item} */
  #fresh(key) {
    this.#read();
    return this.#items[key] ?? {};
  }

  /** @param {string} key @param {Item} change */
  #change(key, change) {
    const item = without({ ...this.#fresh(key), ...change });
    if (Object.keys(item).length > 0) this.#items[key] = item;
    else delete this.#items[key];
    this.#write();
  }

  #read() {
    try {
      const text = this.storage?.getItem(KEY) ?? null;
      if (text === this.#text) return;
      this.#text = text;
      const items = text === null ? {} : readItems(text);
      this.#items = this.#unkept ? merge(this.#items, items) : items;
    } catch (error) {
      this.storage = null; // what cannot be read is not overwritten
      const reason = /** @type {Error} */ (error).message;
      this.#lament(`What this device has kept of your progress cannot be read (${reason})`);
    }
  }

  #write() {
    const text = written(this.#items);
    try {
      this.storage?.setItem(KEY, text);
      if (this.storage) this.#text = text;
      this.#unkept = false;
    } catch {
      this.#unkept = true;
      this.#lament('The storage of this browser is full or closed');
    }
    this.#tell();
  }

  /** @param {string} why */
  #lament(why) {
    this.trouble = `${why}: your progress lasts until you close the page. Export it to keep it.`;
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}
