import { builtInProcedureOn } from '../../../kernel/reference/procedure-templates.js';
import type { ProcedureTemplatePinned } from '../project.events.js';

/** Which permits come first, and what each step of the stage line waits for. */
export type Procedure = Pick<ProcedureTemplatePinned['data'], 'permits' | 'gates'>;

/**
 * What binds the project on the day: the template it pinned, whatever was published since. One that pinned none, because it
 * has no roadmap yet or had it before there were templates, follows the one that the release carries.
 */
export function procedureOf(project: { readonly procedure: Procedure | null }, on: string): Procedure {
  return project.procedure ?? builtInProcedureOn(on);
}
