import { describe, expect, it } from '@jest/globals';
import { explainFailure } from './explain-failure.js';

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

describe('what is said when a start fails', () => {
  it.each(['ConfigError', 'MigrationRefused', 'UnusedRegister', 'WrongVaultKey'])(
    'is the sentence of a %s, without a stack',
    name => {
      expect(explainFailure(named(name, 'Qadam cannot start: say this.'))).toBe('Qadam cannot start: say this.');
    },
  );

  it('names the port that is taken, and what to do', () => {
    const taken = Object.assign(new Error('listen'), { code: 'EADDRINUSE', port: 3000 });
    expect(explainFailure(taken)).toBe('Port 3000 is taken. Choose another with --port, or stop what listens there.');
  });

  it('is everything where nobody wrote a sentence for it', () => {
    expect(explainFailure(named('TypeError', 'row is undefined'))).toContain('explain-failure.spec');
  });
});
