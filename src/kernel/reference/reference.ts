/** Where a code list comes from. Every list here is versioned data: the law and the lists change under a project. */
export interface Reference {
  /** The name that events carry beside the code, such as `kato` or `qadam-sector`. */
  readonly scheme: string;
  /** In plain words: who publishes it, or that it is this project's own. */
  readonly source: string;
  /** The day the list was looked at, `YYYY-MM-DD`. Also the list's version. */
  readonly asOf: string;
  /** The first day the list holds for, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** True: not the whole official list. Load the official one before production. */
  readonly excerpt: boolean;
}
