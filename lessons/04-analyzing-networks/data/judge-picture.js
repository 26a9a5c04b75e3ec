// Judges a network that became a picture: what it costs on a map, also with neurons switched off.

import { output } from './knock-out.js';
import { at, PIXELS, places } from './picture.js';

const where = places(PIXELS);

/** ½⟨(y − t)²⟩ over the map. @param {any} state of the demo @param {ArrayLike<number>} [on] the neurons that are on */
export function mapCost({ net, picture }, on = []) {
  const target = at(picture, where).data;
  return output(net.lookAt(where), on).reduce(
    (sum, y, i) => sum + (y - target[i]) ** 2 / (2 * target.length),
    0,
  );
}
