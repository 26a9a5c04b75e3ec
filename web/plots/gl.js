// One WebGL2 context for all surfaces of the page, since browsers keep only some sixteen. It is drawn
// off screen; each surface copies its picture to a canvas of its own. The context is given back when
// the last surface leaves the screen.

import { Renderer } from 'ogl';

/** Told when the context is gone, so that they draw anew. @type {Map<object, () => void>} */
const users = new Map();
/** @type {Renderer | null} */
let renderer = null;
/** Time for the browser to recover, in ms. */
const REST_MS = 500;

function create() {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2', { alpha: true, antialias: true });
  if (!gl) return null;
  const made = new Renderer({ canvas, webgl: 2, alpha: true, antialias: true, dpr: 1 });
  canvas.addEventListener('webglcontextlost', (event) => {
    if (renderer !== made) return; // it was given back, and another may be in use by now
    event.preventDefault();
    renderer = null;
    setTimeout(() => {
      for (const lost of users.values()) lost();
    }, REST_MS);
  });
  return made;
}

/**
 * The page's renderer, or null where the browser has no WebGL2. It is another one after the context
 * was lost or given back, and nothing made for the old one is of use then.
 * @param {object} user
 * @param {() => void} lost
 */
export function take(user, lost) {
  renderer ??= create();
  if (renderer) users.set(user, lost);
  return renderer;
}

/** @param {object} user */
export function release(user) {
  if (!users.delete(user) || users.size > 0 || !renderer) return;
  const { gl } = renderer;
  renderer = null;
  gl.getExtension('WEBGL_lose_context')?.loseContext();
}
