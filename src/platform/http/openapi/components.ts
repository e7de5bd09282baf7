import type { BodyClass } from '../fields/compound.js';
import { describeBody, exampleOf } from '../fields/describe.js';
import type { JsonSchema } from '../fields/json-schema.js';
import type { ProblemCatalogue } from '../problems/catalogue.js';
import type { ResponseShape } from '../routes/route-spec.js';
import { ACCEPTED_SCHEMA, META_SCHEMA, PROBLEM_SCHEMA } from './schemas.js';
import { problemResponse } from './problem-responses.js';

/** Collects what operations share: named schemas, and one response for each set of problems of a status. */
export class Components {
  private readonly schemas = new Map<string, JsonSchema>([
    ['Accepted', ACCEPTED_SCHEMA],
    ['Meta', META_SCHEMA],
    ['Problem', PROBLEM_SCHEMA],
  ]);

  constructor(private readonly problems: ProblemCatalogue) {}

  body(type: BodyClass, action: string): JsonSchema {
    return this.named(type.name, describeBody(type), action);
  }

  shape(shape: ResponseShape, action: string): { readonly schema: JsonSchema; readonly example: unknown } {
    if (typeof shape === 'function') return { schema: this.body(shape, action), example: exampleOf(shape) };
    return { schema: this.named(shape.name, shape.schema, action), example: shape.example };
  }

  problem(status: string, slugs: readonly string[]): object {
    return problemResponse(status, slugs, this.problems);
  }

  /** Status of a problem, as a key of `responses`. */
  statusOf(slug: string): string {
    const found = this.problems.find(slug);
    if (found === undefined) throw new TypeError(`${slug} is not in the problem catalogue`);
    return String(found.status);
  }

  toJson(): object {
    return { schemas: Object.fromEntries([...this.schemas].sort(([a], [b]) => (a < b ? -1 : 1))) };
  }

  /** Two contexts may each have an ApprovalBody: the second is named by its action. */
  private named(name: string, schema: JsonSchema, action: string): JsonSchema {
    const known = this.schemas.get(name);
    const same = known !== undefined && JSON.stringify(known) === JSON.stringify(schema);
    const free = known === undefined || same ? name : `${pascal(action)}${name}`;
    this.schemas.set(free, schema);
    return { $ref: `#/components/schemas/${free}` };
  }
}

/** `projects.approve-proposal` is ProjectsApproveProposal. */
export function pascal(action: string): string {
  return action.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
