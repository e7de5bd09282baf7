import type { LocalizedTextJson } from '../shapes.js';
import type { LocalDate } from '../time/local-date.js';
import { inForce, type Dated } from './dated.js';
import { PERMIT_TYPES, type PermitType } from './permit-types.js';
import type { Reference } from './reference.js';

export const PROCEDURE_TEMPLATES_SOURCE: Reference = {
  scheme: 'procedure-templates',
  source:
    'Land Code art. 43; rules of organising construction of 29 May 2026, applied to earlier days too; law on renewable ' +
    'energy. The days of a step are proposals of Qadam: no norm was read for them',
  asOf: '2026-07-01',
  validFrom: '1991-01-01',
  excerpt: false,
};

/** What must stand before a project goes on; each is a question about its record that decisions can answer. */
export const GATES = [
  'land_allocated',
  'land_right_registered',
  'expertise_positive',
  'works_notified',
  'grid_connected',
  /** Only where the project asked for terms of connection. */
  'grid_connected_if_begun',
] as const;

export type Gate = (typeof GATES)[number];

/** What each step of the stage line waits for, beside the stage before it. */
export type ProcedureGatesJson = {
  readonly construction: readonly Gate[];
  readonly acceptance: readonly Gate[];
  readonly operation: readonly Gate[];
};

/** Must stand in the record before a permit of the kind may. A kind without a row waits for none. */
export type PermitOrderJson = { readonly kind: PermitType; readonly after: readonly PermitType[] };

export const TEMPLATE_TRACKS = ['land', 'design', 'grid', 'finance', 'construction', 'general'] as const;

/** A step that a roadmap of the kind usually has: whoever draws one up begins with these. */
export type TemplateStepJson = {
  readonly code: string;
  readonly title: LocalizedTextJson;
  readonly track: (typeof TEMPLATE_TRACKS)[number];
  readonly ownerBody: string;
  /** Calendar days after the steps it waits for; null: nobody said. */
  readonly days: number | null;
  readonly dependsOn: readonly string[];
  readonly legalRef: string | null;
};

/** The procedure of one kind of project. */
export type ProcedureTemplateJson = {
  readonly id: string;
  readonly title: LocalizedTextJson;
  readonly permits: readonly PermitOrderJson[];
  readonly gates: ProcedureGatesJson;
  readonly steps: readonly TemplateStepJson[];
};

export interface BuiltInTemplates extends Dated {
  readonly version: number;
  readonly rows: readonly ProcedureTemplateJson[];
}

/** The order of the rules of 29 May 2026. The side approvals (nature, heritage, water) bind no step; a version may add them. */
const PERMITS: readonly PermitOrderJson[] = PERMIT_TYPES.entries
  .filter(({ after }) => after.length > 0)
  .map(({ code, after }) => ({ kind: code, after }));

/** Both conclusions of supervision are fields of the act of acceptance (ruling 33): no template can drop them. */
const PROCEDURE_GATES: ProcedureGatesJson = {
  construction: ['land_allocated', 'expertise_positive', 'works_notified'],
  acceptance: [],
  operation: ['grid_connected_if_begun'],
};

type Words = readonly [kk: string, ru: string, en: string];

const LAND_BODY = 'Land relations department';
const ARCHITECTURE = 'Architecture department';

const LAND: readonly TemplateStepJson[] = [
  step(
    'land-request',
    'land',
    'Investor',
    [],
    14,
    ['Жер учаскесін сұрау', 'Ходатайство о земельном участке', 'Request land'],
    'Land Code art. 43',
  ),
  step(
    'land-commission',
    'land',
    'Land commission',
    ['land-request'],
    30,
    ['Жер комиссиясының қорытындысы', 'Заключение земельной комиссии', 'Conclusion of the land commission'],
    'Land Code art. 43(2)',
  ),
  step(
    'land-project',
    'land',
    LAND_BODY,
    ['land-commission'],
    45,
    ['Жерге орналастыру жобасы', 'Землеустроительный проект', 'Land management project'],
    'Land Code art. 43',
  ),
  step(
    'land-allocation',
    'land',
    'Akimat',
    ['land-project'],
    15,
    ['Әкімдік қаулысы', 'Постановление акимата', 'Resolution of the akimat'],
    'Land Code art. 43',
  ),
];

const RULES_2026 = 'Rules of organising construction of 29 May 2026';

const DESIGN: readonly TemplateStepJson[] = [
  step(
    'initial-materials',
    'design',
    ARCHITECTURE,
    [],
    15,
    ['Бастапқы материалдар', 'Исходные материалы', 'Initial materials: assignment, technical conditions, survey'],
    RULES_2026,
  ),
  step(
    'sketch',
    'design',
    ARCHITECTURE,
    ['initial-materials'],
    30,
    ['Эскиздік жоба', 'Эскизный проект', 'Sketch design'],
    RULES_2026,
  ),
  step(
    'design-documents',
    'design',
    'Investor',
    ['sketch'],
    90,
    ['Жобалау құжаттамасы', 'Проектная документация', 'Design documents'],
    RULES_2026,
  ),
  step(
    'expertise',
    'design',
    'State expert review',
    ['design-documents'],
    45,
    ['Сараптама қорытындысы', 'Заключение экспертизы', 'Expert review'],
    RULES_2026,
  ),
  step(
    'works-notified',
    'design',
    'State construction control',
    ['expertise', 'land-allocation'],
    3,
    [
      'Құрылыс-монтаждау жұмыстарының басталғаны туралы хабарлама',
      'Уведомление о начале строительно-монтажных работ',
      'Notification of start of works',
    ],
    RULES_2026,
  ),
];

const POWER: readonly TemplateStepJson[] = [
  step(
    'grid-conditions',
    'grid',
    'Grid operator',
    [],
    30,
    ['Желіге қосылу шарттары', 'Условия подключения к сети', 'Terms of connection'],
    'Law on renewable energy',
  ),
  step(
    'ppa',
    'grid',
    'Settlement centre',
    ['grid-conditions'],
    60,
    [
      'Электр энергиясын сатып алу-сату шарты',
      'Договор купли-продажи электроэнергии',
      'Power purchase agreement, after an auction or with a bilateral buyer',
    ],
    'Law on renewable energy',
  ),
  step(
    'grid-connection',
    'grid',
    'Grid operator',
    ['ppa', 'construction'],
    30,
    ['Желіге қосу', 'Подключение к сети', 'Connection to the grid'],
    'Law on renewable energy',
  ),
];

const BUILDING: readonly TemplateStepJson[] = [
  step('construction', 'construction', 'Investor', ['works-notified'], null, ['Құрылыс', 'Строительство', 'Building']),
  step(
    'acceptance',
    'construction',
    'Customer',
    ['construction'],
    15,
    ['Пайдалануға қабылдау актісі', 'Акт приёмки в эксплуатацию', 'Act of acceptance'],
    RULES_2026,
  ),
];

/** A version that was released is never changed: projects name it. A new one stands beside it, from its day. */
export const BUILT_IN_TEMPLATES: readonly [BuiltInTemplates, ...BuiltInTemplates[]] = [
  {
    version: 1,
    validFrom: PROCEDURE_TEMPLATES_SOURCE.validFrom,
    rows: [
      template(
        'solar',
        ['Күн электр станциясы', 'Солнечная электростанция', 'Solar power plant'],
        [...LAND, ...DESIGN, ...POWER, ...BUILDING],
      ),
      template('general', ['Жалпы үлгі', 'Общий шаблон', 'General'], [...LAND, ...DESIGN, ...BUILDING]),
    ],
  },
];

/** What a project follows that pinned nothing: the procedure that this release has for every kind of project. */
export function builtInProcedureOn(on: string): Pick<ProcedureTemplateJson, 'permits' | 'gates'> {
  const { rows } = inForce(BUILT_IN_TEMPLATES, on as LocalDate) ?? BUILT_IN_TEMPLATES[0];
  const general = rows.find(({ id }) => id === 'general');
  return general ?? { permits: PERMITS, gates: PROCEDURE_GATES };
}

function template(id: string, title: Words, steps: readonly TemplateStepJson[]): ProcedureTemplateJson {
  return { id, title: words(title), permits: PERMITS, gates: PROCEDURE_GATES, steps };
}

function step(
  code: string,
  track: TemplateStepJson['track'],
  ownerBody: string,
  dependsOn: readonly string[],
  days: number | null,
  title: Words,
  legalRef: string | null = null,
): TemplateStepJson {
  return { code, title: words(title), track, ownerBody, days, dependsOn, legalRef };
}

function words([kk, ru, en]: Words): LocalizedTextJson {
  return { kk, ru, en };
}
