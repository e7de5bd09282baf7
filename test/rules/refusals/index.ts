import type { RefusalRule } from '../rule.js';
import { agreementRefusals } from './agreement.js';
import { appealsRefusals } from './appeals.js';
import { changeRefusals } from './change.js';
import { correctionsRefusals } from './corrections.js';
import { gridRefusals } from './grid.js';
import { landRefusals } from './land.js';
import { parcelRefusals } from './parcel.js';
import { projectRefusals } from './project.js';
import { referenceDataRefusals } from './reference-data.js';
import { recordsRefusals } from './records.js';
import { reportRefusals } from './report.js';
import { reviewRefusals } from './review.js';
import { worksRefusals } from './works.js';

/** Every way a project, a parcel, a report or reference data says no, at every place that says it. */
export const refusalRules: readonly RefusalRule[] = [
  ...projectRefusals,
  ...reviewRefusals,
  ...appealsRefusals,
  ...changeRefusals,
  ...landRefusals,
  ...parcelRefusals,
  ...referenceDataRefusals,
  ...gridRefusals,
  ...agreementRefusals,
  ...worksRefusals,
  ...recordsRefusals,
  ...correctionsRefusals,
  ...reportRefusals,
];
