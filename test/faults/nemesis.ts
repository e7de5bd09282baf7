import type { RunFolder } from './folder.js';
import type { Instance } from './instance.js';
import type { Random } from './random.js';
import type { Section } from './report.js';
import type { Stage } from './stage.js';
import type { Cycles } from './tiers.js';

interface Described {
  /** As reliability numbers them: `N6`. */
  readonly id: string;
  readonly name: string;
  /** The promise it attacks, as a sentence a reader of the README can hold us to. */
  readonly attacks: string;
  readonly cycles: Cycles;
  /** What it needs of the machine, for people. */
  readonly requires?: string;
  /** Why it cannot run here, or null: said aloud and counted, before anything is started. */
  readonly lacks?: () => string | null;
}

/** Strikes two instances that are already under load, one nemesis after the other on the same register. */
export interface SharedNemesis extends Described {
  readonly on: 'two instances' | 'two instances behind proxies';
  /** Its cycles are short and quiet: a register lives through ten times as many. */
  readonly light?: true;
  /** Before the instances are started for the first time. */
  readonly prepare?: (instances: readonly Instance[], cycles: number) => void;
  readonly run: (stage: Stage, cycles: number) => Promise<void>;
}

/** What a nemesis gets that sets its own stage: a disk to fill, a file system to cut, a server of another kind. */
export interface Surroundings {
  readonly folder: RunFolder;
  readonly random: Random;
  readonly say: (line?: string) => void;
}

export interface LoneNemesis extends Described {
  readonly on: 'a stage of its own';
  readonly run: (surroundings: Surroundings, cycles: number) => Promise<Section>;
}

/** One file in `nemeses/`, one line in `nemeses/index.ts`. */
export type Nemesis = SharedNemesis | LoneNemesis;
