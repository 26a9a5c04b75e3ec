// The text of the demo's file lies in the file.

import { content } from './content.js';

export const sourceOf = async () => content.source;
