// What models are written and read with, given to them: imported for this effect by index.js. Bundlers
// that are told that bindings have none leave it away where nobody names it (web/vite.config.js).

import { toJax } from './export/jax.js';
import { toKeras } from './export/keras.js';
import { toJSON } from './keras-json.js';
import { addWriters } from './savable.js';
import { save } from './save.js';
import { loadWeights, saveWeights } from './weights-file.js';

export const writers = { save, toJSON, toKeras, toJax, saveWeights, loadWeights };

addWriters(writers);
