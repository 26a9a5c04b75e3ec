// together.js FILE … — tests one after the other in one process, so that they share their three
// browsers: a Firefox takes longer to start than many of these take to run.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

for (const file of process.argv.slice(2)) await import(pathToFileURL(path.resolve(file)).href);
