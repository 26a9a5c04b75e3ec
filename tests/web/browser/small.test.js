// Short tests, one after the other in one process, so that they share their three browsers: a Firefox
// takes longer to start than most of these take to run. One of them alone: node --test small/NAME.test.js
import './small/bits.test.js';
import './small/controls.test.js';
import './small/demo-data.test.js';
import './small/digit.test.js';
import './small/embed-origins.test.js';
import './small/microscope.test.js';
import './small/packs.test.js';
