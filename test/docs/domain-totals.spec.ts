import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { investorAggregate } from '../../src/investors/domain/investor.js';
import { investorProblems } from '../../src/investors/investors.problems.js';
import { parcelAggregate } from '../../src/land-registry/domain/parcel.js';
import { landRegistryProblems } from '../../src/land-registry/land-registry.problems.js';
import { personAggregate } from '../../src/people/domain/person.js';
import { peopleProblems } from '../../src/people/people.problems.js';
import { projectAggregate } from '../../src/projects/domain/project.js';
import { projectProblems } from '../../src/projects/projects.problems.js';
import { referenceDataAggregate } from '../../src/reference-data/domain/reference-data.js';
import { referenceDataProblems } from '../../src/reference-data/reference-data.problems.js';
import { reportAggregate } from '../../src/reporting/domain/period-report.js';
import { KPIS } from '../../src/reporting/kpis/kpis.js';
import { reportProblems } from '../../src/reporting/reporting.problems.js';
import { crossProjectRules } from '../rules/cross-project-rules.js';
import { ROOT } from './event-source.js';

const readmeOf = (context: string): string => readFileSync(join(ROOT, 'src', context, 'README.md'), 'utf8');
const filesOf = (context: string): readonly string[] =>
  readdirSync(join(ROOT, 'src', context), { recursive: true, encoding: 'utf8' });

/** Routes that ask for a command: each is one thing somebody can ask. */
function commandsOf(context: string): number {
  const controllers = filesOf(context).filter(name => name.endsWith('.controller.ts'));
  const texts = controllers.map(name => readFileSync(join(ROOT, 'src', context, name), 'utf8'));
  return texts.reduce((sum, text) => sum + [...text.matchAll(/^ {2}@CommandRoute\(/gm)].length, 0);
}

/** Folders of what follows by itself. */
const automationsOf = (context: string): number =>
  filesOf(context).filter(name => /(^|\/)when-[\w-]+$/.test(name)).length;

describe('what a context comes to, as its README says', () => {
  it.each([
    ['projects', projectAggregate.releases, projectProblems],
    ['land-registry', parcelAggregate.releases, landRegistryProblems],
    ['investors', investorAggregate.releases, investorProblems],
    ['reference-data', referenceDataAggregate.releases, referenceDataProblems],
    ['people', personAggregate.releases, peopleProblems],
    ['reporting', reportAggregate.releases, reportProblems],
  ])('%s: commands, events, refusals, automations', (context, releases, problems) => {
    const counted = [
      [commandsOf(context), 'command'],
      [Object.keys(releases).length, 'event'],
      [Object.keys(problems).length, 'refusal'],
      [automationsOf(context), 'automation'],
    ] as const;
    const said = /^In all (.*)\.$/m.exec(readmeOf(context))?.[1];
    expect(said).toBe(counted.map(([count, what]) => `${count} ${what}${count === 1 ? '' : 's'}`).join(', '));
  });

  it('projects: the rules across projects that are kept', () => {
    const kept = crossProjectRules.filter(({ proofs }) => proofs.length > 0).length;
    expect(readmeOf('projects')).toContain(`${kept} of the ${crossProjectRules.length} rules X1 to X22`);
  });

  it('reporting: its KPIs', () => {
    expect(readmeOf('reporting')).toContain(`There are ${KPIS.length} KPIs.`);
  });
});
