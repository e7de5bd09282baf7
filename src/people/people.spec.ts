import { beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../platform/event-store/canonical-json.js';
import { piiCommitment } from '../platform/event-store/data-hash.js';
import { LogUnavailable } from '../platform/event-store/event-log.errors.js';
import { MemoryEventLog } from '../platform/event-store/memory/memory-event-log.js';
import { aContext, type ContextOf } from '../../test/support/a-context.js';
import { AFollower, AnInstance } from '../../test/support/a-register.js';
import { personAggregate } from './domain/person.js';
import { ErasePerson, erasePerson } from './erase-person/erase-person.js';
import { MemoryPersonVault } from './person-vault.memory.js';
import { PersonCardHandler, PersonCardQuery } from './person-card/person-card.query.js';
import { RegisterPersonHandler } from './register-person/register-person.handler.js';
import { RegisterPerson } from './register-person/register-person.js';
import { VaultCipher } from './vault-cipher.js';
import { VaultSweep } from './vault-sweep.js';
import { DestroyPersonalDataHandler } from './when-person-erased-destroy-key/destroy-personal-data.handler.js';
import { DestroyPersonalData } from './when-person-erased-destroy-key/destroy-personal-data.js';
import {
  destroyCommands,
  whenPersonErasedDestroyKey,
} from './when-person-erased-destroy-key/when-person-erased-destroy-key.automation.js';

const JOHN = { fullName: 'John Young Sun', iin: '850101300005', email: 'john@example.org', phone: '+77011234567' };

/** A log whose process dies before it stores, as often as told. */
class DyingLog extends MemoryEventLog {
  deaths = 0;
  override append(...args: Parameters<MemoryEventLog['append']>): ReturnType<MemoryEventLog['append']> {
    if (this.deaths-- > 0) throw new LogUnavailable('unknown', 'the process died');
    return super.append(...args);
  }
}

class People {
  readonly log = new DyingLog();
  readonly instance = new AnInstance(this.log);
  now = 0;
  readonly cipher = new VaultCipher({ master: Buffer.alloc(32, 1), register: Buffer.alloc(32, 2) });
  readonly vault = new MemoryPersonVault(this.cipher, () => this.now);
  readonly sweep = new VaultSweep(this.instance.streams, this.vault);
  readonly cards = new PersonCardHandler(this.instance.streams, this.vault);
  readonly follower = new AFollower(whenPersonErasedDestroyKey, destroyCommands);

  constructor() {
    const { instance } = this;
    const register = new RegisterPersonHandler(instance.streams, this.vault);
    const destroy = new DestroyPersonalDataHandler(instance.streams, this.vault);
    instance.handle(RegisterPerson, command => register.execute(command));
    instance.handle(DestroyPersonalData, command => destroy.execute(command));
    instance.handle(ErasePerson, command =>
      instance.streams.transact(personAggregate, command.personId, command.context, person =>
        erasePerson(command, person),
      ),
    );
  }

  /** What a dump of the whole register holds: log and vault. */
  async dump(): Promise<string> {
    const events = await this.log.readAll({ after: 0, limit: 1_000 });
    const rows = [...this.vault.rows.values()].flatMap(row =>
      Object.values(row).map(value => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))),
    );
    return [JSON.stringify(events), ...rows].join('\n');
  }

  async destroyErased(): Promise<void> {
    await this.follower.catchUp(this.log);
    await this.follower.dispatch(this.instance, () => false);
  }
}

const register = (key = 'k-1', over: Partial<typeof JOHN> = {}, context: ContextOf = {}): RegisterPerson =>
  new RegisterPerson({ ...JOHN, ...over }, '2018-11-09', aContext({ key, ...context }));

const erase = (personId: string, key = 'e-1'): ErasePerson =>
  new ErasePerson(personId, 'Request of the subject, No 12', '2021-05-03', aContext({ key, role: 'data_steward' }));

describe('registering a person', () => {
  let people: People;
  beforeEach(() => {
    people = new People();
  });

  it('records that there is one and what the vault is bound to, and nothing about who', async () => {
    const { facts } = await people.instance.send(register());
    const { personId } = register();
    expect(facts.map(fact => [fact.type, fact.data])).toEqual([
      [
        'PersonRegistered',
        {
          personId,
          commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
          fields: ['email', 'fullName', 'iin', 'phone'],
          registeredOn: '2018-11-09',
        },
      ],
    ]);
    for (const secret of Object.values(JOHN)) expect(await people.dump()).not.toContain(secret);
  });

  it('commits to the data so that the salt of the vault proves it', async () => {
    const { facts } = await people.instance.send(register());
    const { personId } = register();
    const card = await people.cards.execute(new PersonCardQuery(personId, true));
    const salt = Buffer.from(card.salt ?? '', 'base64url');
    expect(card.data).toEqual(JOHN);
    const commitment = piiCommitment(salt, canonicalJson({ ...card.data, personId }));
    expect(facts[0]?.data).toMatchObject({ commitment });
  });

  it('answers the same to the same key, also when the first attempt died before its event', async () => {
    people.log.deaths = 1;
    await expect(people.instance.send(register())).rejects.toThrow('the process died');
    const commitment = [...people.vault.rows.values()][0]?.commitment;
    const first = await people.instance.send(register());
    expect(first.facts[0]?.data).toMatchObject({ commitment });
    expect(await people.instance.send(register())).toEqual({ ...first, replayed: true });
    expect(people.vault.rows.size).toBe(1);
  });

  it('refuses the same key with other data, also when the first attempt died before its event', async () => {
    people.log.deaths = 1;
    await expect(people.instance.send(register())).rejects.toThrow('the process died');
    const other = { ...register('k-1', { fullName: 'Another Name' }) };
    const command = new RegisterPerson(other.data, '2018-11-09', { ...other.context, fingerprint: 'f'.repeat(64) });
    await expect(people.instance.send(command)).rejects.toMatchObject({ name: 'IdempotencyKeyReused' });
  });

  it('refuses a second person with the same IIN, and tells the id only to those who may read it', async () => {
    await people.instance.send(register());
    const { personId } = register();
    await expect(people.instance.send(register('k-2'))).rejects.toMatchObject({
      code: 'person.already-registered',
      params: { personId },
    });
    const machine = register('k-3', {}, { person: null, role: 'machine' });
    await expect(people.instance.send(machine)).rejects.toMatchObject({
      code: 'person.already-registered',
      params: {},
    });
  });

  it('is not blocked for ever by an attempt that died', async () => {
    people.log.deaths = 1;
    await expect(people.instance.send(register('k-1'))).rejects.toThrow('the process died');
    await expect(people.instance.send(register('k-2'))).rejects.toMatchObject({ code: 'person.already-registered' });
    people.now = 61_000;
    expect((await people.instance.send(register('k-2'))).facts).toHaveLength(1);
  });

  it('leaves no row without an event once the sweep has passed, and keeps the others', async () => {
    await people.instance.send(register('k-1'));
    people.log.deaths = 1;
    await expect(people.instance.send(register('k-2', { iin: '990228500007' }))).rejects.toThrow();
    people.now = 3_600_000;
    expect(await people.sweep.removeLeftOvers()).toBe(1);
    expect(await people.vault.held()).toEqual([register('k-1').personId]);
  });

  it('leaves nothing behind when it is refused', async () => {
    const future = new RegisterPerson(JOHN, '2021-06-02', aContext());
    await expect(people.instance.send(future)).rejects.toMatchObject({ code: 'person.dated-in-the-future' });
    expect(people.vault.rows.size).toBe(0);
  });

  it('says nothing of the person when the command ends in a log line', () => {
    const line = JSON.stringify({ command: register() });
    for (const secret of Object.values(JOHN)) expect(line).not.toContain(secret);
  });
});

describe('reading a person', () => {
  it('shows an auditor the commitment and no names', async () => {
    const people = new People();
    await people.instance.send(register());
    const card = await people.cards.execute(new PersonCardQuery(register().personId, false));
    expect(card).toMatchObject({ data: null, salt: null });
    expect(card.commitment).toMatch(/^[0-9a-f]{64}$/);
  });

  it('finds nobody under an unknown id', async () => {
    const query = new PersonCardQuery(register().personId, true);
    await expect(new People().cards.execute(query)).rejects.toMatchObject({ code: 'person.not-registered' });
  });
});

describe('erasing a person', () => {
  let people: People;
  const { personId } = register();
  beforeEach(async () => {
    people = new People();
    await people.instance.send(register());
  });

  it('closes the data at once, before the key is destroyed', async () => {
    await people.instance.send(erase(personId));
    expect(await people.vault.held()).toEqual([personId]);
    for (const withNames of [true, false]) {
      await expect(people.cards.execute(new PersonCardQuery(personId, withNames))).rejects.toMatchObject({
        code: 'person.erased',
        params: { erasedOn: '2021-05-03' },
      });
    }
  });

  it('destroys key, salt and data after the event, and a dump holds nothing that opens the commitment', async () => {
    await people.instance.send(erase(personId));
    await people.destroyErased();
    expect(await people.vault.held()).toEqual([]);
    for (const secret of Object.values(JOHN)) expect(await people.dump()).not.toContain(secret);
  });

  it('is recorded once when said twice', async () => {
    await people.instance.send(erase(personId));
    expect((await people.instance.send(erase(personId, 'e-2'))).facts).toEqual([]);
  });

  it('is not undone by a retry of the registration, nor by a restored vault', async () => {
    const row = people.vault.rows.get(personId);
    await people.instance.send(erase(personId));
    await people.destroyErased();
    expect(await people.instance.send(register())).toMatchObject({ replayed: true });
    expect(await people.vault.held()).toEqual([]);
    if (row !== undefined) people.vault.rows.set(personId, row);
    expect(await people.sweep.repeatErasures()).toBe(1);
    expect(await people.vault.held()).toEqual([]);
  });

  it('lets the same person be registered anew, as another one', async () => {
    await people.instance.send(erase(personId));
    await people.destroyErased();
    const again = register('k-2');
    await people.instance.send(again);
    expect(again.personId).not.toBe(personId);
  });

  it('never destroys the data of a person who is not erased', async () => {
    const command = new DestroyPersonalData(personId, aContext({ key: 'd-1' }));
    await expect(people.instance.send(command)).rejects.toMatchObject({ code: 'person.not-erased' });
    expect(await people.vault.held()).toEqual([personId]);
  });

  it('refuses an unknown person, a future day, and a day before the registration', async () => {
    const on = (erasedOn: string): ErasePerson =>
      new ErasePerson(personId, 'Request of the subject', erasedOn, aContext({ key: erasedOn }));
    await expect(people.instance.send(on('2021-06-02'))).rejects.toMatchObject({ code: 'person.dated-in-the-future' });
    await expect(people.instance.send(on('2018-11-08'))).rejects.toMatchObject({
      code: 'person.erased-before-registered',
    });
    const nobody = erase('0e6a3a52-0099-4c1e-9a01-000000000099');
    await expect(people.instance.send(nobody)).rejects.toMatchObject({ code: 'person.not-registered' });
  });
});
