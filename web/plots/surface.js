// A function of two variables as a surface that one can turn. Data as for a heat map, marks included.
// It draws when data come or somebody turns it, never in a loop. Where there is no WebGL2 the values
// are shown as a map.

import { css } from 'lit';
import { Camera, Vec3 } from 'ogl';
import { extent, Follow } from './follow.js';
import * as gl from './gl.js';
import { gridTable, gridWords, sides } from './grid.js';
import * as heatmap from './heatmap.js';
import { legend } from './legend.js';
import { drawMarks, markLegend } from './marks.js';
import { drawBox } from './surface-axes.js';
import { rise, surfaceMesh } from './surface-mesh.js';
import { make, svg } from './svg.js';
import { turntable } from './turn.js';

/** @typedef {import('../../bindings/worker/demo.js').Grid} Grid */

const ASPECT = 0.8;

export const styles = [
  heatmap.styles,
  css`
    .hand.turn {
      position: absolute;
      inset: 0;
      cursor: grab;
      touch-action: pan-y;
      border-radius: var(--radius-small);
    }
    .hand.turn:active {
      cursor: grabbing;
    }
    .space {
      position: relative;
      width: 100%;
      aspect-ratio: ${1 / ASPECT};
      max-height: 30rem;
    }
    .space > * {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
    }
    .instead {
      margin: 0 0 0.5rem;
      font-size: var(--text-small);
      color: var(--ink-soft);
    }
  `,
];

/** @type {import('./index.js').PlotType<Grid>} */
export function plot(element, view) {
  const user = {};
  if (!gl.take(user, () => {})) return instead(element, view);
  gl.release(user);
  const follow = new Follow({ fixed: view.range });
  const space = make('div', 'space');
  const under = svg('svg', { 'aria-hidden': 'true' });
  const canvas = document.createElement('canvas');
  const over = svg('svg', { 'aria-hidden': 'true' });
  space.append(under, canvas, over);
  element.append(space);
  const { hand, pose } = turntable(view.title, () => later());
  /** @type {Grid | null} */
  let shown = null;
  /** @type {[number, number]} */
  let range = [0, 1];
  /** @type {{renderer: import('ogl').Renderer, mesh: ReturnType<typeof surfaceMesh>} | null} */
  let made = null;
  let seen = false;
  let asked = 0;

  const later = () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => paint(false));
  };

  /** @param {import('ogl').Renderer} renderer @param {Grid} grid */
  const meshFor = (renderer, { width, height }) => {
    const old = made?.mesh;
    if (made?.renderer === renderer && old?.width === width && old.height === height) return old;
    made = { renderer, mesh: surfaceMesh(renderer.gl, width, height) };
    return made.mesh;
  };

  /** @param {boolean} fresh  whether the values are new */
  const paint = (fresh) => {
    const { clientWidth: width, clientHeight: height } = space;
    if (!shown || !seen || width === 0) return;
    const renderer = gl.take(user, later);
    if (!renderer) return;
    const before = made?.mesh;
    const mesh = meshFor(renderer, shown);
    if (fresh || mesh !== before) mesh.update(shown.values, range);
    const camera = cameraFor(renderer.gl, pose, width / height);
    renderer.setSize(Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio));
    renderer.render({ scene: mesh.mesh, camera });
    copy(renderer, canvas);
    const project = projection(camera, width, height);
    const { axes = ['x', 'y', ''] } = view;
    drawBox(under, project, {
      sides: sides(shown.domain ?? view.domain),
      range,
      axes,
      around: pose.around,
    });
    const marks = shown.marks ?? [];
    drawMarks(over, marks, onSurface(shown, range, sides(shown.domain ?? view.domain), project));
    over.append(...legend(markLegend(marks), 24 + (axes[2] ?? '').length * 7.2, width).elements);
  };

  const sight = new IntersectionObserver(([{ isIntersecting }]) => {
    seen = isIntersecting;
    if (seen) paint(true);
    else gl.release(user);
  });
  sight.observe(space);
  const size = new ResizeObserver(later);
  size.observe(space);

  return {
    hand,
    draw(grid) {
      shown = grid;
      range = follow.take(...extent([grid.values]));
      paint(true);
    },
    summary: (grid) => gridWords(grid, view),
    table: (grid) => gridTable(grid, view),
    redraw: later,
    remove() {
      cancelAnimationFrame(asked);
      sight.disconnect();
      size.disconnect();
      gl.release(user);
    },
  };
}

/** @param {HTMLElement} element @param {import('./index.js').View} view */
function instead(element, view) {
  const words = make('p', 'instead');
  words.textContent = 'This browser has no WebGL2, so the surface is shown as a map.';
  element.append(words);
  return heatmap.plot(element, view);
}

/** @param {import('ogl').OGLRenderingContext} context @param {{around: number, above: number, zoom: number}} pose @param {number} aspect */
function cameraFor(context, { around, above, zoom }, aspect) {
  const camera = new Camera(context, { fov: 26, aspect, near: 0.1, far: 30 });
  const far = (aspect < 1.1 ? 6.9 / Math.min(1.1, aspect) : 6.2) / zoom;
  const level = Math.cos(above) * far;
  camera.position.set(Math.sin(around) * level, Math.sin(above) * far, Math.cos(around) * level);
  camera.lookAt([0, -0.08, 0]);
  camera.updateMatrixWorld();
  return camera;
}

/** @param {Camera} camera @param {number} width @param {number} height @returns {import('./surface-axes.js').Project} */
function projection(camera, width, height) {
  const at = new Vec3();
  return (x, y, z) => {
    camera.project(at.set(x, y, z));
    return [((at.x + 1) / 2) * width, ((1 - at.y) / 2) * height];
  };
}

/** @param {import('ogl').Renderer} renderer @param {HTMLCanvasElement} canvas */
function copy({ gl: { canvas: source } }, canvas) {
  canvas.width = source.width;
  canvas.height = source.height;
  canvas.getContext('2d')?.drawImage(/** @type {HTMLCanvasElement} */ (source), 0, 0);
}

/**
 * Places of marks on the surface, a little above it.
 * @param {Grid} grid
 * @param {[number, number]} range
 * @param {[[number, number], [number, number]]} sides
 * @param {import('./surface-axes.js').Project} project
 */
const onSurface = ({ values, width, height }, range, [across, up], project) => ({
  /** @param {number} x @param {number} y @returns {[number, number] | null} */
  place(x, y) {
    const [u, v] = [x, y].map((value, i) => {
      const [low, high] = i === 0 ? across : up;
      return (value - low) / (high - low);
    });
    if (!(u >= 0 && u <= 1 && v >= 0 && v <= 1)) return null;
    const column = Math.min(width - 1, Math.floor(u * width));
    const row = Math.min(height - 1, Math.floor((1 - v) * height));
    return project(2 * u - 1, rise(values[row * width + column], range) + 0.01, 1 - 2 * v);
  },
});
