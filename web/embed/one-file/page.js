// The page of a file that holds one demo whole: it loads nothing. assemble.js puts the file together;
// in the place of three of the site's files stand those beside this one (web/site/sandboxed.js).

import './own-ground.js';
import '../../components/nb-demo.js';
import { talk } from '../messages.js';
import { content } from './content.js';

const demo = document.createElement('nb-demo');
for (const [name, value] of Object.entries(content.attributes)) demo.setAttribute(name, value);
document.body.append(demo);
if (parent !== window) talk(() => demo, content.origin);
