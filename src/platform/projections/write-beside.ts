/** One transaction under way while what it writes is folded on. What it throws waits for whoever joins it. */
export class WriteBeside {
  private underWay: Promise<void> | null = null;
  private fault: { readonly error: unknown } | null = null;

  get isFree(): boolean {
    return this.underWay === null && this.fault === null;
  }
  get hasFailed(): boolean {
    return this.fault !== null;
  }

  start(transaction: () => Promise<void>): void {
    this.underWay = transaction()
      .catch((error: unknown) => void (this.fault = { error }))
      .finally(() => (this.underWay = null));
  }

  /** Returns when it is over, well or not. */
  async over(): Promise<void> {
    await this.underWay;
  }

  /** @throws what the transaction threw, once */
  async join(): Promise<void> {
    await this.over();
    const { fault } = this;
    this.fault = null;
    if (fault) throw fault.error;
  }
}
