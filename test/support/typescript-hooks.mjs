import 'reflect-metadata';
import { register } from 'node:module';

/** `node --import ./test/support/typescript-hooks.mjs file.ts`: TypeScript under plain Node, by SWC. */
register('./typescript-loader.mjs', import.meta.url);
