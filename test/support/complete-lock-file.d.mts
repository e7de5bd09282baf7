export function missingFrom(
  packages: Record<string, { optionalDependencies?: Record<string, string>; dev?: boolean }>,
): { parent: string; name: string; version: string; dev: boolean }[];
