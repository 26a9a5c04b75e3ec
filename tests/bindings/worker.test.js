// The worker's protocol on a MessageChannel: results, transfer, errors, back-pressure, death.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Worker } from 'node:worker_threads';
import { bufferPool, buffersIn } from '../../bindings/worker/buffers.js';
import { createClient } from '../../bindings/worker/client.js';
import { createHost } from '../../bindings/worker/host.js';
import { connect, serve } from '../../bindings/worker/rpc.js';

/** An object served on one port and called from the other. @param {any} t @param {Record<string, any>} host */
function pair(t, host) {
  const { port1, port2 } = new MessageChannel();
  serve(port2, host);
  t.after(() => port1.close());
  return { ...connect(port1), port1, port2 };
}

/** A demo that counts. Its state is what the test looks at. */
function counting() {
  const log = { disposed: 0, steps: 0 };
  const fixed = { values: new Float32Array([7, 8]) };
  return {
    log,
    demo: /** @type {import('../../bindings/worker/demo.js').Demo} */ ({
      title: 'counting',
      params: { by: { label: 'by', value: 1, min: 0, max: 9 } },
      setup: ({ by }, { random }) => {
        if (by === 9) throw new RangeError('nine is too many');
        return { n: 0, first: random.uniform(), model: { dispose: () => log.disposed++ } };
      },
      step: (state, { by }) => {
        log.steps += 1;
        state.n += by;
        return { n: state.n, inverse: 1 / (5 - state.n) };
      },
      views: {
        now: {
          plot: 'thumbnail',
          title: 'now',
          of: (state) => ({ values: new Float32Array([state.n]) }),
        },
        fixed: { plot: 'thumbnail', title: 'fixed', of: () => fixed },
        course: { plot: 'history', title: 'course', of: ['n'] },
      },
      check: { seed: 1, steps: 1, expect: () => true },
    }),
  };
}

/** A client of a host with the counting demo. @param {any} t @param {any} [options] */
function counter(t, options) {
  const { log, demo } = counting();
  let time = 0;
  const { port1, port2 } = new MessageChannel();
  serve(
    port2,
    createHost(
      async () => ({ default: demo }),
      () => time++,
    ),
  );
  const client = createClient(port1, options);
  t.after(() => client.terminate());
  return { client, log, port2 };
}
const opened = { src: 'any', params: { by: 1 }, seed: 1 };

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

test('a silent worker is given up', async () => {
  const { port1 } = new MessageChannel();
  const client = createClient(port1, { patienceMs: 30 });
  await assert.rejects(client.open(opened), {
    name: 'WorkerError',
    message: 'The worker has not answered for 0.03 seconds and was stopped.',
  });
});

test('terminate rejects what waits', async (t) => {
  const { client } = counter(t);
  const waiting = client.open(opened);
  client.terminate();
  await assert.rejects(waiting, { name: 'WorkerError', message: 'The worker was stopped.' });
});

test('open shows the start, advance steps until the time is spent', async (t) => {
  const { client } = counter(t);
  const start = await client.open(opened);
  assert.equal(start.step, 0);
  assert.deepEqual([...start.views.now.values], [0]);
  assert.deepEqual([...start.views.fixed.values], [7, 8]);
  const frame = await client.advance({ budgetMs: 3, maxSteps: 100 });
  assert.equal(frame.steps, 3, 'the clock of this test goes on by 1 at each look');
  assert.deepEqual([...frame.scalars.n], [1, 2, 3]);
  assert.deepEqual([...frame.views.now.values], [3]);
  assert.ok(!('fixed' in frame.views), 'what has not changed is not sent again');
});

test('advance makes exactly the steps that are asked for', async (t) => {
  const { client } = counter(t);
  await client.open({ ...opened, params: { by: 0 } });
  assert.equal((await client.advance({ budgetMs: 1e9, maxSteps: 1 })).step, 1);
  assert.equal((await client.advance({ budgetMs: 1e9, maxSteps: 41 })).step, 42);
  assert.equal((await client.advance({ budgetMs: 0 })).step, 43, 'one step at least');
  const most = await client.advance({ budgetMs: 1e9 });
  assert.equal(most.steps, 4096, 'no more than a column of results');
});

test('one advance is in flight', async (t) => {
  const { client } = counter(t);
  await client.open(opened);
  const first = client.advance({ budgetMs: 2 });
  await assert.rejects(client.advance({ budgetMs: 2 }), /already under way/);
  assert.equal((await first).step, 2);
  assert.equal((await client.advance({ budgetMs: 1 })).step, 3);
});

test('buffers given back are used again', async (t) => {
  const { client } = counter(t);
  await client.open({ ...opened, params: { by: 0 } });
  const first = await client.advance({ budgetMs: 1 });
  const sizes = first.buffers.map(({ byteLength }) => byteLength);
  const second = await client.advance({ budgetMs: 1, buffers: first.buffers });
  assert.ok(
    first.buffers.every(({ byteLength }) => byteLength === 0),
    'they went back',
  );
  assert.deepEqual(
    second.buffers.map(({ byteLength }) => byteLength),
    sizes,
  );
});

test('a pool hands out what fits and makes what is missing', () => {
  const small = new ArrayBuffer(8);
  const pool = bufferPool([new ArrayBuffer(4), small]);
  const value = pool.copy({ a: new Float32Array([1, 2]), b: [new Int32Array([3, 4, 5])], c: 'x' });
  assert.equal(value.a.buffer, small);
  assert.deepEqual(value, { a: new Float32Array([1, 2]), b: [new Int32Array([3, 4, 5])], c: 'x' });
  assert.deepEqual(buffersIn(value), pool.used);
});

test('a result that is no finite number ends the call and is named', async (t) => {
  const { client } = counter(t);
  await client.open(opened);
  const frame = await client.advance({ budgetMs: 1e9, maxSteps: 100 });
  assert.deepEqual(frame.diverged, { name: 'inverse', step: 5 });
  assert.equal(frame.step, 5);
  const next = await client.advance({ budgetMs: 1e9, maxSteps: 2 });
  assert.deepEqual([next.step, next.diverged], [7, null], 'and it goes on when asked');
});

test('set counts from the next step, reset starts again, the old state is disposed', async (t) => {
  const { client, log } = counter(t);
  await client.open(opened);
  await client.advance({ budgetMs: 0 });
  await client.set({ by: 3 });
  assert.deepEqual([...(await client.advance({ budgetMs: 0 })).scalars.n], [4]);
  const fresh = await client.reset({ params: { by: 2 }, seed: 1 });
  assert.equal(fresh.step, 0);
  assert.deepEqual([...fresh.views.fixed.values], [7, 8], 'a new start sends everything');
  assert.equal(log.disposed, 1);
  await client.close();
  assert.equal(log.disposed, 2);
});

test('a setup that throws tells its sentence, and a better start works', async (t) => {
  const { client } = counter(t);
  await assert.rejects(client.open({ ...opened, params: { by: 9 } }), {
    name: 'RangeError',
    message: 'nine is too many',
  });
  await assert.rejects(client.advance({ budgetMs: 1 }), /No demo is open/);
  assert.equal((await client.reset({ params: { by: 1 }, seed: 1 })).step, 0);
});
