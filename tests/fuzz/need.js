// need.js — clang's own libFuzzer, which Debian has in a package beside it.
import { execFileSync } from 'node:child_process';
import { need } from '../../engine/install.js';

export function needFuzzer() {
  need({ clang: 'clang' });
  const words = ['-print-runtime-dir', '-dumpversion', '-dumpmachine'];
  const [place, version, machine] = words.map((word) =>
    execFileSync('clang', [word], { encoding: 'utf8' }).trim(),
  );
  const library = `${place}/libclang_rt.fuzzer-${machine.split('-')[0]}.a`;
  need({ [library]: `libclang-rt-${version.split('.')[0]}-dev` });
}
