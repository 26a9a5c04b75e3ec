// WebKitGTK, driven by its own WebDriver over plain HTTP.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const browser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** Keys that are no letters, as WebDriver writes them. @type {Record<string, string>} */
const keyCodes = {
  Tab: '\uE004',
  Enter: '\uE007',
  ' ': ' ',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
  Escape: '\uE00C',
};

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/** Longer than any script may take (`timeouts` below). */
const ANSWER_MS = 130_000;

/** @param {number} port */
const webDriver =
  (port) =>
  /** @param {string} method @param {string} path @param {object} [body] @param {number} [patienceMs] @returns {Promise<any>} */
  async (method, path, body, patienceMs = ANSWER_MS) => {
    const signal = AbortSignal.timeout(patienceMs);
    const init = { method, body: body && JSON.stringify(body), signal };
    const { value } = await (await fetch(`http://127.0.0.1:${port}${path}`, init)).json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };

/** @param {ReturnType<typeof webDriver>} call */
async function untilReady(call) {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      return await call('GET', '/status');
    } catch {
      await sleep(100);
    }
  }
  throw new Error('WebKitWebDriver does not answer.');
}

/** What the page says on its console arrives on standard output, errors with this mark. */
const consoleError =
  /CONSOLE (?:\w+ )?ERROR|Unhandled Promise Rejection|(?:Type|Reference|Range)Error:/;

/** The driver's process, what it prints, and how to call it. */
async function startDriver() {
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a process group of its own, so that its browsers end with it
  });
  const started = {
    output: '',
    call: webDriver(port),
    stop() {
      process.kill(-(/** @type {number} */ (driver.pid)), 'SIGKILL');
      driver.stdout.destroy();
      driver.stderr.destroy();
    },
  };
  for (const stream of [driver.stdout, driver.stderr]) {
    stream.on('data', (text) => {
      started.output += text;
    });
  }
  await untilReady(started.call);
  return started;
}

/** What a page may have kept. */
const forget = `
  localStorage.clear();
  sessionStorage.clear();
  for (const name of await caches.keys()) await caches.delete(name);`;

/** @returns {Promise<import('./engines.js').Engine>} */
export async function openWebKit() {
  if (!process.env.DISPLAY)
    throw new Error('WebKitGTK needs a display: run the tests by xvfb-run.');
  let driver = await startDriver();

  /** Now and then a MiniBrowser never reports to its driver; then both are started anew. */
  const newSession = async () => {
    const args = ['--automation', '--enable-write-console-messages-to-stdout=true'];
    const options = { 'webkitgtk:browserOptions': { binary: browser, args } };
    const wanted = { capabilities: { alwaysMatch: options } };
    for (let attempt = 1; ; attempt++) {
      try {
        return (await driver.call('POST', '/session', wanted, 15_000)).sessionId;
      } catch (error) {
        if (attempt === 3) throw error;
        driver.stop();
        driver = await startDriver();
      }
    }
  };

  /** Browsers without a page: the next page takes one, since to start one costs a second. @type {string[]} */
  const resting = [];

  return {
    close: async () => driver.stop(),
    async newPage({ width, height, reducedMotion = false }) {
      if (reducedMotion) throw new Error('MiniBrowser has no switch for reduced motion.');
      const sessionId = resting.pop() ?? (await newSession());
      const { call } = driver;
      const session = `/session/${sessionId}`;
      await call('POST', `${session}/timeouts`, { script: 120_000 });
      await call('POST', `${session}/window/rect`, { width, height });
      const from = driver.output.length;
      /** @param {object[]} actions @param {'key' | 'pointer'} type */
      const perform = (actions, type) =>
        call('POST', `${session}/actions`, { actions: [{ type, id: type, actions }] });
      /** @type {import('./engines.js').Page} */
      const driven = {
        errors: async () =>
          driver.output
            .slice(from)
            .split('\n')
            .filter((line) => consoleError.test(line)),
        open: (url) => call('POST', `${session}/url`, { url }),
        run: async (script) => {
          const { value, error } = await call('POST', `${session}/execute/async`, {
            args: [],
            script: `const done = arguments[0];
              (async () => { ${script} })().then((value) => done({ value }), (e) => done({ error: String(e) }));`,
          });
          if (error) throw new Error(error);
          return value;
        },
        press: (key) => {
          const value = keyCodes[key] ?? key;
          return perform(
            [
              { type: 'keyDown', value },
              { type: 'keyUp', value },
            ],
            'key',
          );
        },
        drag: ([[x, y], ...points]) => {
          const move = (/** @type {[number, number]} */ [px, py]) => ({
            ...{ type: 'pointerMove', duration: 50, origin: 'viewport' },
            ...{ x: Math.round(px), y: Math.round(py) },
          });
          const [down, up] = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
          return perform([move([x, y]), down, ...points.map(move), up], 'pointer');
        },
        resize: (size) => call('POST', `${session}/window/rect`, size),
        close: async () => {
          try {
            await driven.run(forget);
            await driven.open('about:blank');
            resting.push(sessionId);
          } catch {
            await call('DELETE', session); // it shows a file, or does not answer
          }
        },
      };
      return driven;
    },
  };
}
