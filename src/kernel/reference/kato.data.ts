import type { Reference } from './reference.js';

export const KATO_SOURCE: Reference = {
  scheme: 'kato',
  source:
    'Classifier of administrative-territorial units (KATO), Bureau of National Statistics; regions and Turkistan ' +
    'districts as of 17 October 2022, other districts by the note beside them',
  asOf: '2022-10-17',
  validFrom: '2022-06-08',
  excerpt: true,
};

export interface KatoEntry {
  /** Two digits of the region, two of the district (or four in a city of republican significance), zeros. */
  readonly code: string;
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
  /** First day the code holds for, where it is younger than the classifier. */
  readonly validFrom?: string;
  /** What stands behind the code; see KATO_NOTES. Load the official classifier before production. */
  readonly note?: keyof typeof KATO_NOTES;
}

export const KATO_NOTES = {
  convention: 'By the rule that a region’s centre has the third and fourth digits 10; not seen in the classifier.',
  recalled: 'From memory: district and region are real, the code must be checked against the official classifier.',
  'other-form': 'The classifier writes the Russian name “район Байдибека”; offices and press use this one.',
} as const;

/**
 * The seed's site is the village of Zhambyl in Baidibek district. Its own code is an open question of the customer
 * (the 2022 classifier has a village of that name under 613653100), so the register keeps it as text.
 */
export const ZHAMBYL_VILLAGE = { kk: 'Жамбыл ауылы', ru: 'село Жамбыл', en: 'Zhambyl village' } as const;

/** 20 regions, each followed by the districts the demo uses. г.а. is a city's own administrative territory. */
export const KATO_ENTRIES: readonly KatoEntry[] = [
  { code: '100000000', kk: 'Абай облысы', ru: 'область Абай', en: 'Abai Region', validFrom: '2022-06-08' },
  { code: '101000000', kk: 'Семей қ.ә.', ru: 'Семей г.а.', en: 'Semey City' },
  { code: '103400000', kk: 'Аягөз ауданы', ru: 'Аягозский район', en: 'Ayagoz District', note: 'recalled' },
  { code: '110000000', kk: 'Ақмола облысы', ru: 'Акмолинская область', en: 'Akmola Region' },
  { code: '111000000', kk: 'Көкшетау қ.ә.', ru: 'Кокшетау г.а.', en: 'Kokshetau City', note: 'convention' },
  {
    code: '114600000',
    kk: 'Ерейментау ауданы',
    ru: 'Ерейментауский район',
    en: 'Ereimentau District',
    note: 'recalled',
  },
  {
    code: '116600000',
    kk: 'Целиноград ауданы',
    ru: 'Целиноградский район',
    en: 'Tselinograd District',
    note: 'recalled',
  },
  { code: '117000000', kk: 'Бурабай ауданы', ru: 'Бурабайский район', en: 'Burabay District', note: 'recalled' },
  { code: '150000000', kk: 'Ақтөбе облысы', ru: 'Актюбинская область', en: 'Aktobe Region' },
  { code: '151000000', kk: 'Ақтөбе қ.ә.', ru: 'Актобе г.а.', en: 'Aktobe City', note: 'convention' },
  { code: '154800000', kk: 'Мұғалжар ауданы', ru: 'Мугалжарский район', en: 'Mugalzhar District', note: 'recalled' },
  { code: '156000000', kk: 'Хромтау ауданы', ru: 'Хромтауский район', en: 'Khromtau District', note: 'recalled' },
  { code: '190000000', kk: 'Алматы облысы', ru: 'Алматинская область', en: 'Almaty Region' },
  { code: '191000000', kk: 'Қонаев қ.ә.', ru: 'Қонаев г.а.', en: 'Qonaev City' },
  { code: '194000000', kk: 'Еңбекшіқазақ ауданы', ru: 'Енбекшиказахский район', en: 'Enbekshikazakh District' },
  { code: '195200000', kk: 'Қарасай ауданы', ru: 'Карасайский район', en: 'Karasai District' },
  { code: '196800000', kk: 'Іле ауданы', ru: 'Илийский район', en: 'Ile District' },
  { code: '230000000', kk: 'Атырау облысы', ru: 'Атырауская область', en: 'Atyrau Region' },
  { code: '231000000', kk: 'Атырау қ.ә.', ru: 'Атырау г.а.', en: 'Atyrau City', note: 'convention' },
  { code: '233600000', kk: 'Жылыой ауданы', ru: 'Жылыойский район', en: 'Zhylyoi District', note: 'recalled' },
  {
    code: '270000000',
    kk: 'Батыс Қазақстан облысы',
    ru: 'Западно-Казахстанская область',
    en: 'West Kazakhstan Region',
  },
  { code: '271000000', kk: 'Орал қ.ә.', ru: 'Уральск г.а.', en: 'Oral City', note: 'convention' },
  { code: '273600000', kk: 'Бөрлі ауданы', ru: 'Бурлинский район', en: 'Borili District', note: 'recalled' },
  { code: '310000000', kk: 'Жамбыл облысы', ru: 'Жамбылская область', en: 'Zhambyl Region' },
  { code: '311000000', kk: 'Тараз қ.ә.', ru: 'Тараз г.а.', en: 'Taraz City', note: 'convention' },
  { code: '314800000', kk: 'Қордай ауданы', ru: 'Кордайский район', en: 'Korday District', note: 'recalled' },
  { code: '316600000', kk: 'Шу ауданы', ru: 'Шуский район', en: 'Shu District', note: 'recalled' },
  { code: '330000000', kk: 'Жетісу облысы', ru: 'область Жетісу', en: 'Zhetisu Region', validFrom: '2022-06-08' },
  { code: '331000000', kk: 'Талдықорған қ.ә.', ru: 'Талдыкорган г.а.', en: 'Taldykorgan City' },
  { code: '333400000', kk: 'Алакөл ауданы', ru: 'Алакольский район', en: 'Alakol District' },
  { code: '334600000', kk: 'Панфилов ауданы', ru: 'Панфиловский район', en: 'Panfilov District' },
  { code: '350000000', kk: 'Қарағанды облысы', ru: 'Карагандинская область', en: 'Karaganda Region' },
  { code: '351000000', kk: 'Қарағанды қ.ә.', ru: 'Караганда г.а.', en: 'Karaganda City', note: 'convention' },
  { code: '352800000', kk: 'Шахтинск қ.ә.', ru: 'Шахтинск г.а.', en: 'Shakhtinsk City' },
  {
    code: '354000000',
    kk: 'Бұқар жырау ауданы',
    ru: 'Бухар-Жырауский район',
    en: 'Bukhar-Zhyrau District',
    note: 'recalled',
  },
  { code: '390000000', kk: 'Қостанай облысы', ru: 'Костанайская область', en: 'Kostanay Region' },
  { code: '391000000', kk: 'Қостанай қ.ә.', ru: 'Костанай г.а.', en: 'Kostanay City', note: 'convention' },
  { code: '395400000', kk: 'Қостанай ауданы', ru: 'Костанайский район', en: 'Kostanay District', note: 'recalled' },
  { code: '394400000', kk: 'Жітіқара ауданы', ru: 'Житикаринский район', en: 'Zhitikara District', note: 'recalled' },
  { code: '430000000', kk: 'Қызылорда облысы', ru: 'Кызылординская область', en: 'Kyzylorda Region' },
  { code: '431000000', kk: 'Қызылорда қ.ә.', ru: 'Кызылорда г.а.', en: 'Kyzylorda City', note: 'convention' },
  {
    code: '434000000',
    kk: 'Жаңақорған ауданы',
    ru: 'Жанакорганский район',
    en: 'Zhanakorgan District',
    note: 'recalled',
  },
  { code: '470000000', kk: 'Маңғыстау облысы', ru: 'Мангистауская область', en: 'Mangystau Region' },
  { code: '471000000', kk: 'Ақтау қ.ә.', ru: 'Актау г.а.', en: 'Aktau City', note: 'convention' },
  { code: '473600000', kk: 'Бейнеу ауданы', ru: 'Бейнеуский район', en: 'Beineu District', note: 'recalled' },
  { code: '550000000', kk: 'Павлодар облысы', ru: 'Павлодарская область', en: 'Pavlodar Region' },
  { code: '551000000', kk: 'Павлодар қ.ә.', ru: 'Павлодар г.а.', en: 'Pavlodar City', note: 'convention' },
  { code: '552200000', kk: 'Екібастұз қ.ә.', ru: 'Экибастуз г.а.', en: 'Ekibastuz City', note: 'recalled' },
  { code: '553600000', kk: 'Баянауыл ауданы', ru: 'Баянаульский район', en: 'Bayanaul District', note: 'recalled' },
  {
    code: '590000000',
    kk: 'Солтүстік Қазақстан облысы',
    ru: 'Северо-Казахстанская область',
    en: 'North Kazakhstan Region',
  },
  { code: '591000000', kk: 'Петропавл қ.ә.', ru: 'Петропавловск г.а.', en: 'Petropavl City', note: 'convention' },
  { code: '593200000', kk: 'Айыртау ауданы', ru: 'Айыртауский район', en: 'Aiyrtau District', note: 'recalled' },
  {
    code: '610000000',
    kk: 'Түркістан облысы',
    ru: 'Туркестанская область',
    en: 'Turkistan Region',
    validFrom: '2018-06-19',
  },
  { code: '611000000', kk: 'Түркістан қ.ә.', ru: 'Туркестан г.а.', en: 'Turkistan City' },
  { code: '611600000', kk: 'Арыс қ.ә.', ru: 'Арысь г.а.', en: 'Arys City' },
  { code: '612000000', kk: 'Кентау қ.ә.', ru: 'Кентау г.а.', en: 'Kentau City' },
  { code: '613600000', kk: 'Бәйдібек ауданы', ru: 'Байдибекский район', en: 'Baidibek District', note: 'other-form' },
  { code: '613800000', kk: 'Жетісай ауданы', ru: 'Жетысайский район', en: 'Zhetisai District' },
  { code: '613900000', kk: 'Келес ауданы', ru: 'Келесский район', en: 'Keles District' },
  { code: '614000000', kk: 'Қазығұрт ауданы', ru: 'Казыгуртский район', en: 'Kazygurt District' },
  { code: '614400000', kk: 'Мақтаарал ауданы', ru: 'Мактааральский район', en: 'Maktaaral District' },
  { code: '614600000', kk: 'Ордабасы ауданы', ru: 'Ордабасынский район', en: 'Ordabasy District' },
  { code: '614800000', kk: 'Отырар ауданы', ru: 'Отрарский район', en: 'Otyrar District' },
  { code: '615200000', kk: 'Сайрам ауданы', ru: 'Сайрамский район', en: 'Sairam District' },
  { code: '615400000', kk: 'Сарыағаш ауданы', ru: 'Сарыагашский район', en: 'Saryagash District' },
  { code: '615500000', kk: 'Сауран ауданы', ru: 'район Сауран', en: 'Sauran District' },
  { code: '615600000', kk: 'Созақ ауданы', ru: 'Сузакский район', en: 'Sozak District' },
  { code: '615800000', kk: 'Төлеби ауданы', ru: 'Толебийский район', en: 'Tolebi District' },
  { code: '616000000', kk: 'Түлкібас ауданы', ru: 'Тюлькубасский район', en: 'Tulkibas District' },
  { code: '616400000', kk: 'Шардара ауданы', ru: 'Шардаринский район', en: 'Shardara District' },
  { code: '620000000', kk: 'Ұлытау облысы', ru: 'область Ұлытау', en: 'Ulytau Region', validFrom: '2022-06-08' },
  { code: '621000000', kk: 'Жезқазған қ.ә.', ru: 'Жезказган г.а.', en: 'Zhezkazgan City' },
  { code: '623600000', kk: 'Ұлытау ауданы', ru: 'Улытауский район', en: 'Ulytau District', note: 'recalled' },
  {
    code: '630000000',
    kk: 'Шығыс Қазақстан облысы',
    ru: 'Восточно-Казахстанская область',
    en: 'East Kazakhstan Region',
  },
  { code: '631000000', kk: 'Өскемен қ.ә.', ru: 'Усть-Каменогорск г.а.', en: 'Oskemen City', note: 'convention' },
  { code: '634000000', kk: 'Глубокое ауданы', ru: 'Глубоковский район', en: 'Glubokoe District', note: 'recalled' },
  { code: '710000000', kk: 'Астана қаласы', ru: 'город Астана', en: 'Astana City' },
  { code: '711110000', kk: 'Алматы ауданы', ru: 'район Алматы', en: 'Almaty District of Astana', note: 'recalled' },
  { code: '711210000', kk: 'Есіл ауданы', ru: 'район Есиль', en: 'Esil District of Astana', note: 'recalled' },
  { code: '750000000', kk: 'Алматы қаласы', ru: 'город Алматы', en: 'Almaty City' },
  { code: '751110000', kk: 'Алмалы ауданы', ru: 'Алмалинский район', en: 'Almaly District of Almaty' },
  { code: '751210000', kk: 'Алатау ауданы', ru: 'Алатауский район', en: 'Alatau District of Almaty' },
  { code: '751910000', kk: 'Түрксіб ауданы', ru: 'Турксибский район', en: 'Turksib District of Almaty' },
  { code: '790000000', kk: 'Шымкент қаласы', ru: 'город Шымкент', en: 'Shymkent City', validFrom: '2018-06-19' },
  { code: '791110000', kk: 'Абай ауданы', ru: 'Абайский район', en: 'Abai District of Shymkent', note: 'recalled' },
  {
    code: '791310000',
    kk: 'Еңбекші ауданы',
    ru: 'Енбекшинский район',
    en: 'Enbekshi District of Shymkent',
    note: 'recalled',
  },
];
