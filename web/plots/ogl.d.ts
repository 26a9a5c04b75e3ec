// What the surfaces use of ogl. Its own types are written for bundlers: TypeScript's Node resolution
// does not find the files behind them.

declare module 'ogl' {
  export type OGLRenderingContext = WebGL2RenderingContext;

  export class Renderer {
    constructor(options: {
      canvas: HTMLCanvasElement;
      webgl: number;
      alpha: boolean;
      antialias: boolean;
      dpr: number;
    });
    gl: WebGL2RenderingContext;
    setSize(width: number, height: number): void;
    render(options: { scene: Mesh; camera: Camera }): void;
  }

  export class Vec3 {
    x: number;
    y: number;
    z: number;
    set(x: number, y: number, z: number): this;
  }

  export class Camera {
    constructor(
      gl: WebGL2RenderingContext,
      options: { fov: number; aspect: number; near: number; far: number },
    );
    position: Vec3;
    lookAt(target: number[]): this;
    updateMatrixWorld(): void;
    project(point: Vec3): this;
  }

  export interface Attribute {
    data: Float32Array | Uint32Array | Uint8Array;
    size?: number;
    type?: number;
    normalized?: boolean;
    needsUpdate?: boolean;
  }

  export class Geometry {
    constructor(gl: WebGL2RenderingContext, attributes: Record<string, Attribute>);
    attributes: Record<string, Attribute>;
  }

  export class Program {
    constructor(
      gl: WebGL2RenderingContext,
      options: { vertex: string; fragment: string; cullFace: number | false },
    );
  }

  export class Mesh {
    constructor(
      gl: WebGL2RenderingContext,
      options: { geometry: Geometry; program: Program; frustumCulled: boolean },
    );
  }
}
