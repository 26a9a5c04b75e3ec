// Calls across a port: results, transfer, errors, and the death of the other end.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Worker } from 'node:worker_threads';
import { createClient } from '../../bindings/worker/client.js';
import { connect, serve } from '../../bindings/worker/rpc.js';

/** An object served on one port and called from the other. @param {any} t @param {Record<string, any>} host */
function pair(t, host) {
  const { port1, port2 } = new MessageChannel();
  serve(port2, host);
  t.after(() => port1.close());
  return { ...connect(port1), port1, port2 };
}

test('a call gives what the method gives, also when it takes its time', async (t) => {
  const { calls } = pair(t, {
    add: (/** @type {number} */ a, /** @type {number} */ b) => a + b,
    later: async (/** @type {string} */ word) => `${word}!`,
  });
  assert.deepEqual(await Promise.all([calls.later('yes'), calls.add(2, 3)]), ['yes!', 5]);
});

test('buffers are transferred, not copied, both ways', async (t) => {
  const { calls } = pair(t, {
    double: (/** @type {{numbers: Float32Array}} */ { numbers }) => {
      const value = numbers.map((x) => 2 * x);
      return { value, given: numbers.length, buffers: [value.buffer] };
    },
  });
  const numbers = new Float32Array([1, 2, 3]);
  const reply = await calls.double({ numbers, buffers: [numbers.buffer] });
  assert.equal(numbers.byteLength, 0, 'the sender has it no more');
  assert.deepEqual([...reply.value], [2, 4, 6]);
  assert.equal(reply.given, 3);
  assert.equal(reply.value.buffer, reply.buffers[0]);
});

test('an error keeps its name, message and stack', async (t) => {
  const { calls } = pair(t, {
    fail: () => {
      throw new RangeError('conv2d: input has 3 channels, the kernel expects 1');
    },
    odd: () => Promise.reject('a bare word'),
  });
  await assert.rejects(calls.fail(), (error) => {
    assert.ok(error instanceof Error);
    assert.equal(error.name, 'RangeError');
    assert.equal(error.message, 'conv2d: input has 3 channels, the kernel expects 1');
    assert.match(error.stack ?? '', /worker\.test\.js/);
    return true;
  });
  await assert.rejects(calls.odd(), { message: 'The worker threw a bare word.' });
});

test('an unknown method is named, with those there are', async (t) => {
  const { calls } = pair(t, { open() {}, close() {} });
  const sentence = "The worker has no method 'reset'; it has open, close.";
  await assert.rejects(calls.reset(), { name: 'TypeError', message: sentence });
});

test('what cannot be sent is an error of that call, and the next works', async (t) => {
  const { calls } = pair(t, { bad: () => () => 1, good: () => 1 });
  await assert.rejects(calls.bad(), { name: 'DataCloneError' });
  await assert.rejects(
    calls.good(() => 1),
    { name: 'DataCloneError' },
  );
  assert.equal(await calls.good(), 1);
});

test('the death of a worker thread rejects every waiting call, and every later one', async (t) => {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     parentPort.once('message', ({ port }) => port.on('message', () => process.exit(1)));`,
    { eval: true },
  );
  t.after(() => worker.terminate());
  const { calls } = connect(port1);
  worker.postMessage({ port: port2 }, [/** @type {any} */ (port2)]);
  const waiting = [calls.one(), calls.two()];
  for (const call of waiting) {
    await assert.rejects(call, { name: 'WorkerError', message: 'The worker has ended.' });
  }
  await assert.rejects(calls.three(), { name: 'WorkerError', message: 'The worker has ended.' });
});

test('errors that a browser reports about a worker are told', async () => {
  /** @type {any} */
  const port = { postMessage() {}, onmessage: null, onerror: null, onmessageerror: null };
  const first = connect(port).calls.open();
  port.onerror({ message: 'boom' });
  await assert.rejects(first, { name: 'WorkerError', message: 'The worker failed: boom' });
  const second = connect(port).calls.open();
  port.onerror({});
  await assert.rejects(second, { message: 'The worker could not be loaded.' });
  const third = connect(port).calls.open();
  port.onmessageerror({});
  await assert.rejects(third, { message: 'The worker sent a reply that cannot be read.' });
});

test('notes arrive before the answer, and each gives the call new patience', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { port1, port2 } = new MessageChannel();
  t.after(() => port1.close());
  /** @type {any[]} */
  const heard = [];
  /** @type {() => void} */
  let next = () => {};
  const client = createClient(port1, {
    patienceMs: 1000,
    heard(note) {
      heard.push(note);
      t.mock.timers.tick(900);
      next();
    },
  });
  const tell = serve(port2, {
    async open() {
      for (let loaded = 0; loaded < 3; loaded++) {
        const received = new Promise((resolve) => {
          next = () => resolve(null);
        });
        tell({ loaded });
        await received;
      }
      return 'ready';
    },
  });
  assert.equal(await client.open(/** @type {any} */ ({})), 'ready');
  assert.deepEqual(heard, [{ loaded: 0 }, { loaded: 1 }, { loaded: 2 }]);
});
