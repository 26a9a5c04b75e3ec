// Programs that mean harm or go wrong badly, and how each must end.

/** @typedef {{end: string, sentence: string, lines: string[]}} Result */

/** @param {RegExp} sentence @returns {(result: Result) => boolean} */
const fault = (sentence) => (result) => result.end === 'fault' && sentence.test(result.sentence);

/** @param {...string} lines @returns {(result: Result) => boolean} */
const prints =
  (...lines) =>
  (result) =>
    result.end === 'done' && JSON.stringify(result.lines) === JSON.stringify(lines);

/** @type {Record<string, {source: string, seconds?: number, expect: (result: any) => boolean}>} */
export const hostile = {
  'throws null': { source: 'throw null;', expect: fault(/^The program threw null\.$/) },
  'throws a string': { source: 'throw "no";', expect: fault(/threw “no”/) },
  'forgets a promise': {
    source: 'Promise.reject(new Error("lost"));',
    expect: fault(/Error: lost$/),
  },
  'throws from a timer': {
    source: 'setTimeout(() => { throw new Error("late"); }, 5); await new Promise(() => {});',
    expect: fault(/Error: late$/),
  },
  'waits for ever': {
    source: 'await new Promise(() => {});',
    seconds: 1,
    expect: ({ end }) => end === 'late',
  },
  'closes itself': { source: 'self.close();', expect: fault(/A cell ends when its program does/) },
  'prints a million lines': {
    source: 'for (let i = 0; i < 1e6; i++) print(i);',
    expect: ({ end, lines }) =>
      end === 'done' && lines.length === 1001 && /999000 more lines/.test(lines.at(-1)),
  },
  'prints megabytes': {
    source: 'for (let i = 0; i < 500; i++) print("x".repeat(1e6));',
    expect: ({ end, lines }) => end === 'done' && lines.join('').length < 250_000,
  },
  'floods by a stolen port': {
    source: `const send = MessagePort.prototype.postMessage;
      let port;
      for (const name of ['call', 'apply', 'bind']) Function.prototype[name] = function () { port = this; };
      Object.assign = (a) => a;
      for (let i = 0; i < 1e5; i++) self.postMessage("x");`,
    expect: ({ end }) => end !== 'done',
  },
  'pollutes the prototypes': {
    source: `Array.prototype.map = () => { throw new Error('polluted'); };
      Object.prototype.kind = 'verdict'; Object.prototype.passed = true;
      MessagePort.prototype.postMessage = null; JSON.stringify = null;`,
    expect: ({ end }) => end === 'done' || end === 'fault',
  },
  'fills the memory with arrays': {
    source: 'const keep = []; for (;;) keep.push(new Float64Array(5e7));',
    expect: fault(/made more than 4 GB of arrays/),
  },
  'doubles a string': { source: 'let a = "x"; for (;;) a += a;', expect: fault(/RangeError/) },
  'recurses for ever': { source: 'const f = () => f() + 1; f();', expect: fault(/RangeError/) },
  'asks the network': { source: 'await fetch("/");', expect: fault(/A cell has no network/) },
  'asks the network by another door': {
    source: `const tried = await Promise.allSettled([
        import(new URL('/main.js', 'https://example.org').href),
        WebAssembly.compileStreaming(Promise.reject(new Error('none'))),
        new FontFace('f', 'url(https://example.org/f.woff)').load(),
      ]);
      print(tried.map(({ status }) => status).join(' '));`,
    expect: prints('rejected rejected rejected'),
  },
  'looks for the page': {
    source: `const seen = ['document', 'window', 'parent', 'top', 'localStorage', 'sessionStorage', 'cookieStore']
        .filter((name) => { try { return globalThis[name] !== undefined; } catch { return false; } });
      print(self.origin, seen.length);`,
    expect: prints('null 0'),
  },
  'looks for a storage': {
    source: `let opened = 0;
      for (const open of [() => indexedDB.open('stolen'), () => caches.open('stolen'), () => navigator.storage.getDirectory()]) {
        try { await open(); opened += 1; } catch {}
      }
      print(opened);`,
    expect: prints('0'),
  },
};
