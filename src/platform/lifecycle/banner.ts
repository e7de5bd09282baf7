import type { Config } from '../config/config.js';
import { demoKeysFile, type DemoKeys } from '../security/demo-keys.js';
import type { Example } from './assembly.js';

export interface BannerFacts {
  readonly url: string;
  readonly config: Config;
  readonly dataDir: string;
  readonly demo: { readonly keys: DemoKeys; readonly fresh: boolean } | null;
  readonly examples: readonly Example[];
  readonly seconds: number;
}

/** What a person reads after `npm start`. Keys are shown once, when they are made; later only where they lie. */
export function banner({ url, config, dataDir, demo, examples, seconds }: BannerFacts): string {
  const lines = [
    '',
    `Qadam answers at ${url} (ready in ${seconds.toFixed(1)} s)`,
    '',
    `  API documentation  ${url}/docs`,
    `  OpenAPI document   ${url}/v1/openapi.json`,
    `  Health             ${url}/health/ready`,
    `  Metrics            ${url}/metrics`,
  ];
  if (config.embedded)
    lines.push(`  Data               ${dataDir}${config.data.ephemeral ? ' (deleted at the end)' : ''}`);
  if (demo?.fresh) lines.push('', 'Demo keys, shown this once:', '', ...keyLines(demo.keys));
  if (demo) lines.push('', `Demo keys are kept in ${demoKeysFile(dataDir)}`);
  if (examples.length > 0) lines.push('', 'Try:');
  for (const { does, command } of examples) lines.push('', `# ${does}`, command);
  lines.push('', 'Ctrl-C stops it in order.', '');
  return `${lines.join('\n')}\n`;
}

function keyLines(keys: DemoKeys): string[] {
  const holders = Object.entries(keys);
  const width = Math.max(...holders.map(([holder]) => holder.length));
  return holders.map(([holder, { key }]) => `  ${holder.padEnd(width)}  ${key}`);
}
