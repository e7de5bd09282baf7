/** Names that the operations pages may use although the code has them not yet; each comes off when it has come. */
export const EXPECTED_SOON: readonly string[] = [];

export const isExpectedSoon = (name: string): boolean => EXPECTED_SOON.includes(name);
