import type { Mark } from './generation.js';
import type { ProjectionStatus } from './projection-status.js';

/** Hears what the owner of the work knows first: where its commits stand, and that it is the owner. */
export interface WorkObserver {
  committed(name: string, mark: Mark): void;
  owns(owns: boolean): void;
}

/** The work of the runtime done in another place of this process; the runtime here answers for it. */
export interface WorkElsewhere {
  start(observer: WorkObserver): Promise<void>;
  stop(): Promise<void>;
  /** Null: nobody there can say. */
  status(): Promise<readonly ProjectionStatus[] | null>;
}
