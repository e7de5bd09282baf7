import { escapeHidden } from './safe-line.js';

const COLOURS: Record<string, string> = { debug: '\x1b[2m', warn: '\x1b[33m', error: '\x1b[31m', fatal: '\x1b[31;1m' };

/** A JSON line as a person at a terminal wants it: time, words, then the other fields. */
export function humanLine(line: string): string {
  const { level, time, msg, err, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const rest = Object.entries(fields)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const colour = COLOURS[String(level)] ?? '';
  const stack = isStack(err) ? `\n${err.stack}` : '';
  const words = [String(time).slice(11, 19), String(msg ?? ''), ...rest].join(' ');
  // a terminal obeys ESC: only our own colours may reach it
  const safe = escapeHidden((words + stack).replace(/[\x00-\x08\x0b-\x1f]/g, ' '));
  return `${colour}${safe}${colour && '\x1b[0m'}\n`;
}

function isStack(value: unknown): value is { stack: string } {
  return typeof value === 'object' && value !== null && 'stack' in value && typeof value.stack === 'string';
}
