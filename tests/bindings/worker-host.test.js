// The worker's host and the page's client on a MessageChannel: frames, steps, back-pressure, silence.
import assert from 'node:assert/strict';
import test from 'node:test';
import { bufferPool, buffersIn } from '../../bindings/worker/buffers.js';
import { createClient } from '../../bindings/worker/client.js';
import { createHost } from '../../bindings/worker/host.js';
import { serve } from '../../bindings/worker/rpc.js';

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
      check: { steps: 1, expect: () => true },
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
    createHost(async () => ({ default: demo }), { now: () => time++ }),
  );
  const client = createClient(port1, options);
  t.after(() => client.terminate());
  return { client, log, port2 };
}
const opened = { src: 'any', params: { by: 1 }, seed: 1 };

test('the engine is the one that the demo asks for', async () => {
  const { demo } = counting();
  const asked = /** @type {any[]} */ ([]);
  const host = createHost(
    async (src) => ({ default: src === 'any' ? demo : { ...demo, engine: 'images' } }),
    { wasmOf: (engine) => void asked.push(engine) },
  );
  await host.open(opened);
  await host.open({ ...opened, src: 'other' });
  host.close();
  assert.deepEqual(asked, [undefined, 'images']);
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
