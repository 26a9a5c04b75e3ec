// ops-all.test.js - every operator of `ops` is tried in a test of its name's family.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { ops } from '../../bindings/index.js';

test('every operator stands in the table of an ops test', () => {
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder).filter((name) => /^ops(-\w+)?(\.test)?\.js$/.test(name));
  const text = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const tried = new Set(
    [...text.matchAll(/\bops\.(\w+)\(|^ {2}(\w+): \[|\['(\w+)/gm)].flatMap((m) => m.slice(1)),
  );
  assert.deepEqual(
    Object.keys(ops).filter((name) => !tried.has(name)),
    [],
  );
});
