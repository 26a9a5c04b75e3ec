/// <reference types="vite/client" />

declare module '*?sandboxed' {
  const text: string;
  export default text;
}
