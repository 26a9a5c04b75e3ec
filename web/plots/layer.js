// A canvas over the area of a frame, as sharp as the screen. Places on it are those of the frame.

/** @param {import('./frame.js').Frame} frame */
export function layer(frame) {
  const canvas = frame.put(document.createElement('canvas'));
  canvas.style.imageRendering = 'auto';
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));

  /** The context, with nothing drawn yet. */
  return () => {
    const ratio = devicePixelRatio;
    const { width, height, left, top } = frame.area;
    const size = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
    if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size);
    context.setTransform(ratio, 0, 0, ratio, -left * ratio, -top * ratio);
    context.clearRect(left - 1, top - 1, width + 2, height + 2);
    return context;
  };
}
