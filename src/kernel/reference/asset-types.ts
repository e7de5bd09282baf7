import { codeList, ownList, type CodeEntry } from './code-list.js';

export interface AssetTypeEntry extends CodeEntry {
  /** Code of the sector the asset usually belongs to. */
  readonly sector: string;
  /** Whether capacity in MW describes it: rules X10 to X12 apply only then. */
  readonly generatesPower: boolean;
}

/** What is built. */
export const ASSET_TYPES = codeList<string, AssetTypeEntry>(ownList('qadam-asset-type'), [
  plant('solar_pv', 'energy.solar', 'Күн электр станциясы', 'Солнечная электростанция', 'Solar photovoltaic plant'),
  plant('wind_onshore', 'energy.wind', 'Жел электр станциясы', 'Ветровая электростанция', 'Onshore wind farm'),
  plant(
    'hydro_small',
    'energy.hydro',
    'Шағын су электр станциясы',
    'Малая гидроэлектростанция',
    'Small hydropower plant',
  ),
  plant('gas_turbine', 'energy.gas', 'Газ турбиналық станция', 'Газотурбинная станция', 'Gas turbine plant'),
  other('battery_storage', 'energy.storage', 'Энергия жинақтағыш', 'Накопитель энергии', 'Battery storage'),
  other('greenhouse', 'agriculture.greenhouses', 'Жылыжай кешені', 'Тепличный комплекс', 'Greenhouse complex'),
  other('farm', 'agriculture.crops', 'Ауыл шаруашылығы кешені', 'Сельскохозяйственный комплекс', 'Farm'),
  other('feedlot', 'agriculture.livestock', 'Мал бордақылау алаңы', 'Откормочная площадка', 'Feedlot'),
  other('fish_farm', 'agriculture.fisheries', 'Балық өсіру шаруашылығы', 'Рыбоводное хозяйство', 'Fish farm'),
  other('processing_plant', 'processing.food', 'Қайта өңдеу зауыты', 'Перерабатывающий завод', 'Processing plant'),
  other('factory', 'processing.machinery', 'Зауыт', 'Завод', 'Factory'),
  other('cement_plant', 'construction-materials', 'Цемент зауыты', 'Цементный завод', 'Cement plant'),
  other('mine', 'mining', 'Кеніш', 'Рудник', 'Mine'),
  other('warehouse', 'logistics', 'Логистикалық орталық', 'Логистический центр', 'Logistics centre'),
  other('hotel', 'tourism', 'Қонақүй', 'Гостиница', 'Hotel'),
  other('data_centre', 'ict', 'Деректерді өңдеу орталығы', 'Центр обработки данных', 'Data centre'),
  other('hospital', 'healthcare', 'Аурухана', 'Больница', 'Hospital'),
  other('school', 'education', 'Мектеп', 'Школа', 'School'),
  other('water_works', 'water', 'Су тазарту құрылысы', 'Водоочистное сооружение', 'Water works'),
  other('waste_plant', 'waste', 'Қалдық өңдеу зауыты', 'Мусороперерабатывающий завод', 'Waste treatment plant'),
]);

function plant(code: string, sector: string, kk: string, ru: string, en: string): AssetTypeEntry {
  return { code, sector, generatesPower: true, names: { kk, ru, en } };
}

function other(code: string, sector: string, kk: string, ru: string, en: string): AssetTypeEntry {
  return { code, sector, generatesPower: false, names: { kk, ru, en } };
}
