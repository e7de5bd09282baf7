import { setFlagsFromString } from 'node:v8';
import { start } from './cli/start.js';
import { explainFailure } from './platform/lifecycle/explain-failure.js';

// A heap collects when it has doubled, also on a machine with much memory: V8 lets it quadruple there, and after a busy
// minute four fifths of what the register held was garbage. For all threads of the process.
setFlagsFromString('--heap-growing-percent=100');

start(process.argv.slice(2)).catch((error: unknown) => {
  console.error(explainFailure(error));
  process.exit(1);
});
