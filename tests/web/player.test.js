// The demo in hand: play, repeat, sleep and wake; the numbers are always the same.
import assert from 'node:assert/strict';
import test from 'node:test';
import { onStage, until } from './stage.js';
import { picture, walk } from './walk.js';

/** A clock that lets each call make about ten steps. */
const clock = () => {
  let time = 0;
  return () => time++;
};
const start = { width: 1, from: 0 };

/** Where the walker is. @param {import('../../web/demo/player.js').Player} player */
const at = (player) => player.shown.data.place[0].x[0];

/** Plays to a step and pauses there. @param {any} player @param {number} step */
async function playTo(player, step) {
  while (player.step < step) await player.single();
}

test('it plays only while it can be seen, and pauses', async (t) => {
  const { player } = onStage(t, walk, { now: clock() });
  await player.start(start, 1);
  player.see(false);
  player.play();
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(player.step, 0);
  player.see(true);
  await until(() => player.step > 20);
  player.pause();
  await until(() => !player.busy);
  const { step } = player;
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.ok(player.step <= step + 10, 'at most the call that was under way');
});

test('time off screen does not count as slowness', async (t) => {
  const { player } = onStage(t, walk, { now: clock() });
  let time = 0;
  player.pace.now = () => time;
  await player.start(start, 1);
  player.play();
  await until(() => player.step > 20);
  player.see(false);
  await new Promise((resolve) => setTimeout(resolve, 50));
  time = 5000;
  player.see(true);
  const { step } = player;
  await until(() => player.step > step + 20);
  assert.equal(player.pace.measured, 0, 'the first second on screen has just begun');
  player.pause();
});

test('a run that came to its end begins anew with another start; one that was paused waits', async (t) => {
  const { player } = onStage(t, { ...walk, pauseAt: () => 20 }, { now: clock() });
  await player.start(start, 1);
  player.play();
  await until(() => player.step === 20 && !player.busy);
  await player.set({ ...start, from: 5 });
  assert.ok(player.playing);
  player.pause();
  await player.start(start, 1);
  await playTo(player, 3);
  await player.set({ ...start, from: 6 });
  assert.ok(!player.playing);
});

test('… but not if it is reset before it has begun', async (t) => {
  const { player } = onStage(t, { ...walk, pauseAt: () => 20 }, { now: clock() });
  await player.start(start, 1);
  player.play();
  await until(() => player.step === 20 && !player.busy);
  const set = player.set({ ...start, from: 2 });
  player.obey('reset');
  await set;
  assert.equal(player.busy, false);
  await until(() => at(player) === 2 && player.step === 0);
});

test('who sleeps gives up the worker and wakes at the same step, playing on', async (t) => {
  const { player, stage } = onStage(t, walk, { now: clock() });
  await player.start(start, 4);
  await playTo(player, 5);
  await player.set({ ...start, width: 2 });
  await playTo(player, 40);
  const place = at(player);
  player.see(false);
  player.suspend();
  assert.equal(at(player), place, 'the picture stays');
  player.see(true);
  await until(() => player.step === 40 && !player.busy);
  assert.equal(stage.workers, 2);
  assert.equal(at(player), place);
  player.play();
  player.see(false);
  player.suspend();
  player.see(true);
  await until(() => player.playing && player.step > 60);
});

test('who is reset while it wakes at the start stays at rest', async (t) => {
  const { player } = onStage(t, walk, { now: clock() });
  await player.start(start, 1);
  player.see(false);
  player.play();
  player.suspend();
  player.see(true);
  player.obey('reset');
  await until(() => Object.keys(player.shown.data).length > 0);
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(player.busy, false);
  assert.equal(player.step, 0);
});

test('what was asked of a sleeper happens when it is awake', async (t) => {
  const { player } = onStage(t, walk);
  await player.start(start, 4);
  await playTo(player, 9);
  player.suspend();
  await player.single();
  assert.equal(player.step, 10);
  player.suspend();
  await player.set({ ...start, width: 3 });
  assert.deepEqual(player.experiment.changes, [{ step: 10, name: 'width', value: 3 }]);
});

test('a new start makes void what was asked before it', async (t) => {
  const { player } = onStage(t, walk);
  player.start(start, 1);
  player.set({ ...start, width: 4 });
  player.single();
  for (let from = 1; from < 9; from++) player.set({ width: 4, from });
  await player.start({ width: 1, from: 9 }, 7);
  assert.equal(player.step, 0);
  assert.equal(at(player), 9);
  assert.equal(player.failure, null);
  assert.equal(player.experiment.seed, 7);
});

test('an error is kept, and another value starts again', async (t) => {
  const { player } = onStage(t, walk);
  await player.start({ ...start, from: 10 }, 1);
  assert.equal(player.failure?.message, 'ten is too far');
  player.obey('toggle');
  player.obey('single');
  await player.set({ ...start, from: 2 });
  assert.equal(player.failure, null);
  assert.equal(at(player), 2);
});

test('a result that is no number pauses it', async (t) => {
  const { player } = onStage(t, walk);
  await player.start(start, 1);
  await playTo(player, 3);
  await player.set({ ...start, width: 10 });
  player.play();
  await until(() => player.diverged !== null && !player.busy);
  assert.deepEqual(player.diverged, { name: 'at', step: 4 });
});

test('a demo without steps is a picture of its parameters', async (t) => {
  const { player } = onStage(t, picture);
  await player.start({ size: 3, zoom: 1 }, 1);
  const { all } = player.shown.data;
  assert.equal(all.length, 3);
  assert.equal(player.shown.data.large, undefined);
  await player.set({ size: 3, zoom: 2 });
  assert.deepEqual(
    [...player.shown.data.all],
    [...all].map((v) => Math.fround(v * 2)),
  );
  assert.deepEqual(player.shown.data.large, [1]);
  assert.deepEqual(player.experiment, {
    ...{ params: { size: 3, zoom: 2 }, seed: 1 },
    ...{ step: 0, changes: [] },
  });
  player.obey('toggle');
  player.obey('single');
  player.obey('back');
  await player.set({ size: 4, zoom: 2 });
  assert.equal(player.shown.data.all.length, 4);
  player.obey('reset', 0, { size: 2, zoom: 1 });
  await until(() => player.shown.data.all.length === 2);
  assert.equal(player.step, 0);
  assert.equal(player.failure, null);
});
