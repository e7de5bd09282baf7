import type { Title } from './event-titles.js';
import type { LandTakingEvent } from './land-taking.events.js';

/** Titles of what became of land after it was granted. */
export const landTitles: Readonly<Record<LandTakingEvent['type'], Title>> = {
  LandUseNoticeIssued: {
    kk: 'Жерді пайдалану туралы нұсқама берілді',
    ru: 'Выдано предписание об использовании земли',
    en: 'Notice about the use of land issued',
  },
  LandSeizureClaimFiled: {
    kk: 'Жерді алып қою туралы талап-арыз берілді',
    ru: 'Подан иск об изъятии земли',
    en: 'Claim to seize land filed',
  },
  LandRevoked: { kk: 'Жер қайтарып алынды', ru: 'Земля изъята', en: 'Land revoked' },
  LandRiskRaised: {
    kk: 'Жер бойынша қауіп белгіленді',
    ru: 'Отмечен риск по земле',
    en: 'Risk about land raised',
  },
};
