// A turn of the event loop, so that a page draws and a worker hears its messages. Timers would cost
// 4 ms each in a browser; a message costs none.

/** @type {(() => void)[]} */
const waiting = [];
/** @type {MessageChannel | null} */
let channel = null;

const open = () => {
  const made = new MessageChannel();
  made.port1.onmessage = () => waiting.shift()?.();
  /** @type {any} */ (made.port1).unref?.(); // Node: does not keep the process alive
  return made;
};

/** @returns {Promise<void>} */
export function pause() {
  if (typeof setImmediate === 'function') return new Promise((resolve) => setImmediate(resolve));
  channel ??= open();
  const { port2 } = channel;
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}
