import { codeList, namedRows, ownList } from './code-list.js';

/** Why the land inspector orders the holder to act (Land Code art. 92, 93). */
export const LAND_NOTICE_GROUNDS = codeList(
  ownList('qadam-land-notice-ground'),
  namedRows<'not_developed' | 'misuse'>([
    ['not_developed', 'Жер игерілмеген', 'Земля не освоена', 'Not developed'],
    ['misuse', 'Мақсаты бойынша пайдаланылмайды', 'Использование не по назначению', 'Misused'],
  ]),
);

/** On what an allocation is taken back. */
export const LAND_REVOCATION_BASES = codeList(
  ownList('qadam-land-revocation-basis'),
  namedRows<'court_judgment' | 'surrender' | 'annulled_decision' | 'state_needs'>([
    ['court_judgment', 'Сот шешімі', 'Решение суда', 'Court judgment'],
    ['surrender', 'Жер пайдаланушының бас тартуы', 'Отказ землепользователя', 'Surrendered by the holder'],
    ['annulled_decision', 'Шешімнің күші жойылды', 'Решение отменено', 'The decision was annulled'],
    ['state_needs', 'Мемлекет мұқтажы', 'Государственные нужды', 'State needs'],
  ]),
);
