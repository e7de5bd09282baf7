import type { Config } from './config.js';
import { GROUPS, type Variable } from './variable.js';
import { VARIABLES, type VariableName } from './variables.js';

const ENTRIES = Object.entries(VARIABLES) as [VariableName, Variable<unknown>][];

/** `.env.example`: every variable, grouped, with its default and meaning. The same text on every machine. */
export function envExample(): string {
  const lines = ['# Written by `npm run env:example` from src/platform/config/variables.ts. Do not edit.', ''];
  for (const group of GROUPS) {
    lines.push(`# ${group}`, '');
    for (const [name, variable] of ENTRIES.filter(([, { group: of }]) => of === group)) {
      lines.push(`# ${variable.help}`);
      if (variable.shownDefault) lines.push(`# Default: ${variable.shownDefault}`);
      if (variable.secret) lines.push(`# Or ${name}_FILE: the path of a file that holds it.`);
      lines.push(`#${name}=${variable.shownDefault ? '' : (variable.default ?? '')}`, '');
    }
  }
  return lines.join('\n');
}

/** `--print-config`: every value and where it came from; of a secret not even a part is shown. */
export function printConfig(config: Config): string {
  const shown = ENTRIES.map(([name, { shownDefault }]) => {
    const { text, source } = config.written[name];
    return { name, value: text ?? (shownDefault ? `(${shownDefault})` : '(none)'), source };
  });
  const width = (key: 'name' | 'value') => Math.max(...shown.map(line => line[key].length));
  const [names, values] = [width('name'), width('value')];
  return shown.map(line => `${line.name.padEnd(names)}  ${line.value.padEnd(values)}  ${line.source}`).join('\n');
}
