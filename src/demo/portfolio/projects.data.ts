import type { KindCode } from './kinds.data.js';

/** How far a project of the demo has come, and what befell it there. */
export type Fate =
  | 'proposed'
  | 'negotiation'
  | 'review'
  | 'revision'
  | 'rejected'
  | 'approved'
  | 'roadmap'
  | 'land'
  | 'permits'
  | 'building'
  | 'suspended'
  | 'resumed'
  | 'accepted'
  | 'operating'
  | 'cancelled'
  | 'cancelled-with-land'
  | 'stale';

export interface ProjectEntry {
  readonly kind: KindCode;
  readonly kato: string;
  readonly proposedOn: string;
  readonly size: number;
  readonly investor: string;
  readonly fate: Fate;
  /** Returned once before it was approved. */
  readonly returned: boolean;
}

/** Kind, place, day, size, investor, fate; `<` marks a proposal that was returned once before its approval. */
const ROWS = `
solar      615600000 2019-04-15   50 hanbit          operating <
solar      316600000 2018-10-08  100 altyn-kun       operating
solar      431000000 2024-09-16   80 qinghe          land
solar      434000000 2023-02-20   60 gulf-horizon    building <
solar      615500000 2025-11-17  300 gulf-horizon    review
solar      473600000 2021-05-17   30 altyn-kun       stale
solar      331000000 2022-03-14   25 qinghe          operating
solar      616400000 2019-02-18   40 altyn-kun       cancelled-with-land
wind       114600000 2018-06-11  100 zhel-dala       operating
wind       314800000 2019-09-23   96 nordsee-wind    operating <
wind       273600000 2022-08-15   48 zhel-dala       building
wind       593200000 2024-05-20  150 gulf-horizon    permits <
wind       473600000 2025-09-08  200 nordsee-wind    negotiation
wind       154800000 2024-02-12   50 zhel-dala       suspended
hydro      333400000 2020-03-16   24 oskemen-gidro   operating
hydro      334600000 2023-04-17   12 oskemen-gidro   building
hydro      616000000 2024-10-21    6 oskemen-gidro   review
gas        431000000 2021-06-14  240 kansai-gas      building <
gas        231000000 2023-09-18   57 kansai-gas      roadmap
storage    552200000 2025-03-17   40 qinghe          approved
storage    316600000 2026-02-16   60 hanbit          proposed
greenhouse 614000000 2021-10-11   20 hollandse-kas   operating
greenhouse 614600000 2023-11-13   35 anadolu-sera    building
greenhouse 195200000 2024-08-19   12 anadolu-sera    permits
greenhouse 791310000 2025-06-16    8 ulytau-agro     revision
orchard    194000000 2020-09-14  300 shyrynbaq       operating
orchard    615400000 2023-03-13  180 shyrynbaq       accepted
orchard    615800000 2024-12-09  120 ulytau-agro     approved <
feedlot    395400000 2025-01-20 5000 bereke-et       rejected
feedlot    394400000 2021-03-15 5000 bereke-et       operating
feedlot    103400000 2022-11-14 3000 bereke-et       resumed
dairy      116600000 2021-08-16 1200 padana-agri     operating
dairy      395400000 2024-01-22 2400 padana-agri     building
dairy      593200000 2025-10-13  600 ulytau-agro     review
fish       434000000 2022-06-13  800 aral-balyq      operating
fish       471000000 2024-07-15 3000 aral-balyq      roadmap
fish       191000000 2025-12-08  400 aral-balyq      proposed
meat       151000000 2020-11-16 18000 najd-foods     operating
meat       101000000 2023-10-16 12000 bereke-et      land <
wheat      111000000 2022-02-14  180 kokshe-un       building
wheat      591000000 2024-03-18  300 najd-foods      permits
cement     615600000 2018-09-17 1200 temir-qazyq     operating
cement     354000000 2022-05-16  900 temir-qazyq     suspended
bricks     613800000 2023-07-17   40 temir-qazyq     accepted
bricks     271000000 2024-11-18   60 temir-qazyq     land
tractors   391000000 2019-11-11 1500 seorim          operating
tractors   591000000 2025-04-14  800 seorim          negotiation
cotton     614400000 2020-02-17 9000 toshkent-don    operating <
cotton     613900000 2024-06-17 6000 ege-tekstil     building
fertiliser 311000000 2021-09-13  500 rheintal-chemie building
ferroalloy 352800000 2022-10-17   60 volga-metall    cancelled
copper     623600000 2021-04-12 4000 lanzhou-steppe  building <
copper     103400000 2024-04-15 2500 saryarqa-mys    permits
logistics  334600000 2019-06-17   60 jibek-logistics operating
logistics  751910000 2023-01-16   45 jibek-logistics building
logistics  611600000 2025-08-18   30 jibek-logistics review
hotel      117000000 2022-07-18  180 jibek-logistics resumed
hotel      611000000 2020-07-13  220 anadolu-sera    operating
data       711210000 2024-02-19  600 temasik-data    building
data       551000000 2025-05-19 1200 temasik-data    revision
hospital   631000000 2022-09-19  300 qorgan-med      building
school     711110000 2023-05-15 1500 bilim-ordasy    operating
school     751210000 2025-02-17 2000 bilim-ordasy    approved
water      233600000 2024-09-09   40 taza-qala       roadmap
waste      791110000 2023-08-14  120 taza-qala       accepted
waste      351000000 2026-03-16  200 taza-qala       review
`;

export const PROJECTS: readonly ProjectEntry[] = ROWS.trim()
  .split('\n')
  .map(row => {
    const [kind, kato, proposedOn, size, investor, fate, returned] = row.split(/ +/);
    return { kind, kato, proposedOn, size: Number(size), investor, fate, returned: returned === '<' } as ProjectEntry;
  });
