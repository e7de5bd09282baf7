import { DatabaseError } from 'pg';
import type { LaneConnection } from '../../../src/platform/event-store/postgres/lane-connection.js';
import type { Process } from '../machinery/process.js';
import { append } from '../servers/append-function.js';
import type { World } from '../world.js';
import { DatabaseLine } from './database-line.js';

type Line = Pick<LaneConnection, 'connected' | 'open' | 'append' | 'discard'>;

/** SQLSTATEs of a call that was rolled back and may be sent again: lock time-out, serialisation, a standby. */
const ROLLED_BACK = ['55P03', '40001', '25006'] as const;

/** The lane's own connection: it breaks, and a batch that is under way then may still be stored. */
export class LaneLine implements Line {
  connected = false;
  readonly #line: DatabaseLine;

  constructor(
    private readonly world: World,
    private readonly process: Process,
  ) {
    this.#line = new DatabaseLine(world, process);
  }

  async open(): Promise<void> {
    await this.#line.ask('connect the lane', () => undefined, 3_000);
    this.connected = true;
  }

  async append(batch: string): Promise<string> {
    const { world, process } = this;
    let stored = false;
    try {
      return await this.#line.ask('es.append', (tables, clock) => {
        if (process.alive && world.chance.happens(world.network.weather.notSent)) throw rolledBack(world);
        const verdicts = append(tables, batch, clock);
        stored = verdicts.includes('"stored"');
        if (stored && !process.alive) world.saw('stored after its sender died');
        if (verdicts.includes('"duplicate"')) world.saw('stored before, as the ledger says');
        if (verdicts.includes('"key-reused"')) world.saw('a key was reused with another body');
        if (verdicts.includes('"clock-skew"')) world.saw('a stamp was refused as off the clock');
        return verdicts;
      });
    } catch (error) {
      if (stored) world.saw('stored, and the batch was sent again');
      // After any failure without an answer the connection is thrown away, as LaneConnection does.
      if (!(error instanceof DatabaseError)) this.connected = false;
      throw error;
    }
  }

  discard(): void {
    this.connected = false;
  }
}

function rolledBack(world: World): DatabaseError {
  const error = new DatabaseError('rolled back', 0, 'error');
  error.code = world.chance.pick(ROLLED_BACK);
  return error;
}
