/** After `typescript-hooks.mjs`: puts the failpoint that kills in the place of the one that does nothing. */
import { register } from 'node:module';

const hooks = `export async function resolve(specifier, context, next) {
  if (specifier === '#failpoint') return { url: ${JSON.stringify(new URL('./armed-failpoint.ts', import.meta.url).href)}, shortCircuit: true };
  return next(specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
