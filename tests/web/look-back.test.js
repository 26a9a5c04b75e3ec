// Looking back over a run: pictures of earlier steps, and going on from one with the very same numbers.
import assert from 'node:assert/strict';
import test from 'node:test';
import { onStage, until } from './stage.js';
import { walk } from './walk.js';

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

test('looking back shows the picture, the results and the parameters of that step', async (t) => {
  const { player } = onStage(t, walk);
  await player.start(start, 5);
  /** @type {number[]} */
  const places = [at(player)];
  for (let step = 1; step <= 12; step++) {
    if (step === 7) await player.set({ ...start, width: 3 });
    await player.single();
    places.push(at(player));
  }
  assert.deepEqual(player.stops, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  for (const step of [11, 3, 0]) {
    player.lookBack(step);
    assert.ok(player.lookingBack);
    assert.equal(player.shown.step, step);
    assert.equal(at(player), places[step]);
    assert.equal(player.shownParams.width, step >= 6 ? 3 : 1);
    assert.equal(player.shown.data.course.at, step);
  }
  player.lookBack(12);
  assert.ok(!player.lookingBack);
  assert.equal(at(player), places[12]);
});

test('going on from an earlier step gives what was, and forgets what came later', async (t) => {
  const { player } = onStage(t, walk);
  await player.start(start, 2);
  await playTo(player, 4);
  await player.set({ ...start, width: 2 });
  await playTo(player, 20);
  const { bins } = player.pictures.data.course;
  player.lookBack(10);
  const before = at(player);
  await player.single();
  assert.equal(player.step, 11);
  assert.equal(player.stops.at(-1), 11);
  assert.equal(player.pictures.data.course.bins[0].count, 11);
  assert.equal(player.pictures.data.course.bins[0].sums[9], bins[0].sums[9]);
  assert.deepEqual(player.experiment.changes, [{ step: 4, name: 'width', value: 2 }]);
  await player.goOn(10);
  assert.equal(at(player), before);
  await player.goOn(3);
  assert.deepEqual(player.experiment.changes, [], 'the change at step 4 is yet to come');
  assert.equal(player.params.width, 1);
});

test('one step back, and a change while looking back', async (t) => {
  const { player } = onStage(t, walk);
  await player.start(start, 3);
  await playTo(player, 6);
  const place = at(player);
  player.obey('single');
  await until(() => player.step === 7);
  player.obey('back');
  await until(() => player.step === 6 && !player.busy);
  assert.equal(at(player), place);
  player.lookBack(2);
  await player.set({ ...start, width: 5 });
  assert.equal(player.step, 2);
  assert.deepEqual(player.experiment.changes, [{ step: 2, name: 'width', value: 5 }]);
});

test('a long run keeps a bounded number of pictures in bounded memory', async (t) => {
  const { player } = onStage(t, walk, { now: clock() });
  await player.start(start, 1);
  player.play();
  await until(() => player.step > 1500);
  player.pause();
  const { length } = player.rewind.pictures;
  assert.ok(length > 20 && length <= 64, `${length} pictures`);
  assert.ok(player.rewind.bytes < 64 * 5000, `${player.rewind.bytes} bytes`);
  assert.equal(player.stops[0], 0);
});

test('a quiet repetition draws nothing on the way, and can be stopped there', async (t) => {
  const { player } = onStage(t, walk, { now: clock() });
  await player.start(start, 1);
  await playTo(player, 400);
  const before = at(player);
  const going = player.goOn(300);
  await until(() => player.step > 0 && player.step < 300);
  assert.equal(at(player), before);
  player.pause();
  assert.equal(await going, false);
  await player.refresh();
  const { step } = player;
  assert.ok(step < 300);
  const here = at(player);
  await player.start(start, 1);
  await playTo(player, step);
  assert.equal(at(player), here);
});
