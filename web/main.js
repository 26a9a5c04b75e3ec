// What every page loads at once: the choice of colours, the way to the search, and the watch for
// elements whose programs load when they come near.

import { loadNear } from './lazy.js';
import { followTheme } from './shell/theme-choice.js';

followTheme();
loadNear(document);
