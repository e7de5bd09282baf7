/** How often each rare branch was reached. A simulation that never goes there proves nothing about it. */
export class Sometimes {
  readonly counts = new Map<string, number>();

  saw(label: string): void {
    this.counts.set(label, (this.counts.get(label) ?? 0) + 1);
  }

  add(other: Sometimes): void {
    for (const [label, count] of other.counts) this.counts.set(label, (this.counts.get(label) ?? 0) + count);
  }
}
