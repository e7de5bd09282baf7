import { crossProjectRules } from './cross-project-rules.js';
import { refusalRules } from './refusals/index.js';
import type { Proof } from './rule.js';

/** Every way to switch a rule off, with all the names it is known by; each once. */
export function namedProofs(): readonly { readonly names: readonly string[]; readonly proof: Proof }[] {
  const named = new Map<string, { names: string[]; proof: Proof }>();
  const add = (name: string, proof: Proof): void => {
    const key = JSON.stringify([proof.file, proof.snippet]);
    const known = named.get(key);
    if (known === undefined) named.set(key, { names: [name], proof });
    else if (!known.names.includes(name)) known.names.push(name);
  };
  for (const { code, proof } of refusalRules) add(code, proof);
  for (const { id, proofs } of crossProjectRules) for (const proof of proofs) add(id, proof);
  return [...named.values()];
}

export function allProofs(): readonly Proof[] {
  return namedProofs().map(({ proof }) => proof);
}
