// Calls across a MessagePort or a Worker. The whole wire format:
//   request  {id, method, args}
//   reply    {id, value}  or  {id, error: {name, message, stack}}
//   note     {note}       how far something is that takes its time; at any moment, to nobody's call
// The `buffers` of a value or of an argument (an array of ArrayBuffer) are transferred, not copied.

/**
 * What `connect` needs of the other end: a MessagePort, a Worker, or a worker's own scope.
 * @typedef {{
 *   postMessage(message: any, transfer: Transferable[]): void,
 *   onmessage: ((event: any) => any) | null,
 *   onmessageerror?: ((event: any) => any) | null,
 *   onerror?: ((event: any) => any) | null,
 *   addEventListener?(type: string, listener: (event: any) => void): void,
 * }} Port
 */

/**
 * The far object as seen from here: the same methods, each answering with a promise.
 * @template {Record<string, (...args: any[]) => any>} Host
 * @typedef {{
 *   [M in keyof Host]: (...args: Parameters<Host[M]>) => Promise<Awaited<ReturnType<Host[M]>>>
 * }} Calls
 */

/** @typedef {{resolve: (value: any) => void, reject: (error: Error) => void}} Waiting */

/** @param {any} value @returns {ArrayBuffer[]} */
const buffersOf = (value) => value?.buffers ?? [];

/** @param {string} message */
const workerError = (message) => Object.assign(new Error(message), { name: 'WorkerError' });

/**
 * @template {Record<string, (...args: any[]) => any>} Host
 * @param {Port} port
 * @param {(note: any) => void} [heard]  is called with each note
 * @returns {{calls: Calls<Host>, fail: (message: string) => void}} `fail` declares the other end
 *   dead: every waiting call, and every later one, is rejected with that sentence.
 */
export function connect(port, heard = () => {}) {
  /** @type {Map<number, Waiting>} */
  const waiting = new Map();
  /** @type {Error | null} */
  let dead = null;
  let lastId = 0;

  /** @param {string} message */
  const fail = (message) => {
    dead ??= workerError(message);
    for (const { reject } of waiting.values()) reject(dead);
    waiting.clear();
  };

  port.onmessage = ({ data: { id, value, error, note } }) => {
    if (note !== undefined) return heard(note);
    const call = waiting.get(id);
    waiting.delete(id);
    if (error) call?.reject(Object.assign(new Error(error.message), error));
    else call?.resolve(value);
  };
  port.onerror = (event) =>
    fail(event.message ? `The worker failed: ${event.message}` : 'The worker could not be loaded.');
  port.onmessageerror = () => fail('The worker sent a reply that cannot be read.');
  port.addEventListener?.('close', () => fail('The worker has ended.'));

  /** @param {string} method @param {any[]} args */
  const call = (method, args) =>
    new Promise((resolve, reject) => {
      if (dead) return reject(dead);
      const id = ++lastId;
      port.postMessage({ id, method, args }, args.flatMap(buffersOf));
      waiting.set(id, { resolve, reject });
    });

  const calls = new Proxy(/** @type {any} */ ({}), {
    get: (_, method) =>
      // A promise asks everything it is resolved with for `then`; a port has none.
      method === 'then' ? undefined : (/** @type {any[]} */ ...args) => call(String(method), args),
  });
  return { calls, fail };
}

/**
 * Answers the calls that arrive at a port with the methods of an object.
 * @param {Port} port
 * @param {Record<string, (...args: any[]) => any>} host
 * @returns {(note: any) => void} sends a note
 */
export function serve(port, host) {
  port.onmessage = async ({ data: { id, method, args } }) => {
    try {
      if (!Object.hasOwn(host, method)) {
        const known = Object.keys(host).join(', ');
        throw new TypeError(`The worker has no method '${method}'; it has ${known}.`);
      }
      const value = await host[method](...args);
      port.postMessage({ id, value }, buffersOf(value));
    } catch (thrown) {
      const { name, message, stack } =
        thrown instanceof Error ? thrown : workerError(`The worker threw ${String(thrown)}.`);
      port.postMessage({ id, error: { name, message, stack } }, []);
    }
  };
  return (note) => port.postMessage({ note }, []);
}
