/** A finished answer: the adapter sends it as it is, without looking inside. */
export class Answer {
  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string>>,
    /** Serialised; empty for answers without a body. */
    readonly body: string,
  ) {}
}

export const JSON_TYPE = 'application/json; charset=utf-8';
