// In the list of lectures, how much of each is solved: “3/14”, and a tick when it is all.

import { progress } from '../learning/learner.js';

/** @param {HTMLElement} entry */
function mark(entry) {
  const all = Number(entry.dataset.tasks);
  const done = Math.min(all, progress.solved(entry.dataset.lesson).length);
  let sign = entry.querySelector('.solved');
  if (done === 0) return sign?.remove();
  if (!sign) {
    sign = document.createElement('span');
    sign.className = 'solved';
    entry.querySelector('a')?.append(sign);
  }
  sign.textContent = done === all ? '✓' : `${done}/${all}`;
  sign.setAttribute('aria-label', `${done} of ${all} solved`);
  sign.setAttribute('role', 'img');
}

export function markLectures() {
  /** @type {NodeListOf<HTMLElement>} */
  const entries = document.querySelectorAll('.lectures > [data-tasks]:not([data-tasks="0"])');
  const all = () => entries.forEach(mark);
  progress.addEventListener('change', all);
  all();
}
