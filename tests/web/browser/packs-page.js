// A page that can load packs and nothing else, bundled by the test that tries it.
import { loadPack } from '../../../web/demo/load-pack.js';

Object.assign(window, { loadPack });
