// Heights on a grid as triangles, coloured by value, with a light from above and thin lines at tenths
// of both axes. The box is −1 to 1 across and in depth, −0.5 to 0.5 in height.

import { Geometry, Mesh, Program } from 'ogl';
import { colorize } from './color.js';

const vertex = `#version 300 es
in vec3 position;
in vec4 color;
uniform mat4 modelViewMatrix, projectionMatrix;
out vec3 place, seen;
out vec4 tint;
void main() {
  place = position;
  tint = color;
  vec4 view = modelViewMatrix * vec4(position, 1.0);
  seen = view.xyz;
  gl_Position = projectionMatrix * view;
}`;

const fragment = `#version 300 es
precision highp float;
in vec3 place, seen;
in vec4 tint;
out vec4 pixel;
void main() {
  vec3 normal = normalize(cross(dFdx(seen), dFdy(seen)));
  float light = 0.72 + 0.28 * abs(dot(normal, normalize(vec3(-0.3, 0.8, 0.5))));
  vec2 at = place.xz * 5.0;
  vec2 line = abs(fract(at - 0.5) - 0.5) / fwidth(at);
  float dark = 0.25 * (1.0 - min(min(line.x, line.y), 1.0));
  pixel = vec4(tint.rgb * light * (1.0 - dark), 1.0);
}`;

/** Where a value stands in the box; what lies outside the range at its end. @param {number} value @param {[number, number]} range */
export function rise(value, [low, high]) {
  const at = high > low ? (value - low) / (high - low) : 0.5;
  return Math.max(0, Math.min(1, Number.isNaN(at) ? 0 : at)) - 0.5;
}

/** Two triangles a cell. @param {number} width @param {number} height */
function triangles(width, height) {
  const index = new Uint32Array(6 * (width - 1) * (height - 1));
  let at = 0;
  for (let row = 0; row + 1 < height; row++) {
    for (let column = 0; column + 1 < width; column++) {
      const a = row * width + column;
      index.set([a, a + width, a + 1, a + 1, a + width, a + width + 1], at);
      at += 6;
    }
  }
  return index;
}

/**
 * @param {import('ogl').OGLRenderingContext} gl
 * @param {number} width
 * @param {number} height
 */
export function surfaceMesh(gl, width, height) {
  const position = new Float32Array(3 * width * height);
  const color = new Uint32Array(width * height);
  for (let i = 0; i < width * height; i++) {
    position[3 * i] = (2 * ((i % width) + 0.5)) / width - 1;
    position[3 * i + 2] = (2 * (Math.floor(i / width) + 0.5)) / height - 1;
  }
  const geometry = new Geometry(gl, {
    position: { size: 3, data: position },
    color: {
      size: 4,
      data: new Uint8Array(color.buffer),
      type: gl.UNSIGNED_BYTE,
      normalized: true,
    },
    index: { data: triangles(width, height) },
  });
  const program = new Program(gl, { vertex, fragment, cullFace: false });
  const mesh = new Mesh(gl, { geometry, program, frustumCulled: false });

  return {
    mesh,
    width,
    height,
    /** @param {ArrayLike<number>} values @param {[number, number]} range */
    update(values, range) {
      for (let i = 0; i < color.length; i++) position[3 * i + 1] = rise(values[i], range);
      colorize(values, range, color, { width });
      geometry.attributes.position.needsUpdate = true;
      geometry.attributes.color.needsUpdate = true;
    },
  };
}
