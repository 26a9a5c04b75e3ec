// What models are written and read with, given to them (provided.js).

import { toJax } from './export/jax.js';
import { toKeras } from './export/keras.js';
import { toJSON } from './keras-json.js';
import { provide } from './provided.js';
import { save } from './save.js';
import { loadWeights, saveWeights } from './weights-file.js';

provide({ save, toJSON, toKeras, toJax, saveWeights, loadWeights });
