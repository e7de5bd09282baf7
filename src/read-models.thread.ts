import { eventCatalogue } from './event-catalogue.js';
import { keepReadModels } from './platform/projections/thread/keep-read-models.js';
import { readModels } from './read-models.js';

// What the thread of the read models runs (lifecycle/foundation.ts); it ends with the process, or when told to.
await keepReadModels({ projections: readModels, decode: event => eventCatalogue.decode(event) });
