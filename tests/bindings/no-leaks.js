// What every test file of the bindings begins with: the engine is loaded, and at the file's end
// nothing is left alive in it.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { load, memory } from '../../bindings/index.js';

await load();
const before = memory();

after(() => {
  assert.deepEqual(memory(), before, 'the file leaves graphs or data behind');
});
