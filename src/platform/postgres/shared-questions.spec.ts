import { describe, expect, it } from '@jest/globals';
import { SharedQuestions } from './shared-questions.js';

function aDatabase(lines: number, most = 32) {
  const asked: number[][] = [];
  const finish: ((fail?: Error) => void)[] = [];
  const shared = new SharedQuestions<number, string>(
    questions => {
      asked.push([...questions]);
      return new Promise((resolve, reject) =>
        finish.push(fail => (fail ? reject(fail) : resolve(questions.map(question => `answer ${question}`)))),
      );
    },
    lines,
    most,
  );
  return { shared, asked, finish };
}
const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('questions of one kind', () => {
  it('go out alone and at once while nothing is under way', () => {
    const { shared, asked } = aDatabase(2);
    void shared.answerTo(1);
    void shared.answerTo(2);
    expect(asked).toEqual([[1], [2]]);
  });

  it('that come while answers are under way go out as one, and each gets its own answer', async () => {
    const { shared, asked, finish } = aDatabase(1);
    const answers = [1, 2, 3].map(question => shared.answerTo(question));
    expect(asked).toEqual([[1]]);
    finish[0]!();
    await settled();
    expect(asked).toEqual([[1], [2, 3]]);
    finish[1]!();
    expect(await Promise.all(answers)).toEqual(['answer 1', 'answer 2', 'answer 3']);
  });

  it('are never more in one than was said', async () => {
    const { shared, asked, finish } = aDatabase(1, 2);
    for (const question of [1, 2, 3, 4]) void shared.answerTo(question);
    finish[0]!();
    await settled();
    expect(asked).toEqual([[1], [2, 3]]);
  });

  it('that fail, fail together, and the next ones are asked all the same', async () => {
    const { shared, finish } = aDatabase(1);
    const first = shared.answerTo(1);
    const second = shared.answerTo(2);
    finish[0]!(new Error('away'));
    await expect(first).rejects.toThrow('away');
    await settled();
    finish[1]!();
    expect(await second).toBe('answer 2');
  });
});
