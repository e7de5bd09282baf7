/** The fresh copy that a fold fills before anybody else sees it. */
export type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };
