// A page of its own: our colours on it, links into the course. Its styles come as objects, so that no
// policy need allow styles in the file.

import { abroad } from '../../demo/abroad.js';
import tokens from '../../tokens.css?inline';
import { made } from '../api.js';
import { content } from './content.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(`${tokens} body { margin: 0; background: var(--surface); color: var(--ink); }`);
document.adoptedStyleSheets = [sheet];
abroad.page = content.course;
abroad.made = made;
if (content.attributes.theme) document.documentElement.dataset.theme = content.attributes.theme;
