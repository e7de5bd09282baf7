import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './event-source.js';
import { OWNED, pages } from './pages.js';

/** `npm run docs:generate`: writes the catalogue of events, the table of routes and the pages of problems. */
const written = await pages();
for (const [path, text] of written) {
  mkdirSync(join(ROOT, dirname(path)), { recursive: true });
  writeFileSync(join(ROOT, path), text);
}
for (const folder of OWNED) {
  for (const name of readdirSync(join(ROOT, folder)))
    if (!written.has(`${folder}/${name}`)) rmSync(join(ROOT, folder, name));
}
console.log(`${written.size} pages written`);
