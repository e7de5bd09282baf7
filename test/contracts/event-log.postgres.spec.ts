import { eventLogContract } from './event-log.contract.js';
import { openPostgres } from './event-log/postgres.js';

eventLogContract('PostgreSQL', openPostgres);
