import { existsSync, readdirSync } from 'node:fs';

/**
 * A rule, and what shows that a spec holds it: a change of the source that switches the rule off, and the spec that has to
 * turn red then. `npm run rules:proof` does it; `test/docs/rules.spec.ts` demands in the ordinary suite that the snippet is still
 * there, once.
 */
export interface Proof {
  /** Where the rule is kept. */
  readonly file: string;
  /** As it stands in the file, however it is broken into lines. */
  readonly snippet: string;
  /** What stands there while the rule is off. */
  readonly without: string;
  /** What turns red. */
  readonly spec: string;
  /** How often the snippet stands there: a rule may be kept on several ways through one file. */
  readonly times: number;
}

/** A way to say no, and each place that says it. */
export interface RefusalRule {
  readonly code: string;
  readonly proof: Proof;
}

/** Who may pass: nobody, a second person with a reason, everybody with a note. */
export type Severity = 'BLOCK' | 'OVERRIDE' | 'WARN';

/** A rule of domain.md (d), across projects or steps. */
export interface CrossProjectRule {
  readonly id: string;
  readonly severity: Severity;
  readonly says: string;
  /** Where the register differs from the rule as it was written, or what of it is open; null: nothing. */
  readonly note: string | null;
  /** Empty: not kept yet, and `note` says so. */
  readonly proofs: readonly Proof[];
}

const slicePath = (folder: string, suffix: string): string => `${folderOf(folder)}/${folder}${suffix}`;

/** Slices of projects lie by area; their names are their own in all of them. */
function folderOf(slice: string): string {
  const area = readdirSync('src/projects').find(name => existsSync(`src/projects/${name}/${slice}`));
  return area === undefined ? `src/projects/${slice}` : `src/projects/${area}/${slice}`;
}

/** `throw violation(code` becomes `void violation(code`: the question is asked and nobody is refused. */
export function thrown(code: string, file: string, spec: string, times = 1): RefusalRule {
  const violation = `violation('${code}'`;
  return { code, proof: { file, snippet: `throw ${violation}`, without: `void ${violation}`, spec, times } };
}

/** Refusals that a slice says itself, held by its own spec. */
export function slice(folder: string, ...codes: readonly string[]): readonly RefusalRule[] {
  return codes.map(code => thrown(code, slicePath(folder, '.ts'), slicePath(folder, '.spec.ts')));
}

/** Refusals of a rule that several slices share, held by the spec of one of them. */
export function shared(file: string, spec: string, ...codes: readonly string[]): readonly RefusalRule[] {
  return codes.map(code => thrown(code, `src/${file}`, `src/${spec}`));
}

/** The gate of a slice: the whole question is left out. */
export function gate(code: string, folder: string, stages: string): RefusalRule {
  const snippet = `mustBeIn(project, ${stages}, '${code}');`;
  const proof = { file: slicePath(folder, '.ts'), snippet, without: '', spec: slicePath(folder, '.spec.ts'), times: 1 };
  return { code, proof };
}

/** Any other way to switch a rule off. */
export function changed(file: string, snippet: string, without: string, spec: string): Proof {
  const at = spec.startsWith('test/') ? spec : `src/${spec}`;
  return { file: `src/${file}`, snippet, without, spec: at, times: 1 };
}

/** How often it stands in the text; white space between the words does not matter. */
export function occurrences(text: string, snippet: string): number {
  return [...text.matchAll(asPattern(snippet))].length;
}

/** The text with the rule switched off. @throws where the snippet is not there as often as was said */
export function switchedOff(text: string, { snippet, without, times, file }: Proof): string {
  const found = occurrences(text, snippet);
  if (found !== times) throw new Error(`${file} has ${found} times what it should have ${times} times: ${snippet}`);
  return text.replace(asPattern(snippet), () => without);
}

function asPattern(snippet: string): RegExp {
  const words = snippet.trim().split(/\s+/);
  const escaped = words.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(escaped.join('\\s+').replaceAll("\\('", "\\(\\s*'"), 'g');
}
