import { eventLogContract } from './event-log.contract.js';
import { openEventStoreDb } from './event-log/eventstoredb.js';

eventLogContract('EventStoreDB through the real client', openEventStoreDb);
