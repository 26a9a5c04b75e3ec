// The time limit of a check begins anew while data are on their way, and is kept otherwise.
import assert from 'node:assert/strict';
import test from 'node:test';
import { judgeDemo } from '../../web/learning/judge-demo.js';

test('data on their way do not use up the time', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  /** @type {any} */
  let worker;
  class Silent {
    constructor() {
      worker = this;
    }
    postMessage() {}
    terminate() {}
  }
  Object.assign(globalThis, { Worker: Silent });
  t.after(() => Object.assign(globalThis, { Worker: undefined }));
  const { signal } = new AbortController();
  let ended = false;
  const verdict = judgeDemo({ src: '', params: {}, signal, limitMs: 1000 });
  verdict.then(() => {
    ended = true;
  });
  for (let i = 0; i < 3; i++) {
    t.mock.timers.tick(900);
    worker.onmessage({ data: { note: { loaded: i } } });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(ended, false);
  }
  t.mock.timers.tick(1000);
  assert.match((await verdict).feedback, /stopped after 1 s/);
});
