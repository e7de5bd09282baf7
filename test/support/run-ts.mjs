/** `node --import ./test/support/run-ts.mjs some.ts`: runs the TypeScript of benches and fault suite as it stands. */
import 'reflect-metadata';
import { register } from 'node:module';

register('./ts-hooks.mjs', import.meta.url);
