import type { ContextProblems } from '../../platform/http/index.js';
import { problem } from '../common.problems.js';
import type { GridViolation } from '../domain/grid/grid.violations.js';

export const gridProblems: ContextProblems<GridViolation> = {
  'project.grid-conditions-number-reused': problem(
    409,
    'This number stands for other grid conditions',
    'Бұл нөмір басқа техникалық шарттарға тиесілі',
    'Этот номер принадлежит другим техническим условиям',
    { en: 'Number {number}.', kk: 'Нөмірі {number}.', ru: 'Номер {number}.' },
  ),
  'project.grid-conditions-expire-before-issue': problem(
    400,
    'The grid conditions expire before they are issued',
    'Техникалық шарттардың мерзімі берілгенге дейін бітеді',
    'Технические условия истекают до выдачи',
  ),
  'project.grid-conditions-not-issued': problem(
    409,
    'No grid conditions are recorded yet',
    'Желіге қосудың техникалық шарттары енгізілмеген',
    'Технические условия присоединения не внесены',
  ),
  'project.grid-conditions-expired': problem(
    409,
    'The grid conditions had expired by that day',
    'Бұл күнге дейін техникалық шарттардың мерзімі өткен',
    'К этому дню технические условия истекли',
    {
      en: '{number} was valid until {validUntil}.',
      kk: '{number} {validUntil} дейін жарамды болған.',
      ru: '{number} действовали до {validUntil}.',
    },
  ),
  'project.auction-id-reused': problem(
    409,
    'This id stands for another auction',
    'Бұл сәйкестендіргіш басқа аукционға тиесілі',
    'Этот идентификатор принадлежит другому аукциону',
  ),
  'project.power-beyond-limit': problem(
    409,
    'The capacity exceeds what it rests on',
    'Қуат өзі негізделген шектен асады',
    'Мощность больше той, на которую она опирается',
    {
      en: '{capacityMw} MW of the {subject} exceed {limitMw} MW of the {limit}. Another person may override it.',
      kk: '{subject}: {capacityMw} МВт, шегі ({limit}): {limitMw} МВт. Басқа адам асыруға рұқсат бере алады.',
      ru: '{subject}: {capacityMw} МВт, предел ({limit}): {limitMw} МВт. Превышение может разрешить другое лицо.',
    },
  ),
  'project.power-override-by-same-person': problem(
    403,
    'Who overrode the limit does not record the capacity',
    'Шектен асуға рұқсат берген адам қуатты өзі енгізбейді',
    'Кто разрешил превышение, тот мощность не вносит',
  ),
  'project.power-override-id-reused': problem(
    409,
    'This id stands for another override',
    'Бұл сәйкестендіргіш басқа рұқсатқа тиесілі',
    'Этот идентификатор принадлежит другому разрешению на превышение',
  ),
  'project.ppa-number-reused': problem(
    409,
    'This number stands for another power purchase agreement',
    'Бұл нөмір басқа сатып алу-сату шартына тиесілі',
    'Этот номер принадлежит другому договору купли-продажи',
  ),
  'project.ppa-in-force': problem(
    409,
    'A power purchase agreement is in force',
    'Электр энергиясын сатып алу-сату шарты күшінде',
    'Действует договор купли-продажи электроэнергии',
    { en: 'Its number is {number}.', kk: 'Нөмірі: {number}.', ru: 'Его номер: {number}.' },
  ),
  'project.ppa-without-won-auction': problem(
    409,
    'The project has not won this auction',
    'Жоба бұл аукционда жеңбеген',
    'Проект не выигрывал этот аукцион',
    { en: 'Auction {auctionId}.', kk: 'Аукцион {auctionId}.', ru: 'Аукцион {auctionId}.' },
  ),
  'project.ppa-operation-due-before-signing': problem(
    400,
    'Operation is due before the agreement is signed',
    'Пайдалану мерзімі шартқа қол қойылғанға дейін бітеді',
    'Срок ввода наступает до подписания договора',
  ),
  'project.ppa-not-in-force': problem(
    409,
    'No such power purchase agreement is in force',
    'Мұндай электр энергиясын сатып алу-сату шарты күшінде емес',
    'Такого действующего договора купли-продажи электроэнергии нет',
  ),
  'project.ppa-annex-number-reused': problem(
    409,
    'This number stands for another annex',
    'Бұл нөмір басқа қосымша келісімге тиесілі',
    'Этот номер принадлежит другому дополнительному соглашению',
  ),
  'project.grid-connection-act-reused': problem(
    409,
    'This number stands for another act of connection',
    'Бұл нөмір басқа қосу актісіне тиесілі',
    'Этот номер принадлежит другому акту присоединения',
  ),
  'project.grid-not-connected': problem(
    409,
    'The project is not connected to the grid by that day',
    'Жоба бұл күнге дейін желіге қосылмаған',
    'К этому дню проект не подключён к сети',
  ),
};
