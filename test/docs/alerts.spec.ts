import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { alarmsOn, matchersIn, metricsIn, readRules, thresholdsOf, type Rule } from './alerts.js';
import { ROOT } from './event-source.js';
import { isExpectedSoon } from './expected-soon.js';
import { metricNames } from './metric-names.js';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const rules = await readRules();
const alerts = rules.filter((rule): rule is Rule & Required<Pick<Rule, 'alert' | 'annotations'>> => 'alert' in rule);
const index = read('docs/runbooks/README.md');
const pages = readdirSync(join(ROOT, 'docs/runbooks')).filter(name => name !== 'README.md');

describe('the alerts', () => {
  it('are complete: a name of their own, how urgent, what it says, and where to read on', () => {
    expect(alerts.length).toBeGreaterThan(20);
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
    for (const { alert, labels, annotations, for: lasting } of alerts) {
      expect(alert).toMatch(/^Qadam[A-Z]\w+$/);
      expect(['page', 'ticket']).toContain(labels?.severity);
      expect(annotations.summary).toMatch(/\.$/);
      expect(lasting).toMatch(/^\d+m$/);
    }
  });

  it('ask for metrics that an instance shows, or that another rule records', async () => {
    const known = await metricNames();
    expect(known).toContain('nodejs_eventloop_lag_p99_seconds');
    const recorded = rules.map(({ record }) => record);
    const asked = rules.flatMap(({ expr }) => metricsIn(expr)).filter(name => name !== 'up');
    expect(asked).toContain('qadam_projection_lag_seconds');
    expect(asked.filter(name => !known.has(name) && !recorded.includes(name) && !isExpectedSoon(name))).toEqual([]);
  });

  it('look for states and outcomes that the code knows', () => {
    const sources = ['metrics/metrics.ts', 'metrics/projection-metrics.ts'].map(name => read(`src/platform/${name}`));
    const told = rules.flatMap(({ expr }) => matchersIn(expr)).filter(([label]) => /^(outcome|state)$/.test(label));
    expect(told.map(([, value]) => value)).toEqual(expect.arrayContaining(['unavailable', 'stopped']));
    expect(told.filter(([, value]) => !sources.join('\n').includes(`'${value}'`))).toEqual([]);
  });

  it('each name a runbook that is there, and that quotes what they fire at', () => {
    for (const rule of alerts) {
      const page = rule.annotations.runbook;
      expect({ page, there: /^docs\/runbooks\/[\w-]+\.md$/.test(page) && existsSync(join(ROOT, page)) }).toEqual({
        page,
        there: true,
      });
      const quoted = alarmsOn(read(page)).find(([name]) => name === rule.alert)?.[1];
      expect({ alert: rule.alert, quoted }).toEqual({ alert: rule.alert, quoted: thresholdsOf(rule) });
    }
  });
});

describe('the runbooks', () => {
  it('are all in the index', () => {
    expect(pages.length).toBeGreaterThan(18);
    expect(pages.filter(name => !index.includes(`(${name})`))).toEqual([]);
  });

  it('know no alarm that there is not, and none on another page than its own', () => {
    for (const page of pages)
      for (const [name] of alarmsOn(read(`docs/runbooks/${page}`)))
        expect([name, alerts.find(({ alert }) => alert === name)?.annotations.runbook]).toEqual([
          name,
          `docs/runbooks/${page}`,
        ]);
  });

  it('are found from each alarm', () => {
    const rows = new Map(
      [...index.matchAll(/^\| `(Qadam\w+)` +\| \[[^\]]+\]\(([\w-]+\.md)\) +\|$/gm)].map(m => [m[1], m[2]]),
    );
    expect([...rows].sort()).toEqual(
      alerts.map(({ alert, annotations }) => [alert, annotations.runbook.replace('docs/runbooks/', '')]).sort(),
    );
  });

  it('say what one sees and when it is over, where an alarm or a trouble leads to them', () => {
    const procedures = [
      'backup-and-restore.md',
      'key-rotation.md',
      'erasure-request.md',
      'auditor-access.md',
      'fault-suite.md',
    ];
    for (const page of pages.filter(name => !procedures.includes(name))) {
      const text = read(`docs/runbooks/${page}`);
      const says = (words: RegExp): boolean => words.test(text);
      expect({ page, sees: says(/\*\*You see\*\*/), over: says(/\*\*It is over when\*\*/) }).toEqual({
        page,
        sees: true,
        over: true,
      });
    }
  });
});
