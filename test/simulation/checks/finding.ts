/** A promise that was not kept: by the names of reliability.md b.3 (C) and a (P). */
export interface Finding {
  readonly check: string;
  readonly text: string;
  /** The command it is about, where it is about one. */
  readonly commandId?: string;
}

export const found = (check: string, text: string, commandId?: string): Finding =>
  commandId === undefined ? { check, text } : { check, text, commandId };

export const inWords = ({ check, text }: Finding): string => `${check}: ${text}`;
