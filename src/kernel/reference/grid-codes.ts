import { codeList, namedRows, ownList } from './code-list.js';

export type GridZoneCode = 'north' | 'south' | 'west';

/** Zones of the power system, as auctions name them. */
export const GRID_ZONES = codeList(
  ownList('qadam-grid-zone'),
  namedRows<GridZoneCode>([
    ['north', 'Солтүстік аймақ', 'Северная зона', 'Northern zone'],
    ['south', 'Оңтүстік аймақ', 'Южная зона', 'Southern zone'],
    ['west', 'Батыс аймақ', 'Западная зона', 'Western zone'],
  ]),
);

/** Why a power purchase agreement was changed. */
export const PPA_AMENDMENT_REASONS = codeList(
  ownList('qadam-ppa-amendment-reason'),
  namedRows([
    ['deadline_extended', 'Мерзімі ұзартылды', 'Продлён срок', 'The deadline was extended'],
    ['capacity_changed', 'Қуаты өзгерді', 'Изменилась мощность', 'The capacity changed'],
    ['price_indexed', 'Бағасы индекстелді', 'Проиндексирована цена', 'The price was indexed'],
    ['party_changed', 'Тарап ауысты', 'Сменилась сторона', 'A party changed'],
    ['other', 'Басқа себеп', 'Другая причина', 'Other reason'],
  ]),
);

/** Why a power purchase agreement ended. Late commissioning bars the investor from auctions for three years (X16). */
export const PPA_TERMINATION_GROUNDS = codeList(
  ownList('qadam-ppa-termination-ground'),
  namedRows([
    ['late_commissioning', 'Уақтылы іске қосылмады', 'Несвоевременный ввод', 'Late commissioning'],
    ['mutual_agreement', 'Тараптардың келісімі', 'Соглашение сторон', 'Mutual agreement'],
    ['breach', 'Міндеттеменің бұзылуы', 'Нарушение обязательств', 'Breach of obligations'],
    ['court', 'Сот актісі', 'Судебный акт', 'Court judgment'],
    ['project_ended', 'Жоба аяқталды', 'Проект завершён', 'The project ended'],
    ['other', 'Басқа негіз', 'Другое основание', 'Other ground'],
  ]),
);
