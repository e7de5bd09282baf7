import type { Title } from '../event-titles.js';
import type { GridEvent } from './grid.events.js';

export const gridTitles: Readonly<Record<GridEvent['type'], Title>> = {
  GridConditionsIssued: {
    kk: 'Желіге қосудың техникалық шарттары берілді',
    ru: 'Выданы технические условия присоединения к сети',
    en: 'Grid conditions issued',
  },
  AuctionWon: { kk: 'Аукцион ұтып алынды', ru: 'Аукцион выигран', en: 'Auction won' },
  AuctionLost: { kk: 'Аукционда жеңіске жетпеді', ru: 'Аукцион проигран', en: 'Auction lost' },
  PpaSigned: {
    kk: 'Электр энергиясын сатып алу-сату шартына қол қойылды',
    ru: 'Подписан договор купли-продажи электроэнергии',
    en: 'Power purchase agreement signed',
  },
  PpaAmended: {
    kk: 'Электр энергиясын сатып алу-сату шарты өзгертілді',
    ru: 'Изменён договор купли-продажи электроэнергии',
    en: 'Power purchase agreement amended',
  },
  PpaTerminated: {
    kk: 'Электр энергиясын сатып алу-сату шарты бұзылды',
    ru: 'Расторгнут договор купли-продажи электроэнергии',
    en: 'Power purchase agreement terminated',
  },
  GridConnected: { kk: 'Желіге қосылды', ru: 'Подключено к сети', en: 'Connected to the grid' },
  PowerLimitOverridden: {
    kk: 'Қуат шегінен асуға рұқсат берілді',
    ru: 'Разрешено превысить предел мощности',
    en: 'A limit of capacity was overridden',
  },
};
