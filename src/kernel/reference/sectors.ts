import { codeList, namedRows, ownList } from './code-list.js';

/**
 * Sectors of the register. The first sector of a project is its primary one: totals count the project there.
 * Dots nest: `energy.solar` lies in `energy`. OC4IDS and OKED codes are mappings of the export, not kept here.
 */
export const SECTORS = codeList(
  ownList('qadam-sector'),
  namedRows([
    ['energy.solar', 'Күн энергетикасы', 'Солнечная энергетика', 'Solar energy'],
    ['energy.wind', 'Жел энергетикасы', 'Ветровая энергетика', 'Wind energy'],
    ['energy.hydro', 'Гидроэнергетика', 'Гидроэнергетика', 'Hydropower'],
    ['energy.gas', 'Газ энергетикасы', 'Газовая энергетика', 'Gas power'],
    ['energy.storage', 'Энергия жинақтау', 'Накопление энергии', 'Energy storage'],
    ['agriculture.crops', 'Өсімдік шаруашылығы', 'Растениеводство', 'Crop farming'],
    ['agriculture.livestock', 'Мал шаруашылығы', 'Животноводство', 'Livestock farming'],
    ['agriculture.greenhouses', 'Жылыжай шаруашылығы', 'Тепличное хозяйство', 'Greenhouses'],
    ['agriculture.fisheries', 'Балық шаруашылығы', 'Рыбное хозяйство', 'Fisheries'],
    ['processing.food', 'Тамақ өнеркәсібі', 'Пищевая промышленность', 'Food processing'],
    ['processing.textiles', 'Тоқыма өнеркәсібі', 'Текстильная промышленность', 'Textiles'],
    ['processing.chemicals', 'Химия өнеркәсібі', 'Химическая промышленность', 'Chemicals'],
    ['processing.metals', 'Металлургия', 'Металлургия', 'Metallurgy'],
    ['processing.machinery', 'Машина жасау', 'Машиностроение', 'Machinery'],
    ['construction-materials', 'Құрылыс материалдары', 'Строительные материалы', 'Construction materials'],
    ['mining', 'Тау-кен өнеркәсібі', 'Горнодобывающая промышленность', 'Mining'],
    ['logistics', 'Көлік және логистика', 'Транспорт и логистика', 'Transport and logistics'],
    ['tourism', 'Туризм', 'Туризм', 'Tourism'],
    ['ict', 'Ақпараттық технологиялар', 'Информационные технологии', 'Information technology'],
    ['healthcare', 'Денсаулық сақтау', 'Здравоохранение', 'Healthcare'],
    ['education', 'Білім беру', 'Образование', 'Education'],
    ['water', 'Сумен жабдықтау', 'Водоснабжение', 'Water supply'],
    ['waste', 'Қалдықтарды өңдеу', 'Переработка отходов', 'Waste treatment'],
  ]),
);

export type SectorCode = (typeof SECTORS)['codes'][number];
