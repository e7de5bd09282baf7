/** Plain JSON shapes that events of several contexts carry. Decimals are canonical text (ruling 3). */

/** `amount` has exactly the currency's digits: `7400000000.00` KZT. */
export type MoneyJson = { readonly amount: string; readonly currency: string };

/** A sum as it was quoted: one primary figure, the same sum in other currencies beside it. Never add the two. */
export type QuotedMoneyJson = { readonly primary: MoneyJson; readonly alsoQuoted: readonly MoneyJson[] };

/** Names in the three languages; Kazakh and Russian are a duty, English is for foreign investors. */
export type LocalizedTextJson = { readonly kk: string; readonly ru: string; readonly en: string | null };

/** A document by its hash; the file itself lives elsewhere. */
export type DocumentJson = { readonly documentId: string; readonly sha256: string; readonly title: string };

/** The legal act behind a decision (C7). Signers are person ids. */
export type DecisionJson = {
  readonly number: string;
  readonly date: string;
  readonly body: string;
  readonly documentSha256: string;
  readonly signerPersonIds: readonly string[];
};

/** The measures of a project in one figure class: declared, approved … never mixed (domain.md 0.2). */
export type MeasureJson = {
  readonly cost: QuotedMoneyJson | null;
  readonly capacityMw: string | null;
  readonly capacityBasis: 'ac' | 'dc' | 'unknown';
  readonly landHa: string | null;
  readonly jobsPermanent: number | null;
  readonly jobsConstruction: number | null;
  /** `unspecified`: the source said "jobs" without saying which. */
  readonly jobsBasis: 'stated' | 'unspecified';
};

/** A parcel, or part of one, in hectares. */
export type ParcelShareJson = { readonly cadastralNumber: string; readonly landHa: string };
