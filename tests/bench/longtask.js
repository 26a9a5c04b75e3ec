// How long the page's main thread is ever busy while the trainer runs, in Chromium.
//   node tests/bench/longtask.js [seconds]
// Prints for the heaviest presets: steps a second, pictures a second, and the longest task. The
// browser reports tasks over 50 ms; shorter ones are bounded by the longest gap between two timers.
import { openPlaywright } from '../web/browser/playwright.js';
import { serveSite } from '../web/browser/site.js';

const seconds = Number(process.argv[2] ?? 10);
const tasks = ['XOR 2024', 'Ring 2024', 'Half smiley, Adam 2020', 'Half smiley 2024', 'painted'];

const watch = `
  const demo = document.querySelector('nb-demo[src$="/two-dimensional-trainer"]');
  demo.scrollIntoView();
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  while (!demo.runner?.params || demo.runner.step !== 0 || !demo.runner.pictures.data.output) await pause(20);
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask' });
  let pictures = 0;
  let gap = 0;
  let before = performance.now();
  const { port1, port2 } = new MessageChannel();
  const end = before + ${seconds * 1000};
  port1.onmessage = () => {
    const now = performance.now();
    gap = Math.max(gap, now - before);
    before = now;
    if (now < end) setTimeout(() => port2.postMessage(0), 0);
  };
  port2.postMessage(0);
  const count = () => { pictures += 1; if (performance.now() < end) requestAnimationFrame(count); };
  count();
  demo.runner.play();
  while (performance.now() < end) await pause(50);
  return { steps: demo.runner.step, pictures, gap, tasks };`;

const site = await serveSite();
const engine = await openPlaywright('chromium');
console.log('preset                    steps/s  pictures/s  longest gap  tasks over 50 ms');
for (const task of tasks) {
  const page = await engine.newPage({ width: 1280, height: 900 });
  const words = new URLSearchParams({ task, step: '0', steps: '100000' });
  await page.open(
    `${site.url}03-backpropagation/#demo=03-backpropagation/two-dimensional-trainer&${words}`,
  );
  const { steps, pictures, gap, tasks: long } = await page.run(watch);
  const columns = [
    task.padEnd(24),
    String(Math.round(steps / seconds)).padStart(8),
    String(Math.round(pictures / seconds)).padStart(11),
    `${gap.toFixed(1)} ms`.padStart(12),
    String(long.length === 0 ? 'none' : long.map(Math.round)).padStart(17),
  ];
  console.log(columns.join(' '));
  await page.close();
}
await engine.close();
site.close();
