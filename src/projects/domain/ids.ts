/** `{uuid}` of a project: the key of the stream `project-{uuid}`. */
export type ProjectId = string & { readonly __brand: 'ProjectId' };

/** Claims of unique values are taken in this kind's stream: `unique-registry-number-{canonical value}` (ruling 31). */
export const REGISTRY_NUMBER_CLAIM = 'registry-number';
