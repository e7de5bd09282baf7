/**
 * Questions of one kind, asked together: while an answer is under way, those that come wait, and go out as one. A
 * question that comes alone goes out alone and at once, so a quiet process answers as fast as it ever did, and a busy
 * one pays the way to the database once for many.
 */
export class SharedQuestions<Question, Answer> {
  private waiting: Waiting<Question, Answer>[] = [];
  private underWay = 0;

  /**
   * @param ask answers in the order of its questions, as many as it was given; when it fails, all of them fail
   * @param lines how many may be under way at the same time
   * @param most questions in one
   */
  constructor(
    private readonly ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
    private readonly lines = 2,
    private readonly most = 32,
  ) {}

  answerTo(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve, reject });
      if (this.underWay < this.lines) void this.send();
    });
  }

  private async send(): Promise<void> {
    const together = this.waiting.slice(0, this.most);
    this.waiting = this.waiting.slice(together.length);
    this.underWay++;
    try {
      const answers = await this.ask(together.map(({ question }) => question));
      if (answers.length !== together.length)
        throw new Error(`${together.length} questions, ${answers.length} answers`);
      together.forEach(({ resolve }, index) => resolve(answers[index]!));
    } catch (error) {
      for (const { reject } of together) reject(error);
    } finally {
      this.underWay--;
      if (this.waiting.length > 0) void this.send();
    }
  }
}

interface Waiting<Question, Answer> {
  readonly question: Question;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}
