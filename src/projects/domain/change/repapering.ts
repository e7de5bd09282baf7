import { LocalDate } from '../../../kernel/time/local-date.js';
import type { LocalizedTextJson } from '../../../kernel/shapes.js';
import { isInForce } from '../agreement/agreement.js';
import type { InvestorReplaced } from './change.events.js';
import { newestFirst } from '../facts.js';
import type { Project } from '../project.js';
import type { RoadmapStepJson } from '../works/roadmap.events.js';

/** The documents name no term; a quarter is what annexes of the akimat take. */
const DAYS_TO_REPAPER = 90;

type Paper = Pick<RoadmapStepJson, 'track' | 'ownerBody'> & {
  readonly kind: 'agreement' | 'lease' | 'ppa' | 'permits';
  readonly title: LocalizedTextJson;
};

/**
 * What bears the name of the investor before: every agreement with the state and lease of land that is held, the sale of
 * power, and the permits until the plant is accepted. Each is a step of the roadmap without a share in the physical plan.
 */
export function repaperingSteps(
  project: Project,
  { decision, effectiveOn }: Pick<InvestorReplaced['data'], 'decision' | 'effectiveOn'>,
): readonly RoadmapStepJson[] {
  const replacementNo = [...newestFirst(project.change.replacements)].length + 1;
  const dueOn = LocalDate.addDays(effectiveOn as LocalDate, DAYS_TO_REPAPER);
  return papersOf(project, effectiveOn, decision.body).map(({ kind, ...paper }, index) => ({
    code: `replacement-${replacementNo}-${kind}-${index + 1}`,
    ...paper,
    plannedStart: effectiveOn,
    dueOn,
    dependsOn: [],
    weightPct: '0.00',
    legalRef: null,
  }));
}

function papersOf({ agreement, land, grid, works }: Project, on: string, akimat: string): readonly Paper[] {
  const papers: Paper[] = [];
  for (const [number, one] of agreement.agreements) {
    if (!isInForce(one, on)) continue;
    const title = named('agreement', 'келісімін', 'соглашение', number);
    papers.push({ kind: 'agreement', track: 'finance', ownerBody: one.signed.decision.body, title });
  }
  for (const { contractNo, cadastralNumbers } of [...newestFirst(land.grant.leases)].reverse()) {
    if (!cadastralNumbers.some(number => land.allocated.has(number))) continue;
    const title = named('lease', 'жалдау шартын', 'договор аренды', contractNo);
    papers.push({ kind: 'lease', track: 'land', ownerBody: akimat, title });
  }
  if (grid.ppa !== null) {
    const sale = 'электр энергиясын сатып алу-сату шартын';
    const title = named('power purchase agreement', sale, 'договор купли-продажи электроэнергии', grid.ppa.number);
    papers.push({ kind: 'ppa', track: 'grid', ownerBody: grid.ppa.terms.buyer, title });
  }
  const permits = [...newestFirst(works.permits)].some(({ validUntil }) => validUntil === null || validUntil >= on);
  if (permits && works.acceptance === null) {
    const title = {
      kk: 'Рұқсат құжаттарын жаңа инвесторға қайта рәсімдеу',
      ru: 'Переоформить разрешительные документы на нового инвестора',
      en: 'Put the permits in the name of the new investor',
    };
    papers.push({ kind: 'permits', track: 'design', ownerBody: akimat, title });
  }
  return papers;
}

function named(en: string, kk: string, ru: string, number: string): LocalizedTextJson {
  return {
    kk: `${number} ${kk} жаңа инвесторға қайта рәсімдеу`,
    ru: `Переоформить ${ru} ${number} на нового инвестора`,
    en: `Put ${en} ${number} in the name of the new investor`,
  };
}
