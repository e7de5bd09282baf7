/** A finished answer: the adapter sends it as it is, without looking inside. */
export class Answer {
  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string>>,
    /** Serialised, as UTF-8 where it was encoded before; empty for answers without a body. */
    readonly body: string | Buffer,
  ) {}
}

export const JSON_TYPE = 'application/json; charset=utf-8';
