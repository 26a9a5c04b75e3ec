// A plot as a file: PNG with two pixels a CSS pixel, SVG, CSV. Pictures have the plot's title.

import { fontText, read } from './scene.js';
import { csv } from './table.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./scene.js').Item} Item */
/** @typedef {import('./frame.js').Frame['area']} Area */

const SCALE = 2;
const MARGIN = 16;
const TITLE = 34;

/**
 * A plot as it stands there; its curves as shapes where it can give them.
 * @param {HTMLElement} drawing
 * @param {import('./index.js').Plot<any>} plot
 */
function sceneOf(drawing, { frame, vector, drawn }) {
  const area = frame?.area ?? { left: 0, top: 0, width: 0, height: 0 };
  if (!frame || !vector) return { ...read(drawn ?? drawing), area };
  const shapes = vector();
  frame.marks.prepend(shapes);
  const scene = read(drawing, (canvas) => frame.picture?.contains(canvas) ?? false);
  shapes.remove();
  return { ...scene, area };
}

/** @param {CanvasRenderingContext2D} context @param {Item} item @param {Area} area */
function paint(context, item, { left, top, width, height }) {
  context.save();
  if (item.kind === 'image') {
    context.imageSmoothingEnabled = item.smooth;
    context.drawImage(item.canvas, item.x, item.y, item.width, item.height);
  } else if (item.kind === 'text') {
    context.font = fontText(item.font);
    context.fillStyle = item.fill;
    context.strokeStyle = item.halo.color;
    context.lineWidth = item.halo.width;
    context.lineJoin = 'round';
    if (item.halo.width > 0) context.strokeText(item.text, item.x, item.y);
    context.fillText(item.text, item.x, item.y);
  } else {
    if (item.inside) {
      context.beginPath();
      context.rect(left, top, width, height);
      context.clip();
    }
    const [a, b, c, d, e, f] = item.matrix;
    context.transform(a, b, c, d, e, f);
    const path = new Path2D(item.d);
    context.globalAlpha = item.fillOpacity;
    context.fillStyle = item.fill;
    if (item.fill !== 'none') context.fill(path);
    context.globalAlpha = item.strokeOpacity;
    context.strokeStyle = item.stroke;
    context.lineWidth = item.width;
    context.lineJoin = /** @type {CanvasLineJoin} */ (item.join);
    context.setLineDash(item.dash);
    if (item.stroke !== 'none') context.stroke(path);
  }
  context.restore();
}

/** @param {Scene} scene */
const sizeOf = ({ width, height }) => ({
  width: Math.ceil(width + 2 * MARGIN),
  height: Math.ceil(height + TITLE + 2 * MARGIN),
});

/** @param {string} title @param {Scene} scene @returns {import('./scene.js').Words} */
const heading = (title, { ink }) => ({
  kind: 'text',
  text: title,
  x: 0,
  y: -14,
  font: { style: 'normal', weight: '600', size: 16, family: 'system-ui, sans-serif' },
  fill: ink,
  halo: { color: 'none', width: 0 },
});

/** @param {string} title @param {HTMLElement} drawing @param {import('./index.js').Plot<any>} plot @returns {Promise<Blob>} */
export function png(title, drawing, plot) {
  const scene = sceneOf(drawing, plot);
  const { width, height } = sizeOf(scene);
  const canvas = document.createElement('canvas');
  canvas.width = SCALE * width;
  canvas.height = SCALE * height;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.scale(SCALE, SCALE);
  context.fillStyle = scene.paper;
  context.fillRect(0, 0, width, height);
  context.translate(MARGIN, MARGIN + TITLE);
  for (const item of [heading(title, scene), ...scene.items]) paint(context, item, scene.area);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('it is too large'))));
  });
}

const escaped = (/** @type {string} */ text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** @param {Record<string, string | number>} attributes */
const written = (attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');

/** @param {Item} item */
function element(item) {
  if (item.kind === 'text') {
    const { x, y, fill, font, halo } = item;
    return `<text${written({
      ...{ x, y, fill, 'font-family': font.family, 'font-size': font.size },
      ...{ 'font-weight': font.weight, 'font-style': font.style },
      ...(halo.width > 0 && { stroke: halo.color, 'stroke-width': halo.width }),
      ...(halo.width > 0 && { 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
    })}>${escaped(item.text)}</text>`;
  }
  if (item.kind === 'image') {
    const { canvas, smooth, x, y, width, height } = item;
    const rendering = smooth ? 'auto' : 'pixelated';
    const place = {
      x,
      y,
      width,
      height,
      preserveAspectRatio: 'none',
      'image-rendering': rendering,
    };
    return `<image${written({ ...place, href: canvas.toDataURL() })}/>`;
  }
  const path = `<path${written({
    d: item.d,
    transform: `matrix(${item.matrix.join(' ')})`,
    fill: item.fill,
    'fill-opacity': item.fillOpacity,
    stroke: item.stroke,
    'stroke-opacity': item.strokeOpacity,
    'stroke-width': item.width,
    'stroke-linejoin': item.join,
    'stroke-dasharray': item.dash.join(' ') || 'none',
  })}/>`;
  return item.inside ? `<g clip-path="url(#area)">${path}</g>` : path;
}

/** @param {string} title @param {HTMLElement} drawing @param {import('./index.js').Plot<any>} plot */
export function svgFile(title, drawing, plot) {
  const scene = sceneOf(drawing, plot);
  const { width, height } = sizeOf(scene);
  const head = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
  };
  const { left: x, top: y, ...size } = scene.area;
  const items = [heading(title, scene), ...scene.items].map(element).join('\n');
  const text = `<svg${written(head)}>
<title>${escaped(title)}</title>
<clipPath id="area"><rect${written({ x, y, ...size })}/></clipPath>
<rect${written({ width, height, fill: scene.paper })}/>
<g transform="translate(${MARGIN} ${MARGIN + TITLE})">
${items}
</g>
</svg>
`;
  return new Blob([text], { type: 'image/svg+xml' });
}

/** @param {import('./table.js').Table} table */
export const csvFile = (table) => new Blob([csv(table)], { type: 'text/csv' });

/** Hands a file to the browser. @param {Blob} blob @param {string} title @param {string} ending */
export function save(blob, title, ending) {
  const link = document.createElement('a');
  link.download = `${title
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()}.${ending}`;
  link.href = URL.createObjectURL(blob);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
