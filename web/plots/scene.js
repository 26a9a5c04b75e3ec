// A plot as it stands on the page, as a list of shapes, words and pictures with their places and
// colours: what a saved picture is made of. So a picture looks as the plot does, in its scheme too.

/**
 * @typedef {{kind: 'path', d: string, matrix: number[], fill: string, fillOpacity: number,
 *   stroke: string, strokeOpacity: number, width: number, dash: number[], join: string,
 *   inside: boolean}} Shape  inside: only what lies in the frame's area is seen
 * @typedef {{kind: 'text', text: string, x: number, y: number, font: Font,
 *   fill: string, halo: {color: string, width: number}}} Words
 * @typedef {{style: string, weight: string, size: number, family: string}} Font
 * @typedef {{kind: 'image', canvas: HTMLCanvasElement, x: number, y: number, width: number,
 *   height: number, smooth: boolean}} Picture
 * @typedef {Shape | Words | Picture} Item
 * @typedef {{width: number, height: number, items: Item[], paper: string, ink: string}} Scene
 */

const number = (/** @type {string | null} */ text) => Number.parseFloat(text ?? '') || 0;

/** The outline of a shape of SVG. @param {Element} element */
function outline(element) {
  const at = (/** @type {string} */ name) => number(element.getAttribute(name));
  if (element.localName === 'path') return element.getAttribute('d') ?? '';
  if (element.localName === 'line') return `M${at('x1')} ${at('y1')}L${at('x2')} ${at('y2')}`;
  if (element.localName === 'rect') {
    return `M${at('x')} ${at('y')}h${at('width')}v${at('height')}h${-at('width')}Z`;
  }
  const r = at('r');
  return `M${at('cx') - r} ${at('cy')}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

/** @param {SVGGraphicsElement} element @param {DOMRect} origin @returns {Shape} */
function shape(element, origin) {
  const style = getComputedStyle(element);
  const m = element.getScreenCTM() ?? new DOMMatrix();
  const fixed = style.vectorEffect === 'non-scaling-stroke' ? Math.hypot(m.a, m.b) : 1;
  return {
    kind: 'path',
    d: outline(element),
    matrix: [m.a, m.b, m.c, m.d, m.e - origin.left, m.f - origin.top],
    fill: style.fill,
    fillOpacity: Number(style.fillOpacity),
    stroke: style.stroke,
    strokeOpacity: Number(style.strokeOpacity),
    width: number(style.strokeWidth) / fixed,
    join: style.strokeLinejoin,
    inside: element.closest('.inside') !== null,
    dash: style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map(number),
  };
}

/** @type {CanvasRenderingContext2D | null} */
let ruler = null;

/** A font as a canvas and CSS write it. @param {Font} font */
export const fontText = ({ style, weight, size, family }) =>
  `${style} ${weight} ${size}px ${family}`;

/** How far a font reaches below its line. @param {Font} font */
function descent(font) {
  ruler ??= /** @type {CanvasRenderingContext2D} */ (
    document.createElement('canvas').getContext('2d')
  );
  ruler.font = fontText(font);
  return ruler.measureText('x').fontBoundingBoxDescent;
}

/** @param {Text} node @param {DOMRect} origin @returns {Words} */
function words(node, origin) {
  const parent = /** @type {Element} */ (node.parentElement);
  const style = getComputedStyle(parent);
  const range = document.createRange();
  range.selectNodeContents(node);
  const box = range.getBoundingClientRect();
  const drawn = parent instanceof SVGGraphicsElement;
  const scale = drawn ? (parent.getScreenCTM()?.a ?? 1) : 1;
  const size = number(style.fontSize) * scale;
  const font = { style: style.fontStyle, weight: style.fontWeight, size, family: style.fontFamily };
  return {
    kind: 'text',
    text: node.data.trim(),
    x: box.left - origin.left,
    y: box.bottom - origin.top - descent(font),
    font,
    fill: drawn ? style.fill : style.color,
    halo: {
      color: style.stroke,
      width: drawn && style.stroke !== 'none' ? number(style.strokeWidth) * scale : 0,
    },
  };
}

/** @param {HTMLCanvasElement} canvas @param {DOMRect} origin @returns {Picture} */
function picture(canvas, origin) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const smooth = getComputedStyle(canvas).imageRendering !== 'pixelated';
  const place = { x: left - origin.left, y: top - origin.top, width, height };
  return { kind: 'image', canvas, smooth, ...place };
}

/**
 * @param {HTMLElement} root
 * @param {(canvas: HTMLCanvasElement) => boolean} [without]  pictures to leave out
 * @returns {Scene}
 */
export function read(root, without = () => false) {
  const origin = root.getBoundingClientRect();
  /** @type {Item[]} */
  const items = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      if (node.data.trim()) items.push(words(node, origin));
    } else if (node instanceof HTMLCanvasElement) {
      if (!without(node) && node.width > 0) items.push(picture(node, origin));
    } else if (
      node instanceof SVGGraphicsElement &&
      /^(path|line|rect|circle)$/.test(node.localName)
    ) {
      if (getComputedStyle(node).display !== 'none') items.push(shape(node, origin));
    }
  }
  const { color } = getComputedStyle(root);
  return { width: origin.width, height: origin.height, items, ink: color, paper: paperOf(root) };
}

/** The surface that a plot stands on. @param {HTMLElement} root */
function paperOf(root) {
  const probe = document.createElement('span');
  probe.hidden = true;
  probe.style.backgroundColor = 'var(--surface)';
  root.append(probe);
  const { backgroundColor } = getComputedStyle(probe);
  probe.remove();
  return backgroundColor;
}
