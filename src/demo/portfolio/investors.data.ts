/** Investors of the demo. Invented, except for the Republic of Korea's delegation, which is in the Baidibek story. */
export interface InvestorEntry {
  readonly code: string;
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
  readonly country: string;
  /** Eleven digits of a BIN (month of registration, kind 4, number); the twelfth is computed. Residents only. */
  readonly bin?: string;
  readonly foreignSharePct: string;
}

export const INVESTORS: readonly InvestorEntry[] = [
  resident('altyn-kun', '«Алтын Күн Энерго» ЖШС', 'ТОО «Алтын Күн Энерго»', 'Altyn Kun Energo LLP', '15034001112'),
  resident('zhel-dala', '«Жел Дала» ЖШС', 'ТОО «Жел Дала»', 'Zhel Dala LLP', '16084002231'),
  resident('oskemen-gidro', '«Алтай Гидро» ЖШС', 'ТОО «Алтай Гидро»', 'Altai Hydro LLP', '12114003342'),
  resident('ulytau-agro', '«Ұлы Дала Агро» ЖШС', 'ТОО «Ұлы Дала Агро»', 'Uly Dala Agro LLP', '10054004453'),
  resident('shyrynbaq', '«Шырынбақ» ЖШС', 'ТОО «Шырынбақ»', 'Shyrynbaq LLP', '17024005564'),
  resident('bereke-et', '«Береке Ет» ЖШС', 'ТОО «Береке Ет»', 'Bereke Et LLP', '14094006675'),
  resident('kokshe-un', '«Көкше Ұн» ЖШС', 'ТОО «Көкше Ұн»', 'Kokshe Un LLP', '11074007786'),
  resident(
    'temir-qazyq',
    '«Темірқазық Құрылыс» ЖШС',
    'ТОО «Темірқазық Құрылыс»',
    'Temirqazyq Qurylys LLP',
    '13014008897',
  ),
  resident('qorgan-med', '«Қорған Мед» ЖШС', 'ТОО «Қорған Мед»', 'Qorgan Med LLP', '18064009908'),
  resident(
    'bilim-ordasy',
    '«Білім Ордасы Инвест» ЖШС',
    'ТОО «Білім Ордасы Инвест»',
    'Bilim Ordasy Invest LLP',
    '19034010019',
  ),
  resident('taza-qala', '«Таза Қала» ЖШС', 'ТОО «Таза Қала»', 'Taza Qala LLP', '20024011121'),
  resident('aral-balyq', '«Арал Балық» ЖШС', 'ТОО «Арал Балық»', 'Aral Balyq LLP', '15104012232'),
  resident(
    'jibek-logistics',
    '«Жібек Жолы Логистик» ЖШС',
    'ТОО «Жібек Жолы Логистик»',
    'Jibek Joly Logistics LLP',
    '16124013343',
  ),
  resident('saryarqa-mys', '«Сарыарқа Мыс» ЖШС', 'ТОО «Сарыарқа Мыс»', 'Saryarqa Mys LLP', '09094014454'),
  foreign('hanbit', 'Hanbit Green Power', 'KR'),
  foreign('seorim', 'Seorim Machinery', 'KR'),
  foreign('qinghe', 'Qinghe New Energy', 'CN'),
  foreign('lanzhou-steppe', 'Steppe Road Minerals', 'CN'),
  foreign('anadolu-sera', 'Anadolu Sera Yatırım', 'TR'),
  foreign('ege-tekstil', 'Ege Pamuk Tekstil', 'TR'),
  foreign('nordsee-wind', 'Nordwind Steppe', 'DE'),
  foreign('rheintal-chemie', 'Rheintal Düngemittel', 'DE'),
  foreign('gulf-horizon', 'Gulf Horizon Renewables', 'AE'),
  foreign('najd-foods', 'Najd Foods', 'SA'),
  foreign('padana-agri', 'Padana Agricola', 'IT'),
  foreign('hollandse-kas', 'Hollandse Kassenbouw', 'NL'),
  foreign('volga-metall', 'Волга Металл Инвест', 'RU'),
  foreign('toshkent-don', 'Toshkent Paxta Invest', 'UZ'),
  foreign('temasik-data', 'Strait Data Centres', 'SG'),
  foreign('kansai-gas', 'Kansai Gas Turbines', 'JP'),
];

function resident(code: string, kk: string, ru: string, en: string, bin: string): InvestorEntry {
  return { code, kk, ru, en, country: 'KZ', bin, foreignSharePct: '0.00' };
}

/** A company of another country keeps its own name in every language. */
function foreign(code: string, name: string, country: string): InvestorEntry {
  return { code, kk: name, ru: name, en: name, country, foreignSharePct: '100.00' };
}
