import type { Connection } from './prepared.js';
import type { Timeline } from './through-time.js';
import { VersionChanges, type Told } from './version-changes.js';
import { VersionSql } from './version-table.js';

/** The tables of versions of one projection between two commits. */
export class Versions {
  private gathering: readonly VersionChanges[];
  /** What the next transaction writes: a share that was rolled back stays first in line. */
  private shares: (readonly VersionChanges[])[] = [];
  private readonly sql: readonly VersionSql[];

  constructor(
    private readonly timeline: Timeline,
    private readonly physical: (table: string) => string,
  ) {
    this.sql = timeline.tables.map(table => new VersionSql(timeline, table));
    this.gathering = this.nothing();
  }

  get pending(): number {
    return this.gathering.reduce((sum, { fresh }) => sum + fresh.length, 0);
  }

  tell(told: Told): void {
    for (const changes of this.gathering) changes.tell(told);
  }

  cutOff(): void {
    this.shares.push(this.gathering);
    this.gathering = this.nothing();
  }

  async write(client: Connection): Promise<void> {
    for (const share of this.shares)
      for (const [index, changes] of share.entries())
        await this.sql[index]!.write(client, this.physical(this.timeline.tables[index]!.table), changes);
  }

  committed(): void {
    this.shares = [];
  }

  forget(): void {
    this.shares = [];
    this.gathering = this.nothing();
  }

  private nothing(): readonly VersionChanges[] {
    return this.timeline.tables.map(table => new VersionChanges(table, this.timeline.axis));
  }
}
