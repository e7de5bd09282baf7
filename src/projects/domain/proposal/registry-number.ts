/** Numbers of this form are the register's own: nobody else may give one, so they need no claim to be unique. */
const MINTED = /^QADAM(-[0-9A-F]{4}){5}$/;

/** From an id that only one command has: 80 of its bits, in groups a person can read aloud. */
export function mintedRegistryNo(uuid: string): string {
  const hex = uuid.replaceAll('-', '').toUpperCase();
  const digits = hex.slice(0, 12) + hex.slice(-8);
  return `QADAM-${(digits.match(/.{4}/g) ?? []).join('-')}`;
}

export function isMinted(registryNo: string): boolean {
  return MINTED.test(registryNo);
}
