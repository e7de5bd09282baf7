import type { World } from '../world.js';
import { checkAnswers } from './answers.js';
import { checkAttempts } from './attempts.js';
import { checkJournal, checkReadModel } from './copies.js';
import { checkNothings, DecisionWalk } from './decisions.js';
import { found, type Finding } from './finding.js';
import { recordsOf } from './records.js';
import { checkShape } from './shape.js';

/** Everything that must hold once the world has come to rest. Walks over raw records; no fold of the register is asked. */
export function checkAll(world: World): readonly Finding[] {
  const { history, tables } = world;
  const records = recordsOf(world);
  const walk = new DecisionWalk(new Set(history.appendings.map(({ commandId }) => commandId)));
  for (const record of records) walk.see(record);
  const leftOver = [...walk.unfinished].map(reservation =>
    found('C9', `the reservation ${reservation} was left half done`),
  );
  const disagreeing = [...new Set([...walk.parcels.keys(), ...walk.beliefs.keys()])]
    .filter(parcel => walk.parcels.get(parcel)?.project !== walk.beliefs.get(parcel))
    .map(parcel => {
      const holder = walk.parcels.get(parcel)?.project;
      return found('C9', `${parcel} is held by ${holder}, and ${walk.beliefs.get(parcel)} believes to hold it`);
    });
  return [
    ...checkShape(records),
    ...walk.findings,
    ...leftOver,
    ...disagreeing,
    ...checkNothings(history, walk),
    ...checkAnswers(history, records),
    ...checkAttempts(history, records),
    ...(world.home === 'eventstoredb' ? checkJournal(tables, records) : []),
    ...checkReadModel(tables, records),
  ];
}
