/** Paths of schema parts that would let anything of any size through. */
export function unbounded(schema: object, at = '#'): string[] {
  const { type, ...rest } = schema as Record<string, unknown>;
  const missing = (...limits: string[]): boolean => limits.some(limit => rest[limit] === undefined);
  const own =
    (type === 'string' && rest['enum'] === undefined && missing('maxLength')) ||
    (type === 'array' && missing('maxItems', 'items')) ||
    ((type === 'integer' || type === 'number') && missing('minimum', 'maximum')) ||
    (type === 'object' && rest['properties'] !== undefined && rest['additionalProperties'] !== false)
      ? [at]
      : [];
  const parts = Object.entries(rest).flatMap(([name, value]) =>
    name === 'properties'
      ? Object.entries(value as object).flatMap(([key, part]) => unbounded(part as object, `${at}/${key}`))
      : name === 'items'
        ? unbounded(value as object, `${at}[]`)
        : [],
  );
  return [...own, ...parts];
}
