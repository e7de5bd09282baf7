/** Plain JSON: what an event's data may hold (restricted JCS profile: no floats, decimals travel as strings). */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A past-tense fact. `data` is plain JSON with the unit in each name; it outlives every class that made it. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}
