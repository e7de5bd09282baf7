import type { RefusalRule } from '../rule.js';
import { agreementRefusals } from './agreement.js';
import { appealsRefusals } from './appeals.js';
import { changeRefusals } from './change.js';
import { correctionsRefusals } from './corrections.js';
import { gridRefusals } from './grid.js';
import { landRefusals } from './land.js';
import { parcelRefusals } from './parcel.js';
import { projectRefusals } from './project.js';
import { recordsRefusals } from './records.js';
import { reviewRefusals } from './review.js';
import { worksRefusals } from './works.js';

/** Every way a project or a parcel says no, at every place that says it. */
export const refusalRules: readonly RefusalRule[] = [
  ...projectRefusals,
  ...reviewRefusals,
  ...appealsRefusals,
  ...changeRefusals,
  ...landRefusals,
  ...parcelRefusals,
  ...gridRefusals,
  ...agreementRefusals,
  ...worksRefusals,
  ...recordsRefusals,
  ...correctionsRefusals,
];
