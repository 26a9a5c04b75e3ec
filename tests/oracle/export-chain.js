// export-chain.js - a compiled chain of layers, for the cases of exported programs.
import { sequential } from '../../bindings/index.js';

/** @param {any} optimizer @param {any} loss @param {any[]} list @param {string} name */
export function chain(optimizer, loss, list, name) {
  const net = sequential({ name, layers: list });
  net.compile({ optimizer, loss });
  return net;
}
