import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { ROOT } from './event-source.js';

/** Every metric that an instance can show: those it is born with, and those that the sources declare. */
export async function metricNames(): Promise<ReadonlySet<string>> {
  const born = [...(await new Metrics().text()).matchAll(/^# TYPE (\S+) (\w+)$/gm)].map(match => match[1] ?? '');
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .map(path => readFileSync(join(ROOT, 'src', path), 'utf8'));
  const declared = [...sources.join('\n').matchAll(/\b(?:counter|histogram|watch)\(\s*'([a-z][a-z0-9_]*)'/g)];
  const names = [...born, ...declared.map(match => `qadam_${match[1]}`)];
  return new Set(names.flatMap(name => [name, `${name}_bucket`, `${name}_count`, `${name}_sum`]));
}
