import type { LocalizedTextJson } from '../../../kernel/shapes.js';
import type { Stage } from '../../domain/stage.js';

/** A project as a card on the board: by what it is recognised, where it is, and what is due next. */
export interface PipelineCard {
  readonly projectId: string;
  readonly registryNo: string;
  readonly title: LocalizedTextJson;
  readonly stage: Stage;
  readonly hold: 'none' | 'suspended';
  readonly kato: string;
  /** The earliest that is due on the day or later; null: nothing is. */
  readonly deadline: { readonly kind: string; readonly ref: string; readonly dueOn: string } | null;
}

export interface CardFilter {
  readonly region?: string;
  readonly district?: string;
  readonly sector?: string;
  readonly investorCountry?: string;
}

/** Of each stage the first cards in the order of the list, the newest registration first. */
export class FindPipelineCards {
  constructor(
    readonly stages: readonly Stage[],
    /** How many of each stage. */
    readonly most: number,
    readonly filter: CardFilter,
    /** The day from which on deadlines count. */
    readonly today: string,
  ) {}
}
