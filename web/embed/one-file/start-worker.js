// The worker of a demo, made of functions that stand in the file. Where no worker is allowed the same
// program computes on the page's own thread: it answers in slices, so the page stays alive.

import { createClient } from '../../../bindings/worker/client.js';
import { supplies } from './content.js';

export function startWorker() {
  const { nablaWorker, nablaDemo } = /** @type {any} */ (globalThis);
  const { port1, port2 } = new MessageChannel();
  const client = createClient(/** @type {any} */ (port1));
  const text = `"use strict"; ${nablaDemo} ${nablaWorker}
onmessage = ({ data: { port, ...given } }) => nablaWorker(nablaDemo).start(port, given);
postMessage('ready');`;
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  /** @type {Worker | null} */
  let worker = null;
  let begun = false;

  const onPage = () => {
    begun = true;
    worker = null;
    nablaWorker(nablaDemo).start(port2, supplies());
  };
  try {
    worker = new Worker(url);
    worker.onmessage = () => {
      begun = true;
      worker?.postMessage({ port: port2, ...supplies() }, [port2]);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (begun) /** @type {any} */ (port1).onerror?.(event);
      else onPage();
    };
  } catch {
    onPage();
  }
  const terminate = () => {
    begun = true;
    worker?.terminate();
    URL.revokeObjectURL(url);
    client.terminate();
  };
  return { ...client, terminate };
}
