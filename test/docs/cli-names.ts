import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './event-source.js';

/** What the command line takes, read from the sources: `qadam keys create`, `qadam keys create --role`. */
export function cliNames(): ReadonlySet<string> {
  const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
  const program = read('src/cli.ts');
  const everywhere = optionsIn(program);
  const names = new Set<string>();
  // What the program does not bring in is not there yet, whatever lies beside it.
  const files = [...program.matchAll(/from '\.\/cli\/([\w-]+)\.js'/g)].map(match => `src/cli/${match[1]}.ts`);
  for (const source of [program, ...files.map(read)]) {
    const [first, ...others] = [...source.matchAll(/(?:command|\badd)\(\s*'([a-z-]+)/g)].map(match => match[1] ?? '');
    if (first === undefined) continue;
    // In a file the first command is a group when it is not the program itself that gets the others.
    const grouped = new RegExp(`const \\w+ = program\\s*\\.command\\('${first}'\\)`).test(source);
    const commands = grouped ? [first, ...others.map(name => `${first} ${name}`)] : [first, ...others];
    for (const command of commands) {
      names.add(`qadam ${command}`);
      for (const option of [...everywhere, ...optionsIn(source)]) names.add(`qadam ${command} ${option}`);
    }
  }
  return names;
}

const optionsIn = (source: string): readonly string[] =>
  [...source.matchAll(/ption\(\s*'(--[a-z-]+)/g)].map(match => match[1] ?? '');

/** The commands that a page gives, with each of their options: as `cliNames` would say them. */
export function commandsOn(page: string): readonly string[] {
  // A command goes on behind a backslash at the end of its line.
  const text = page.replace(/ *\\\n\s*/g, ' ');
  const calls = text.matchAll(/(?:npx qadam|node dist\/cli\.js|`qadam) ([^`#\n]*)/g);
  return [...calls].flatMap(([, rest = '']) => {
    const words = rest.replace(/^(--(data|json)( (?!-)\S+)? )+/, '').split(/\s+/);
    const end = words.findIndex(word => !/^[a-z][a-z-]*$/.test(word));
    const named = (end < 0 ? words : words.slice(0, end)).slice(0, GROUPS.has(words[0] ?? '') ? 2 : 1);
    const options = words.filter(word => /^--[a-z-]+$/.test(word) && word !== '--help');
    if (named.length === 0) return [];
    const command = `qadam ${named.join(' ')}`;
    return [command, ...options.map(option => `${command} ${option}`)];
  });
}

const GROUPS = new Set(['keys', 'projections', 'journal']);
