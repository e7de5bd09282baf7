import { DatabaseError } from 'pg';
import type { Process } from '../machinery/process.js';
import { SqlError, type Tables } from '../servers/tables.js';
import type { World } from '../world.js';

/** As a pool is configured (platform/postgres/pool.ts). */
export const QUERY_TIMEOUT_MS = 4_500;

/** One transaction of a process in the database, over a way that loses and delays. It fails as node-postgres does. */
export class DatabaseLine {
  /** The life of the register that the process was configured for. */
  readonly #incarnation: number;

  constructor(
    private readonly world: World,
    private readonly process: Process,
  ) {
    this.#incarnation = world.tables.incarnation;
  }

  ask<T>(what: string, work: (tables: Tables, clock: number) => T, timeoutMs = QUERY_TIMEOUT_MS): Promise<T> {
    const { world, process } = this;
    return new Promise((resolve, reject) => {
      const cancel = process.later(timeoutMs, `${process.name}: the database's deadline`, () =>
        reject(new Error('Query read timeout')),
      );
      world.network
        .call({
          from: process,
          to: 'database',
          what,
          serve: () => this.#serve(work),
          notSent: () => new Error('connect ECONNREFUSED'),
          broken: () => new Error('Connection terminated unexpectedly'),
        })
        .then(
          value => (cancel(), resolve(value)),
          (error: unknown) => (cancel(), reject(error as Error)),
        );
    });
  }

  #serve<T>(work: (tables: Tables, clock: number) => T): T {
    const { tables, clock } = this.world;
    try {
      if (tables.incarnation !== this.#incarnation) throw new SqlError('QD001', 'another incarnation');
      return work(tables, clock);
    } catch (error) {
      if (!(error instanceof SqlError)) throw error;
      const refusal = new DatabaseError(error.message, 0, 'error');
      refusal.code = error.code;
      throw refusal;
    }
  }
}
