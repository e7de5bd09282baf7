/** Where the demo speaks to: one line at a time. */
export interface Stage {
  readonly write: (line: string) => void;
  readonly colours: boolean;
}

type Paint = (text: string) => string;

/** Tells the demo in lines that stand under each other. */
export class Narrator {
  #number = 0;
  readonly #dim: Paint;
  readonly #bold: Paint;
  readonly #green: Paint;
  readonly #red: Paint;
  readonly #cyan: Paint;

  constructor(private readonly stage: Stage) {
    const paint =
      (on: number, off: number): Paint =>
      text =>
        stage.colours ? `\u001b[${on}m${text}\u001b[${off}m` : text;
    [this.#bold, this.#dim] = [paint(1, 22), paint(2, 22)];
    [this.#red, this.#green, this.#cyan] = [paint(31, 39), paint(32, 39), paint(36, 39)];
  }

  chapter(title: string): void {
    this.stage.write('');
    this.stage.write(this.#bold(title));
  }

  /** One letter and its answer. */
  step(office: string, asked: string, status: number, version: string, good: boolean): void {
    const number = String(++this.#number).padStart(3);
    const mark = good ? this.#green('✓') : this.#red('✗');
    const answer = `${this.#tone(status)(String(status))}  ${this.#dim(version)}`.trimEnd();
    const office26 = this.#cyan(office.replaceAll('_', ' ').padEnd(26));
    this.stage.write(`${this.#dim(number)} ${mark} ${office26} ${asked.padEnd(62)} ${answer}`.trimEnd());
  }

  /** What the answer means. */
  means(text: string): void {
    this.stage.write(`      ${this.#dim(`└ ${text}`)}`);
  }

  deviation(text: string): void {
    this.stage.write(`      ${this.#red(`✗ ${text}`)}`);
  }

  table(head: readonly string[], rows: readonly (readonly string[])[], goods: readonly boolean[] = []): void {
    const widths = head.map((title, column) =>
      Math.max(...[head, ...rows].map(row => (row[column] ?? '').length), title.length),
    );
    const line = (cells: readonly string[]): string =>
      cells
        .map((cell, column) => (isFigure(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join('  ');
    this.stage.write(
      `    ${this.#dim(head.map((cell, column) => (isFigure(rows[0]?.[column] ?? '') ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  '))}`,
    );
    rows.forEach((row, index) => {
      const mark = goods[index] === undefined ? ' ' : goods[index] ? this.#green('✓') : this.#red('✗');
      this.stage.write(`  ${mark} ${line(row)}`.trimEnd());
    });
  }

  end(deviations: readonly string[], steps: string): void {
    this.stage.write('');
    if (deviations.length === 0) return this.stage.write(this.#green(`✓ Everything answered as expected: ${steps}.`));
    this.stage.write(this.#red(`✗ ${deviations.length} answers differ from what is expected (${steps}):`));
    for (const deviation of deviations) this.stage.write(this.#red(`  - ${deviation}`));
  }

  #tone(status: number): Paint {
    return status < 300 ? this.#green : this.#cyan;
  }
}

const isFigure = (cell: string): boolean => /^[+\-−]?[\d\u00a0.,]+( [a-z%]+)?$/i.test(cell) && !/^\d{4}-/.test(cell);

/** `7 400 000 000.00` with no-break spaces. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}
