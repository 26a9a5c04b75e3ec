// A demo or exercise in a frame, and the page around it: what it tells that page, and what that page may
// ask. Each message is an object with a type that begins with 'nabla:'.
//
//   out  {type: 'nabla:ready' | 'nabla:state' | 'nabla:step' | 'nabla:solved' | 'nabla:height', …}
//        {type: 'nabla:error', message, id}
//   in   {type: 'nabla:play' | 'nabla:pause' | 'nabla:single' | 'nabla:reset' | 'nabla:get', id}
//        {type: 'nabla:set', params: {rate: 0.1}, id}, {type: 'nabla:seed', seed: 3, id}
//
// Each request is answered by the state or an error, with its id. Only the page around is heard; with an
// origin given, only that page, and nobody else is told anything. What is no request of ours is ignored.

/** @type {Record<string, (demo: any, message: any) => any>} */
const requests = {
  play: (demo) => demo.play(),
  pause: (demo) => demo.pause(),
  single: (demo) => demo.single(),
  reset: (demo) => demo.reset(),
  get: () => {},
  set: (demo, { params }) => demo.assign(params),
  seed: (demo, { seed }) => demo.sow(seed),
};

/**
 * @param {() => any} demo  the demo of the frame now, if there is one
 * @param {string | null} origin  of the page around, if only that one may be talked to
 */
export function talk(demo, origin) {
  const say = (/** @type {string} */ type, /** @type {any} */ content) =>
    parent.postMessage({ ...content, type: `nabla:${type}` }, origin ?? '*');

  for (const type of ['ready', 'state', 'step', 'solved']) {
    addEventListener(`nabla-${type}`, (event) => {
      say(type, /** @type {CustomEvent} */ (event).detail);
    });
  }

  addEventListener('message', async ({ source, origin: from, data }) => {
    if (source !== parent || (origin !== null && from !== origin)) return;
    const [, name] = /^nabla:(.+)$/.exec(data?.type) ?? [];
    if (name === undefined) return;
    const { id } = data;
    try {
      if (!Object.hasOwn(requests, name)) {
        throw new RangeError(
          `There is no request “${name}”; there are ${Object.keys(requests).join(', ')}.`,
        );
      }
      const asked = demo();
      if (!asked) throw new Error('There is no demo in this frame.');
      await requests[name](asked, data);
      say('state', { ...asked.state, id });
    } catch (error) {
      say('error', { message: /** @type {Error} */ (error).message, id });
    }
  });

  // Rounded up, so that no scroll bar is left for half a pixel.
  new ResizeObserver(() => {
    say('height', { height: Math.ceil(document.body.getBoundingClientRect().height) });
  }).observe(document.body);
}
