// run.js — npm test: everything, from a fresh clone. The last line is `N passed, N failed`.
//   node tests/run.js [stage …]      only the named stages
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { need, needNodeModules } from '../engine/install.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const total = { passed: 0, failed: 0 };

/** @param {number} passed @param {number} failed */
function count(passed, failed) {
  total.passed += passed;
  total.failed += failed;
}

/** @param {string} command @param {string[]} args @param {import('node:child_process').SpawnSyncOptions} [options] */
function run(command, args, options) {
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', ...options });
  if (done.error) console.error(`${command}: ${done.error.message}`);
  return { ok: done.status === 0, text: String(done.stdout ?? '') };
}

/** One command is one test. @param {string} what @param {string} command @param {string[]} args */
function check(what, command, args) {
  const { ok, text } = run(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  if (!ok) console.log(text);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${what}`);
  count(ok ? 1 : 0, ok ? 0 : 1);
  return ok;
}

/** The paths of a folder's files whose names match, sorted. @param {string} folder @param {RegExp} [ending] */
const files = (folder, ending = /\.test\.js$/) =>
  (existsSync(root + folder) ? readdirSync(root + folder) : [])
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name}`)
    .sort();

/** Builds the C engine in one way and runs its tests. @param {string} name @param {string[]} options */
function native(name, options) {
  const folder = `build/${name}`;
  if (!check(`${name}: configure`, 'cmake', ['-B', folder, ...options])) return;
  if (!check(`${name}: build without a warning`, 'cmake', ['--build', folder, '--parallel', '2']))
    return;
  for (const source of files('tests/engine', /_test\.c$/)) {
    const program = /** @type {string} */ (source.match(/(\w+)\.c$/)?.[1]);
    const { ok, text } = run(`${root}${folder}/${program}`, [], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [passed, failed] = text
      .match(/(\d+) passed, (\d+) failed\s*$/)
      ?.slice(1)
      .map(Number) ?? [0, 0];
    const crashed = !ok && failed === 0;
    if (!ok) console.log(text);
    console.log(
      `${ok ? 'ok  ' : 'FAIL'} ${name}: ${program}, ${passed} checks${crashed ? ', then it stopped' : ''}`,
    );
    count(passed, failed + (crashed ? 1 : 0));
  }
}

/** Runs test files with node --test and adds up its closing lines. @param {string} what @param {string[]} files @param {string[]} [wrapper] */
function nodeTests(what, files, wrapper = []) {
  console.log(`---- ${what}`);
  const tap = `${root}build/${what}.tap`;
  mkdirSync(`${root}build`, { recursive: true });
  const reporters = ['spec', 'stdout', 'tap', tap].map((value, i) =>
    i % 2 ? `--test-reporter-destination=${value}` : `--test-reporter=${value}`,
  );
  const [command, ...args] = [...wrapper, process.execPath, '--test', ...reporters, ...files];
  const { ok } = run(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const text = existsSync(tap) ? readFileSync(tap, 'utf8') : '';
  const number = (/** @type {string} */ key) =>
    Number(text.match(new RegExp(`^# ${key} (\\d+)$`, 'm'))?.[1] ?? 0);
  const failed = number('fail') + number('cancelled') + number('skipped') + number('todo');
  count(number('pass'), failed + (!ok && failed === 0 ? 1 : 0));
}

const stages = {
  gcc: () => native('gcc', ['-DCMAKE_C_COMPILER=gcc']),
  clang: () => native('clang', ['-DCMAKE_C_COMPILER=clang']),
  sanitized: () => native('sanitized', ['-DCMAKE_C_COMPILER=gcc', '-DNABLA_SANITIZE=ON']),
  wasm: () => check('engine.wasm builds', process.execPath, ['engine/build.js']),
  types: () => check('types: tsc --checkJs --strict', 'npx', ['tsc', '--project', 'tsconfig.json']),
  declarations: () =>
    check('types: .d.ts of the bindings', 'npx', ['tsc', '--project', 'bindings/tsconfig.json']),
  style: () =>
    check('style: biome', 'npx', ['biome', 'ci', '--colors=off', '--error-on-warnings', '.']),
  site: () => check('the site builds', process.execPath, ['web/build.js']),
  node: () =>
    nodeTests(
      'node',
      ['house', 'engine', 'bindings', 'lessons', 'web'].flatMap((part) => files(`tests/${part}`)),
    ),
  browsers: () =>
    nodeTests('browsers', files('tests/web/browser'), [
      'xvfb-run',
      '-a',
      '-s',
      '-screen 0 1280x1024x24',
    ]),
};

need({
  gcc: 'gcc',
  clang: 'clang',
  cmake: 'cmake',
  make: 'make',
  emcc: 'emscripten',
  brotli: 'brotli',
  '/usr/bin/chromium': 'chromium',
  '/usr/bin/firefox-esr': 'firefox-esr',
  WebKitWebDriver: 'webkit2gtk-driver',
  'xvfb-run': 'xvfb',
  xauth: 'xauth',
});
needNodeModules(root);

const wanted = process.argv.slice(2);
for (const [name, stage] of Object.entries(stages))
  if (wanted.length === 0 || wanted.includes(name)) stage();

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
