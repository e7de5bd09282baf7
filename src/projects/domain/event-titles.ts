import { landTitles } from './land/land.titles.js';
import { CORRECTIONS_TITLES } from './corrections/corrections.titles.js';
import { agreementTitles } from './agreement/agreement.titles.js';
import { gridTitles } from './grid/grid.titles.js';
import { CHANGE_TITLES } from './change/change.titles.js';
import type { ProjectEvent } from './project.events.js';
import { RECORDS_TITLES } from './records/records.titles.js';
import { appealTitles } from './appeals/appeals.titles.js';
import { reviewTitles } from './review/review.titles.js';
import { WORKS_TITLES } from './works/works.titles.js';

export type Title = { readonly kk: string; readonly ru: string; readonly en: string };

/** What a line of the timeline is called; a type without a title does not compile. */
const TITLES: Readonly<Record<ProjectEvent['type'], Title>> = {
  ProposalRegistered: title('Ұсыныс тіркелді', 'Предложение зарегистрировано', 'Proposal registered'),
  ProposalRegistrationLapsed: title(
    'Ұсынысты тіркеу аяқталмады',
    'Регистрация предложения не завершена',
    'Registration of the proposal lapsed',
  ),
  RelatedProjectNamed: title('Байланысты жоба аталды', 'Назван связанный проект', 'Related project named'),
  PlausibilityWarningRaised: title(
    'Көрсеткіштер күмән тудырады',
    'Показатели вызывают сомнение',
    'The figures raise a doubt',
  ),
  ProposalAmended: title('Ұсыныс өзгертілді', 'Предложение изменено', 'Proposal amended'),
  MeetingRecorded: title('Кездесу өткізілді', 'Проведена встреча', 'Meeting held'),
  ProposalSubmittedForReview: title(
    'Ұсыныс қарауға жіберілді',
    'Предложение подано на рассмотрение',
    'Proposal submitted for review',
  ),
  ...reviewTitles,
  ...appealTitles,
  ProposalReturnedForRevision: title(
    'Ұсыныс пысықтауға қайтарылды',
    'Предложение возвращено на доработку',
    'Proposal returned for revision',
  ),
  ProposalApproved: title('Ұсыныс мақұлданды', 'Предложение одобрено', 'Proposal approved'),
  ProposalRejected: title('Дәлелді бас тарту', 'Мотивированный отказ', 'Proposal rejected'),
  RoadmapApproved: title('Жол картасы бекітілді', 'Дорожная карта утверждена', 'Roadmap approved'),
  LandRequested: title('Жер учаскесі сұралды', 'Запрошен земельный участок', 'Land requested'),
  LandReserved: title('Жер учаскесі резервке қойылды', 'Земельный участок зарезервирован', 'Land reserved'),
  LandReservationLapsed: title(
    'Жерді резервке қою аяқталмады',
    'Резервирование земли не завершено',
    'Land reservation lapsed',
  ),
  LandCommissionConcluded: title(
    'Жер комиссиясының қорытындысы',
    'Заключение земельной комиссии',
    'Land commission concluded',
  ),
  LandAllocated: title('Жер учаскесі берілді', 'Земельный участок предоставлен', 'Land allocated'),
  LandReleased: title('Жер учаскесі босатылды', 'Земельный участок освобождён', 'Land released'),
  ...landTitles,
  PermitMilestoneRecorded: title('Рұқсат құжаты тіркелді', 'Внесён разрешительный документ', 'Permit recorded'),
  ConstructionStarted: title('Құрылыс басталды', 'Начато строительство', 'Construction started'),
  InvestmentDisbursed: title('Инвестиция игерілді', 'Освоены инвестиции', 'Investment disbursed'),
  ProgressReported: title('Барысы туралы есеп', 'Отчёт о ходе работ', 'Progress reported'),
  RoadmapStepCompleted: title(
    'Жол картасының қадамы орындалды',
    'Выполнен шаг дорожной карты',
    'Roadmap step completed',
  ),
  FacilityAccepted: title('Нысан пайдалануға қабылданды', 'Объект принят в эксплуатацию', 'Facility accepted'),
  OperationStarted: title('Пайдалану басталды', 'Начата эксплуатация', 'Operation started'),
  ...WORKS_TITLES,
  ...CHANGE_TITLES,
  ProjectSuspended: title('Жоба тоқтатыла тұрды', 'Проект приостановлен', 'Project suspended'),
  ProjectResumed: title('Жоба қайта басталды', 'Проект возобновлён', 'Project resumed'),
  ProjectCancelled: title('Жоба тоқтатылды', 'Проект прекращён', 'Project cancelled'),
  ...RECORDS_TITLES,
  ...CORRECTIONS_TITLES,
  ...gridTitles,
  ...agreementTitles,
};

/** A type of a newer release is called by its own name. */
export function titleOf(type: string): Title {
  return Object.hasOwn(TITLES, type) ? TITLES[type as ProjectEvent['type']] : title(type, type, type);
}

function title(kk: string, ru: string, en: string): Title {
  return { kk, ru, en };
}
