// What a program of the visitor is not given. The walls are the sandbox's (web/cell.html: an origin of
// its own, no network, no storage); this removes what would only lead to them, so that the program
// meets a sentence instead, and the ways to talk to the frame. And it keeps count of large arrays: the
// heap of a worker is bounded by the browser, the bytes behind typed arrays are not.

const GB = 2 ** 30;

/** Bytes of arrays that one run may make. */
const BYTES = 4 * GB;

const offline = 'A cell has no network.';
/** @type {Record<string, string>} */
const refusals = {
  fetch: offline,
  XMLHttpRequest: offline,
  WebSocket: offline,
  WebSocketStream: offline,
  WebTransport: offline,
  EventSource: offline,
  importScripts: offline,
  indexedDB: 'A cell has no storage.',
  caches: 'A cell has no storage.',
  BroadcastChannel: 'A cell speaks to nobody.',
  Worker: 'A cell is one worker and starts no other.',
  postMessage: 'A cell speaks to nobody: use print.',
  close: 'A cell ends when its program does.',
};

/** @param {any} scope */
export function remove(scope) {
  for (const [name, sentence] of Object.entries(refusals)) {
    const refuse = () => {
      throw new Error(`${name}: ${sentence}`);
    };
    for (
      let owner = scope;
      owner && owner !== Object.prototype;
      owner = Object.getPrototypeOf(owner)
    ) {
      if (Object.hasOwn(owner, name)) delete owner[name];
    }
    Object.defineProperty(scope, name, { value: refuse, configurable: true });
  }
}

const buffers = globalThis.ArrayBuffer;

/** The bytes that an array asks for; one upon a buffer asks for none. @param {any} first @param {number} size of an element */
const asked = (first, size) => {
  if (first instanceof buffers) return 0;
  return size * (typeof first === 'number' ? first : (first?.length ?? 0));
};

/** @param {any} scope */
export function countArrays(scope) {
  let bytes = 0;
  const arrays = /^(Shared)?ArrayBuffer$|^(Big)?(Uint|Int|Float)\d+(Clamped)?Array$/;
  for (const name of Object.getOwnPropertyNames(scope).filter((own) => arrays.test(own))) {
    const Plain = scope[name];
    const counted = new Proxy(Plain, {
      construct(target, args, self) {
        bytes += asked(args[0], Plain.BYTES_PER_ELEMENT ?? 1);
        if (bytes <= BYTES) return Reflect.construct(target, args, self);
        throw new RangeError(`The program has made more than ${BYTES / GB} GB of arrays.`);
      },
    });
    Plain.prototype.constructor = counted; // so that slice and map are counted too
    scope[name] = counted;
  }
}
