/** What the checks found, by the names of reliability.md b.3. An empty list is a promise kept. */
export type Check = 'C1' | 'C2' | 'C3' | 'C4' | 'C5' | 'C6' | 'C7' | 'C8' | 'C9' | 'C10' | 'C11' | 'C12';

export interface Finding {
  readonly check: Check;
  readonly text: string;
}

export const found = (check: Check, text: string): Finding => ({ check, text });

export const countOf = (findings: readonly Finding[], ...checks: readonly Check[]): number =>
  findings.filter(({ check }) => checks.includes(check)).length;
