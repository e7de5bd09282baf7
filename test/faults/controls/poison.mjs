import { readFileSync } from 'node:fs';
import { readModels } from '../../../dist/read-models.js';

/** Loaded before the register (N15): the read model that the file names cannot fold what says POISON. */
const file = process.env.QADAM_POISON;
const broken = () => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
for (const model of readModels) {
  if (file === undefined || model.kind !== 'folded') continue;
  const { apply } = model;
  model.apply = (row, event, key) => {
    if (JSON.stringify(event.data).includes('POISON') && broken() === model.name) throw new Error('this is poison');
    return apply(row, event, key);
  };
}
