import { start } from './cli/start.js';
import { explainFailure } from './platform/lifecycle/explain-failure.js';

start(process.argv.slice(2)).catch((error: unknown) => {
  console.error(explainFailure(error));
  process.exit(1);
});
