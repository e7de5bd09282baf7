import type { Title } from '../event-titles.js';
import type { LandGrantEvent } from './land-grant.events.js';
import type { LandLimitEvent } from './land-limit.events.js';
import type { LandOverlapEvent } from './land-overlap.events.js';
import type { LandTakingEvent } from './land-taking.events.js';
import type { LandTermEvent } from './land-terms.events.js';

/** Titles of what surrounds an allocation, of what became of the land after it, and of days that passed. */
export const landTitles: Readonly<
  Record<(LandGrantEvent | LandLimitEvent | LandOverlapEvent | LandTakingEvent | LandTermEvent)['type'], Title>
> = {
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
  LandLimitOverridden: {
    kk: 'Мақұлданғаннан артық жерге рұқсат берілді',
    ru: 'Разрешено больше земли, чем одобрено',
    en: 'More land than approved overridden',
  },
  LandLimitExceedanceAccepted: {
    kk: 'Мақұлданғаннан артық жер ескерілді',
    ru: 'Принято больше земли, чем одобрено',
    en: 'More land than approved accepted',
  },
  LandOverlapOverridden: {
    kk: 'Учаскелердің қабаттасуына рұқсат берілді',
    ru: 'Разрешено наложение участков',
    en: 'Overlap of parcels overridden',
  },
  LandOverlapAccepted: {
    kk: 'Учаскелердің қабаттасуы ескерілді',
    ru: 'Принято наложение участков',
    en: 'Overlap of parcels accepted',
  },
  LandRiskRaised: {
    kk: 'Жер бойынша қауіп белгіленді',
    ru: 'Отмечен риск по земле',
    en: 'Risk about land raised',
  },
  LandReservationExpired: {
    kk: 'Жерді резервке қою мерзімі өтті',
    ru: 'Истёк срок резервирования земли',
    en: 'Land reservation expired',
  },
  LandConclusionExpired: {
    kk: 'Жер комиссиясы қорытындысының мерзімі өтті',
    ru: 'Истёк срок заключения земельной комиссии',
    en: 'Conclusion of the land commission expired',
  },
  LandDevelopmentOverdueNoted: {
    kk: 'Жер мерзімінде игерілмеді',
    ru: 'Земля не освоена в срок',
    en: 'Land not developed in time',
  },
};
