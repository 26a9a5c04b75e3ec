// torch.js - native PyTorch as a contestant, where a Python that has it is found: NABLA_PYTHON, or
// python3. It measures its own time; the pipe is not counted.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { walk } from './data.js';

const script = fileURLToPath(new URL('torch_peer.py', import.meta.url));
const python = process.env.NABLA_PYTHON ?? 'python3';
const environment = { ...process.env, CUDA_VISIBLE_DEVICES: '', OMP_NUM_THREADS: '1' };

/** @typedef {import('./ours.js').Contestant} Contestant */

/** @returns {Promise<{contestants: Contestant[], version: string, stop(): void} | null>} null: there is no PyTorch */
export async function torch() {
  if (spawnSync(python, ['-c', 'import torch'], { stdio: 'ignore' }).status !== 0) return null;
  const child = spawn(python, [script], { env: environment, stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await answers.next();
    if (done) throw new Error(`${script} ended`);
    return JSON.parse(value);
  };
  /** @param {object} request */
  const ask = (request) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    return answer();
  };
  const { version } = await answer();
  const contestant = {
    name: 'PyTorch',
    /** @param {any} workload */
    async prepare(workload) {
      const shapes = workload.kind === 'matmul' ? {} : { walk: walk(workload) };
      await ask({ prepare: { ...workload, ...shapes } });
      return {
        /** @param {number} n @returns {Promise<any>} */
        run: async (n) => (await ask({ run: n })).seconds,
        dispose() {},
      };
    },
  };
  return { contestants: [contestant], version, stop: () => child.stdin.end() };
}
