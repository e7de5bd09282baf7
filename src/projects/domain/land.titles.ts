import type { Title } from './event-titles.js';
import type { LandGrantEvent } from './land-grant.events.js';
import type { LandTakingEvent } from './land-taking.events.js';

/** Titles of what surrounds an allocation, and of what became of the land after it. */
export const landTitles: Readonly<Record<(LandGrantEvent | LandTakingEvent)['type'], Title>> = {
  LandManagementProjectApproved: {
    kk: 'Жерге орналастыру жобасы бекітілді',
    ru: 'Утверждён землеустроительный проект',
    en: 'Land management project approved',
  },
  LandCategoryChanged: {
    kk: 'Жер санаты өзгертілді',
    ru: 'Изменена категория земли',
    en: 'Land category changed',
  },
  LandLeaseSigned: {
    kk: 'Жерді жалдау шартына қол қойылды',
    ru: 'Подписан договор аренды земли',
    en: 'Land lease signed',
  },
  LandRightRegistered: {
    kk: 'Жерге құқық тіркелді',
    ru: 'Зарегистрировано право на землю',
    en: 'Right to land registered',
  },
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
