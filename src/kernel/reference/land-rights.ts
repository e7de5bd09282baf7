import { codeList, namedRows, ownList } from './code-list.js';

export type LandRight = 'lease' | 'ownership' | 'in_kind_grant';

/** Under which right land is asked for and given. */
export const LAND_RIGHTS = codeList(
  ownList('qadam-land-right'),
  namedRows<LandRight>([
    ['lease', 'Уақытша өтеулі жер пайдалану (жалдау)', 'Временное возмездное землепользование (аренда)', 'Lease'],
    ['ownership', 'Жеке меншік', 'Частная собственность', 'Ownership'],
    ['in_kind_grant', 'Мемлекеттік заттай грант', 'Государственный натурный грант', 'State in-kind grant'],
  ]),
);
