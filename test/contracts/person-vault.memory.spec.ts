import { MemoryPersonVault } from '../../src/people/person-vault.memory.js';
import { VaultCipher } from '../../src/people/vault-cipher.js';
import { personVaultContract } from './person-vault.contract.js';

personVaultContract('memory', async () => {
  const cipher = new VaultCipher({ master: Buffer.alloc(32, 1), register: Buffer.alloc(32, 2) });
  const vault = new MemoryPersonVault(cipher);
  const text = (value: unknown): string => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value));
  return {
    vault,
    dump: async () => [...vault.rows.values()].flatMap(row => Object.values(row).map(text)).join('\n'),
    close: async () => {},
  };
});
