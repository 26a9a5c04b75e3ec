// run.js — npm run fuzz [-- seconds]: builds the fuzzer's targets, tests/fuzz/NAME_fuzz.c, and lets
// each run for its share of the time (60 s in all unless told), from tests/fuzz/corpus/NAME/ on. New
// inputs gather in build/fuzz/found/NAME/; one that breaks something lies in build/fuzz/ and is named.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { need } from '../../engine/install.js';
import { needFuzzer } from './need.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const programs = 'build/sanitized';
const folder = 'build/fuzz';
const seconds = Number(process.argv[2] ?? 60);

/** Memory that is refused is part of the game; an input may not take long. */
const env = {
  ...process.env,
  ASAN_OPTIONS: 'max_allocation_size_mb=64:allocator_may_return_null=1',
};
const limits = ['-timeout=20', '-rss_limit_mb=1500', '-max_len=600', '-len_control=0'];
const quiet = ['-print_final_stats=1', '-verbosity=0'];

/** @param {string} command @param {string[]} args */
function run(command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, env, encoding: 'utf8' });
  return { ok: status === 0, text: `${stdout}${stderr}` };
}

/** @param {string} what @param {{ok: boolean, text: string}} done @param {string} [more] */
function tell(what, { ok, text }, more = '') {
  console.log(ok ? `ok   fuzz: ${what}${more}` : `${text}\nFAIL fuzz: ${what}`);
  total[ok ? 'passed' : 'failed'] += 1;
  return ok;
}

const total = { passed: 0, failed: 0 };
const targets = readdirSync(`${root}tests/fuzz`)
  .filter((name) => name.endsWith('_fuzz.c'))
  .map((name) => name.replace(/_fuzz\.c$/, ''));

need({ clang: 'clang', cmake: 'cmake', make: 'make' });
needFuzzer();
const configure = ['-B', programs, '-DCMAKE_C_COMPILER=clang', '-DNABLA_SANITIZE=ON'];
const built =
  tell('configure', run('cmake', ...configure)) &&
  tell('build without a warning', run('cmake', '--build', programs, '--parallel', '2'));
for (const name of built ? targets : []) {
  const found = `${folder}/found/${name}`;
  const seeds = `tests/fuzz/corpus/${name}`;
  for (const path of [found, seeds]) mkdirSync(root + path, { recursive: true });
  const time = `-max_total_time=${Math.ceil(seconds / targets.length)}`;
  const kept = [`-artifact_prefix=${folder}/${name}-`, found, seeds];
  const done = run(`${root}${programs}/${name}_fuzz`, time, ...limits, ...quiet, ...kept);
  const runs = done.text.match(/stat::number_of_executed_units: (\d+)/)?.[1];
  tell(name, done, `, ${runs} inputs`);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && targets.length > 0 ? 0 : 1;
