// A page that is not the course's, on an origin of its own, with manners of its own: a script or a
// frame brings a demo into it.
import http from 'node:http';

/** What some page may say of everything on it: nothing of it may reach into a demo. */
const rude = `html { font-size: 9px; letter-spacing: 3px }
* { font-family: monospace; color: rgb(1, 2, 3); text-transform: uppercase }
button { background: rgb(0, 255, 0) !important; border: 9px dotted } section { display: none }
:root { --accent: red; --surface: red; --ink: red }`;

/** The frame grows with what is in it; what else is heard is kept by its type. */
const host = `window.heard = {};
window.say = (message) => document.querySelector('iframe').contentWindow.postMessage(message, '*');
addEventListener('message', ({ data, origin }) => {
  heard.origin = origin;
  (heard[data.type] ??= []).push(data);
  if (data.type !== 'nabla:height') return;
  window.told = { ...data, origin };
  document.querySelector('iframe').style.height = data.height + 'px';
});`;

/** @param {string} body */
const page = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>A foreign page</title>
<link rel="stylesheet" href="/rude.css"></head><body><main><h1>A foreign page</h1>
<button>Theirs</button>${body}</main></body></html>`;

/** What a strict page must allow (web/pages/embedding.md). @param {string} course its origin */
const strict = (course) =>
  `default-src 'none'; script-src ${course} 'self' 'wasm-unsafe-eval'; ` +
  `worker-src blob: ${course}; connect-src ${course}; frame-src ${course}; style-src 'self'; img-src 'self'`;

/**
 * @param {string} site  the address of the course
 * @param {Record<string, any>} [more]  pages besides, by their path: what is in the body, or the whole answer
 * @returns {Promise<{url: string, close(): void}>}
 */
export async function serveForeign(site, more = {}) {
  const script = `<script type="module" src="${site}embed/nabla-embed.js"></script>`;
  const trainer = '03-backpropagation/two-dimensional-trainer';
  const component = page(`${script}
    <nb-demo src="${trainer}" views="output cost" theme="light"></nb-demo>
    <nb-demo src="${trainer}" views="cost" theme="dark" params="seed=3"></nb-demo>
    <nb-demo src="no/such-demo"></nb-demo>`);
  const editor = '06-convolutional-networks/kernel-editor';
  const dataComponent = page(`${script}
    <nb-demo src="${editor}" params="picture=cat" views="image"></nb-demo>`);
  const dataFrame = page(`<script src="/host.js"></script>
    <iframe title="A photograph" src="${site}embed/?demo=${editor}&picture=cat&views=image" width="500"></iframe>`);
  const frame = page(`<script src="/host.js"></script>
    <iframe title="A demo" src="${site}embed/?demo=${trainer}&views=output&theme=dark" width="320"></iframe>`);
  const talk = (/** @type {string} */ own) =>
    page(`<script src="/host.js"></script><iframe title="A demo" width="600"
      src="${site}embed/?demo=${trainer}&views=cost&lock=rate&set=rate:0.2,batch:20&origin=${own}"></iframe>`);
  const csp = { 'Content-Security-Policy': strict(new URL(site).origin) };
  /** @type {Record<string, [string, string, object?]>} */
  const files = {
    '/component': ['text/html', component],
    '/component-strict': ['text/html', component, csp],
    '/data-component-strict': ['text/html', dataComponent, csp],
    '/data-frame-strict': ['text/html', dataFrame, csp],
    '/frame': ['text/html', frame],
    '/frame-strict': ['text/html', frame, csp],
    ...Object.fromEntries(
      Object.entries(more).map(([path, given]) => [
        path,
        typeof given === 'string'
          ? ['text/html', page(`<script src="/host.js"></script>${given}`)]
          : given,
      ]),
    ),
    '/rude.css': ['text/css', rude],
    '/host.js': ['text/javascript', host],
    '/favicon.ico': ['image/png', ''],
  };
  let url = '';
  const server = http.createServer((request, response) => {
    const [type, text, headers] =
      request.url === '/talk'
        ? ['text/html', talk(url)]
        : (files[request.url ?? ''] ?? ['text/plain', 'nothing']);
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, ...headers }).end(text);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  server.unref();
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  url = `http://127.0.0.1:${port}`;
  return {
    url,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
