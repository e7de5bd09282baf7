import { fault, pointerTo, type FieldFault } from '../fields/field-kind.js';
import { endOfNumber, survives } from './fast-scan.js';
import type { JsonLimits } from './limits.js';

export interface Scanned {
  readonly fatal?: FieldFault;
  readonly faults: readonly FieldFault[];
}

/** Faults beyond this many are not collected: nobody reads them. */
const ENOUGH = 50;

/**
 * Reads a text that JSON.parse has accepted and finds, with pointers, what a parsed value cannot show any more.
 * Depth and node limits end the reading; all other faults are collected.
 */
export function scan(text: string, limits: JsonLimits): Scanned {
  const scanner = new Scanner(text, limits);
  try {
    scanner.value('', 0);
  } catch (error) {
    if (error instanceof Stop) return { fatal: error.fault, faults: [] };
    throw error;
  }
  return { faults: scanner.faults };
}

class Stop extends Error {
  constructor(readonly fault: FieldFault) {
    super(fault.code);
  }
}

class Scanner {
  readonly faults: FieldFault[] = [];
  private at = 0;
  private nodes = 0;

  constructor(
    private readonly text: string,
    private readonly limits: JsonLimits,
  ) {}

  value(pointer: string, depth: number): void {
    if (++this.nodes > this.limits.nodes) {
      throw new Stop(fault('JSON_TOO_MANY_VALUES', `Expected at most ${this.limits.nodes} values.`)[0]!);
    }
    this.skipSpace();
    switch (this.text[this.at]) {
      case '{':
        return this.object(pointer, this.deeper(depth));
      case '[':
        return this.array(pointer, this.deeper(depth));
      case '"':
        this.checkText(this.string(), pointer);
        return;
      case 't':
      case 'n':
        this.at += 4;
        return;
      case 'f':
        this.at += 5;
        return;
      default:
        return this.number(pointer);
    }
  }

  private deeper(depth: number): number {
    if (depth + 1 <= this.limits.depth) return depth + 1;
    throw new Stop(fault('JSON_TOO_DEEP', `Expected at most ${this.limits.depth} levels.`)[0]!);
  }

  private object(pointer: string, depth: number): void {
    const keys = new Set<string>();
    while (this.next('}')) {
      const key = this.string();
      const at = pointer + pointerTo(key);
      if (keys.has(key)) this.note('JSON_KEY_REPEATED', 'This key is given more than once.', at);
      keys.add(key);
      this.checkText(key, at);
      this.skipSpace();
      this.at++; // the colon
      this.value(at, depth);
    }
    const { keysPerObject } = this.limits;
    if (keys.size > keysPerObject) this.note('JSON_TOO_MANY_KEYS', `Expected at most ${keysPerObject} keys.`, pointer);
  }

  private array(pointer: string, depth: number): void {
    for (let index = 0; this.next(']'); index++) this.value(`${pointer}/${index}`, depth);
  }

  /** Moves to the next element, past opening bracket or comma; false, and past the end, when the container closes. */
  private next(close: '}' | ']'): boolean {
    this.skipSpace();
    if (this.text[this.at] === close) {
      this.at++;
      return false;
    }
    this.at++;
    this.skipSpace();
    // Only right after the opening bracket: JSON has no trailing comma.
    if (this.text[this.at] !== close) return true;
    this.at++;
    return false;
  }

  private number(pointer: string): void {
    const end = endOfNumber(this.text, this.at);
    if (!survives(this.text, this.at, end)) {
      this.note('JSON_NUMBER_NOT_EXACT', 'A number must be written as its shortest exact form.', pointer);
    }
    this.at = end;
  }

  /** The decoded string at the cursor, which moves past it. */
  private string(): string {
    const start = this.at;
    for (this.at++; this.text[this.at] !== '"'; this.at++) if (this.text[this.at] === '\\') this.at++;
    this.at++;
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private checkText(value: string, pointer: string): void {
    if (CONTROLS.test(value)) this.note('JSON_CONTROL_CHARACTER', 'Control characters are refused.', pointer);
    if (SURROGATE.test(value)) this.note('JSON_LONE_SURROGATE', 'Half of a character (a lone surrogate).', pointer);
    const { stringLength } = this.limits;
    if (value.length > stringLength)
      this.note('JSON_STRING_TOO_LONG', `Expected at most ${stringLength} characters.`, pointer);
  }

  private skipSpace(): void {
    while (this.at < this.text.length && SPACE.has(this.text.charCodeAt(this.at))) this.at++;
  }

  private note(code: string, detail: string, at: string): void {
    if (this.faults.length < ENOUGH) this.faults.push({ at, code, detail });
  }
}

const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);
const CONTROLS = /[\u0000-\u0008\u000b-\u001f]/;
const SURROGATE = /\p{Surrogate}/u;
