// run.js — npm test [stage …]: everything, from a fresh clone. The last line is `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { need, needNodeModules } from '../engine/install.js';
import { needFuzzer } from './fuzz/need.js';
import { runJobs } from './jobs.js';

/** @typedef {(text: string) => void} Say */

const root = fileURLToPath(new URL('..', import.meta.url));
const total = { passed: 0, failed: 0 };

/** @param {number} passed @param {number} failed */
function count(passed, failed) {
  total.passed += passed;
  total.failed += failed;
}

/**
 * Runs a program. Its complaints are said at once; what it prints is said as well or comes back.
 * @param {Say} say @param {string[]} words @param {boolean} [aloud]
 * @returns {Promise<{ok: boolean, text: string}>}
 */
const run = (say, [command, ...args], aloud = false) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      if (aloud) say(part);
      else text += part;
    });
    child.stderr.setEncoding('utf8').on('data', say);
    child.on('error', (error) => {
      say(`${command}: ${error.message}\n`);
      resolve({ ok: false, text });
    });
    child.on('close', (status) => resolve({ ok: status === 0, text }));
  });

/** One command is one test. @param {Say} say @param {string} what @param {string[]} words */
async function check(say, what, ...words) {
  const { ok, text } = await run(say, words);
  if (!ok) say(text);
  say(`${ok ? 'ok  ' : 'FAIL'} ${what}\n`);
  count(ok ? 1 : 0, ok ? 0 : 1);
  return ok;
}

/** The paths of a folder's files whose names match, sorted. @param {string} folder @param {RegExp} [ending] */
const files = (folder, ending = /\.test\.js$/) =>
  (existsSync(root + folder) ? readdirSync(root + folder) : [])
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name}`)
    .sort();

/** A program that ends with `N passed, N failed`. @param {Say} say @param {string[]} words @param {boolean} [aloud] */
async function counted(say, words, aloud = false) {
  let heard = '';
  const listen = (/** @type {string} */ text) => {
    heard += text;
    if (aloud) say(text);
  };
  const { ok } = await run(listen, words, true);
  const ending = heard.match(/(\d+) passed, (\d+) failed\s*$/);
  const [passed, failed] = (ending ?? [0, 0, 0]).slice(1).map(Number);
  count(passed, failed + (!ok && failed === 0 ? 1 : 0)); // it may have stopped before its end
  return { ok: ok && ending !== null, text: heard, passed };
}

/** Configures and builds the C engine in one way. @param {Say} say @param {string} name @param {string[]} options */
async function built(say, name, ...options) {
  const folder = `build/${name}`;
  return (
    (await check(say, `${name}: configure`, 'cmake', '-B', folder, ...options)) &&
    check(say, `${name}: build without a warning`, 'cmake', '--build', folder, '--parallel', '2')
  );
}

/** Builds the C engine in one way and runs its tests. @param {string} name @param {string[]} options */
const native =
  (name, ...options) =>
  async (/** @type {Say} */ say) => {
    if (!(await built(say, name, ...options))) return;
    for (const source of files('tests/engine', /_test\.c$/)) {
      const program = basename(source, '.c');
      const { ok, text, passed } = await counted(say, [`${root}build/${name}/${program}`]);
      if (!ok) say(text);
      say(`${ok ? 'ok  ' : 'FAIL'} ${name}: ${program}, ${passed} checks\n`);
    }
  };

/** Runs Node's tests and adds up their closing lines. @param {string} what @param {string[]} program  the files, after their options @param {string[]} [wrapper] */
const nodeTests =
  (what, program, wrapper = []) =>
  async (/** @type {Say} */ say) => {
    say(`---- ${what}\n`);
    const tap = `${root}build/${what}.tap`;
    mkdirSync(`${root}build`, { recursive: true });
    rmSync(tap, { force: true });
    const reporters = ['spec', 'stdout', 'tap', tap].map((value, i) =>
      i % 2 ? `--test-reporter-destination=${value}` : `--test-reporter=${value}`,
    );
    const words = [...wrapper, process.execPath, ...reporters, ...program];
    const { ok } = await run(say, words, true);
    const text = existsSync(tap) ? readFileSync(tap, 'utf8') : '';
    const number = (/** @type {string} */ key) =>
      Number(text.match(new RegExp(`^# ${key} (\\d+)$`, 'm'))?.[1] ?? 0);
    const failed = number('fail') + number('cancelled') + number('skipped') + number('todo');
    count(number('pass'), failed + (!ok && failed === 0 ? 1 : 0));
  };

/** Each file in a process of its own. @param {string[]} parts */
const testsIn = (...parts) => ['--test', ...parts.flatMap((part) => files(`tests/${part}`))];

/** A screen for each process: keys go to the window in front, and there is one. */
const screen = ['xvfb-run', '-a', '-s', '-screen 0 1280x1024x24'];

/** Browser tests in four processes that last about as long, since each has one of the longest. */
const isLong = (/** @type {string} */ file) => /\/(demos|memory|plots|site)\.test/.test(file);
const browserFiles = files('tests/web/browser').sort((a, b) => +isLong(b) - +isLong(a));
const browserGroups = [0, 1, 2, 3].map((group) => browserFiles.filter((_, i) => i % 4 === group));

/** @param {string} stage @param {string[]} words  what it is, then the command */
const command = (stage, what = stage, ...words) => ({
  stage,
  run: async (/** @type {Say} */ say) => void (await check(say, what, ...words)),
});

/** @type {import('./jobs.js').Job[]} */
const jobs = [
  command('wasm', 'engine.wasm builds', process.execPath, 'engine/build.js'),
  // one long file, every check of every demo: what starts late ends alone on one core
  { stage: 'lessons', after: ['wasm'], run: nodeTests('lessons', testsIn('lessons')) },
  { stage: 'gcc', run: native('gcc', '-DCMAKE_C_COMPILER=gcc') },
  { ...command('site', 'the site builds', process.execPath, 'web/build.js'), after: ['wasm'] },
  ...browserGroups.map((group, i) => ({
    stage: 'browsers',
    after: ['site'],
    run: nodeTests(`browsers ${i + 1}`, ['tests/web/browser/together.js', ...group], screen),
  })),
  { stage: 'clang', run: native('clang', '-DCMAKE_C_COMPILER=clang') },
  {
    stage: 'sanitized',
    run: native('sanitized', '-DCMAKE_C_COMPILER=clang', '-DNABLA_SANITIZE=ON'),
  },
  {
    stage: 'fuzz',
    after: ['sanitized'], // the same build
    run: async (say) => void (await counted(say, [process.execPath, 'tests/fuzz/run.js'], true)),
  },
  {
    // lessons read the bindings' .d.ts where there are any
    ...command(
      'types',
      'types: tsc --checkJs --strict',
      ...['npx', 'tsc', '--project', 'tsconfig.json'],
    ),
    after: ['declarations'],
  },
  command(
    'declarations',
    'types: .d.ts of the bindings',
    ...['npx', 'tsc', '--project', 'bindings/tsconfig.json'],
  ),
  command(
    'style',
    'style: biome',
    ...['npx', 'biome', 'ci', '--colors=off', '--error-on-warnings', '.'],
  ),
  {
    stage: 'node',
    after: ['site'],
    run: nodeTests('node', testsIn('house', 'engine', 'bindings', 'web')),
  },
];

need({
  gcc: 'gcc',
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
needFuzzer();
needNodeModules(root);

const wanted = process.argv.slice(2);
await runJobs(jobs.filter(({ stage }) => wanted.length === 0 || wanted.includes(stage)));

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
