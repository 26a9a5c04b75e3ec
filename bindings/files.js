// What models are written and read with, given to them (provided.js).

import { toJax } from './export/jax.js';
import { toKeras } from './export/keras.js';
import { forKeras } from './keras-floats.js';
import { toJSON } from './keras-json.js';
import { provide } from './provided.js';
import { save } from './save.js';
import { loadWeights, saveWeights } from './weights-file.js';

/** @param {import('./model.js').Model} model */
const jsonForKeras = (model) => forKeras(toJSON(model));

provide({ save, toJSON: jsonForKeras, toKeras, toJax, saveWeights, loadWeights });
