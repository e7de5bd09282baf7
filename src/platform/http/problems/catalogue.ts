import { upperSnake } from '../fields/parsed-by.js';
import { PLATFORM_PROBLEMS } from './platform-problems.js';
import type { ContextProblems, ProblemMeaning } from './problem.js';

export interface CataloguedProblem extends ProblemMeaning {
  /** Last part of `type`: `/problems/{slug}`. A violation code is its own slug. */
  readonly slug: string;
  /** Stable, UPPER_SNAKE. */
  readonly code: string;
}

/** All problems the API may answer with: the platform's own and those of the contexts. */
export class ProblemCatalogue {
  private readonly bySlug = new Map<string, CataloguedProblem>();

  /** Throws when two contexts claim one code: each has one meaning. */
  constructor(...contexts: readonly ContextProblems[]) {
    for (const problems of [PLATFORM_PROBLEMS as ContextProblems, ...contexts]) {
      for (const [slug, meaning] of Object.entries(problems)) {
        if (this.bySlug.has(slug)) throw new TypeError(`problem ${slug} is defined twice`);
        this.bySlug.set(slug, { ...meaning, slug, code: upperSnake(slug) });
      }
    }
  }

  find(slug: string): CataloguedProblem | undefined {
    return this.bySlug.get(slug);
  }

  /** Every problem, platform's first: each has a page in docs/problems. */
  all(): readonly CataloguedProblem[] {
    return [...this.bySlug.values()];
  }
}

/** What the app module calls: `provideProblems(projectProblems, landProblems, …)`. */
export function provideProblems(...contexts: readonly ContextProblems[]): {
  readonly provide: typeof ProblemCatalogue;
  readonly useValue: ProblemCatalogue;
} {
  return { provide: ProblemCatalogue, useValue: new ProblemCatalogue(...contexts) };
}
