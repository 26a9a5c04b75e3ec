// What every page loads at once: the choice of colours, the list of sections, the way to the search,
// and the watch for elements whose programs load when they come near.

import { loadNear } from './lazy.js';
import { followReading } from './shell/contents.js';
import { holdPlace } from './shell/hold-place.js';
import { markLectures } from './shell/progress-marks.js';
import { offerSearch } from './shell/search-opening.js';
import { followTheme } from './shell/theme-choice.js';

followTheme();
followReading();
offerSearch();
markLectures();
holdPlace();
loadNear(document);
