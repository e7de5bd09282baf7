import { InvalidValue } from '../text/invalid-value.js';
import type { Reference } from './reference.js';

export const COUNTRIES_SOURCE: Reference = {
  scheme: 'iso-3166-1',
  source: 'ISO 3166-1 alpha-2, officially assigned codes; short English names',
  asOf: '2026-01-01',
  validFrom: '1991-01-01',
  excerpt: true,
};

/** Code and common English name, in one text to keep the table readable: `KZ Kazakhstan`. */
const NAMES_EN = `
AD Andorra|AE United Arab Emirates|AF Afghanistan|AG Antigua and Barbuda|AI Anguilla|AL Albania|AM Armenia|AO Angola
AQ Antarctica|AR Argentina|AS American Samoa|AT Austria|AU Australia|AW Aruba|AX Åland Islands|AZ Azerbaijan
BA Bosnia and Herzegovina|BB Barbados|BD Bangladesh|BE Belgium|BF Burkina Faso|BG Bulgaria|BH Bahrain|BI Burundi
BJ Benin|BL Saint Barthélemy|BM Bermuda|BN Brunei Darussalam|BO Bolivia|BQ Bonaire, Sint Eustatius and Saba|BR Brazil
BS Bahamas|BT Bhutan|BV Bouvet Island|BW Botswana|BY Belarus|BZ Belize|CA Canada|CC Cocos (Keeling) Islands
CD Congo, Democratic Republic of the|CF Central African Republic|CG Congo|CH Switzerland|CI Côte d'Ivoire
CK Cook Islands|CL Chile|CM Cameroon|CN China|CO Colombia|CR Costa Rica|CU Cuba|CV Cabo Verde|CW Curaçao
CX Christmas Island|CY Cyprus|CZ Czechia|DE Germany|DJ Djibouti|DK Denmark|DM Dominica|DO Dominican Republic|DZ Algeria
EC Ecuador|EE Estonia|EG Egypt|EH Western Sahara|ER Eritrea|ES Spain|ET Ethiopia|FI Finland|FJ Fiji
FK Falkland Islands (Malvinas)|FM Micronesia|FO Faroe Islands|FR France|GA Gabon|GB United Kingdom|GD Grenada|GE Georgia
GF French Guiana|GG Guernsey|GH Ghana|GI Gibraltar|GL Greenland|GM Gambia|GN Guinea|GP Guadeloupe|GQ Equatorial Guinea
GR Greece|GS South Georgia and the South Sandwich Islands|GT Guatemala|GU Guam|GW Guinea-Bissau|GY Guyana|HK Hong Kong
HM Heard Island and McDonald Islands|HN Honduras|HR Croatia|HT Haiti|HU Hungary|ID Indonesia|IE Ireland|IL Israel
IM Isle of Man|IN India|IO British Indian Ocean Territory|IQ Iraq|IR Iran|IS Iceland|IT Italy|JE Jersey|JM Jamaica
JO Jordan|JP Japan|KE Kenya|KG Kyrgyzstan|KH Cambodia|KI Kiribati|KM Comoros|KN Saint Kitts and Nevis
KP Korea, Democratic People's Republic of|KR Korea, Republic of|KW Kuwait|KY Cayman Islands|KZ Kazakhstan
LA Lao People's Democratic Republic|LB Lebanon|LC Saint Lucia|LI Liechtenstein|LK Sri Lanka|LR Liberia|LS Lesotho
LT Lithuania|LU Luxembourg|LV Latvia|LY Libya|MA Morocco|MC Monaco|MD Moldova|ME Montenegro|MF Saint Martin (French part)
MG Madagascar|MH Marshall Islands|MK North Macedonia|ML Mali|MM Myanmar|MN Mongolia|MO Macao
MP Northern Mariana Islands|MQ Martinique|MR Mauritania|MS Montserrat|MT Malta|MU Mauritius|MV Maldives|MW Malawi
MX Mexico|MY Malaysia|MZ Mozambique|NA Namibia|NC New Caledonia|NE Niger|NF Norfolk Island|NG Nigeria|NI Nicaragua
NL Netherlands|NO Norway|NP Nepal|NR Nauru|NU Niue|NZ New Zealand|OM Oman|PA Panama|PE Peru|PF French Polynesia
PG Papua New Guinea|PH Philippines|PK Pakistan|PL Poland|PM Saint Pierre and Miquelon|PN Pitcairn|PR Puerto Rico
PS Palestine, State of|PT Portugal|PW Palau|PY Paraguay|QA Qatar|RE Réunion|RO Romania|RS Serbia|RU Russian Federation
RW Rwanda|SA Saudi Arabia|SB Solomon Islands|SC Seychelles|SD Sudan|SE Sweden|SG Singapore
SH Saint Helena, Ascension and Tristan da Cunha|SI Slovenia|SJ Svalbard and Jan Mayen|SK Slovakia|SL Sierra Leone
SM San Marino|SN Senegal|SO Somalia|SR Suriname|SS South Sudan|ST Sao Tome and Principe|SV El Salvador
SX Sint Maarten (Dutch part)|SY Syrian Arab Republic|SZ Eswatini|TC Turks and Caicos Islands|TD Chad
TF French Southern Territories|TG Togo|TH Thailand|TJ Tajikistan|TK Tokelau|TL Timor-Leste|TM Turkmenistan|TN Tunisia
TO Tonga|TR Türkiye|TT Trinidad and Tobago|TV Tuvalu|TW Taiwan, Province of China|TZ Tanzania|UA Ukraine|UG Uganda
UM United States Minor Outlying Islands|US United States of America|UY Uruguay|UZ Uzbekistan|VA Holy See
VC Saint Vincent and the Grenadines|VE Venezuela|VG Virgin Islands (British)|VI Virgin Islands (U.S.)|VN Viet Nam
VU Vanuatu|WF Wallis and Futuna|WS Samoa|YE Yemen|YT Mayotte|ZA South Africa|ZM Zambia|ZW Zimbabwe`;

/** Kazakh and Russian names, only where sure: the countries investors of the demo come from, and neighbours. */
const NAMES_KK_RU: Readonly<Record<string, readonly [kk: string, ru: string]>> = {
  AE: ['Біріккен Араб Әмірліктері', 'Объединённые Арабские Эмираты'],
  AT: ['Австрия', 'Австрия'],
  AZ: ['Әзербайжан', 'Азербайджан'],
  BY: ['Беларусь', 'Беларусь'],
  CA: ['Канада', 'Канада'],
  CH: ['Швейцария', 'Швейцария'],
  CN: ['Қытай', 'Китай'],
  DE: ['Германия', 'Германия'],
  ES: ['Испания', 'Испания'],
  FR: ['Франция', 'Франция'],
  GB: ['Ұлыбритания', 'Великобритания'],
  IN: ['Үндістан', 'Индия'],
  IT: ['Италия', 'Италия'],
  JP: ['Жапония', 'Япония'],
  KG: ['Қырғызстан', 'Киргизия'],
  KR: ['Корея Республикасы', 'Республика Корея'],
  KZ: ['Қазақстан', 'Казахстан'],
  NL: ['Нидерланд', 'Нидерланды'],
  PL: ['Польша', 'Польша'],
  QA: ['Катар', 'Катар'],
  RU: ['Ресей', 'Россия'],
  SA: ['Сауд Арабиясы', 'Саудовская Аравия'],
  SG: ['Сингапур', 'Сингапур'],
  TR: ['Түркия', 'Турция'],
  US: ['Америка Құрама Штаттары', 'Соединённые Штаты Америки'],
  UZ: ['Өзбекстан', 'Узбекистан'],
};

export interface CountryEntry {
  readonly code: string;
  readonly en: string;
  readonly kk?: string;
  readonly ru?: string;
}

export const COUNTRIES: readonly CountryEntry[] = NAMES_EN.trim()
  .split(/[|\n]/)
  .map(line => {
    const [code, en] = [line.slice(0, 2), line.slice(3)];
    const names = NAMES_KK_RU[code];
    return names === undefined ? { code, en } : { code, en, kk: names[0], ru: names[1] };
  });

const byCode: ReadonlyMap<string, CountryEntry> = new Map(COUNTRIES.map(entry => [entry.code, entry]));

/** An ISO 3166-1 alpha-2 code, officially assigned. */
export type Country = string & { readonly __brand: 'Country' };

export const Country = {
  /** Two capitals. Throws InvalidValue `country.unknown`. */
  parse(value: unknown): Country {
    if (typeof value !== 'string' || !byCode.has(value)) {
      throw new InvalidValue('country.unknown', 'Expected an ISO 3166-1 country code of two capitals, such as KZ.');
    }
    return value as Country;
  },

  /** The English name always; Kazakh and Russian where the table has them. */
  names(country: Country): CountryEntry {
    return byCode.get(country) ?? { code: country, en: country };
  },
};
