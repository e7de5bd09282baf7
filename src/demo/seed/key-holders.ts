import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { ROLES, type Role } from '../../kernel/access/role.js';
import type { CommandContext } from '../../kernel/eventsourcing/command-context.js';
import { peopleActions } from '../../people/people.actions.js';
import { RegisterPerson } from '../../people/register-person/register-person.js';
import { commandIdOf } from '../../platform/event-store/ids.js';
import { fingerprintOf } from '../../platform/http/routes/fingerprint.js';
import { businessDayAt } from '../../platform/http/routes/business-day.js';
import type { Foundation } from '../../platform/lifecycle/foundation.js';
import { demoPersonId } from '../../platform/security/demo-keys.js';
import { seedKey } from './fill-register.js';

/** Invented; the vault should have something to tell when somebody asks who decided. */
const NAMES: Readonly<Record<Exclude<Role, 'machine'>, string>> = {
  investor_rep: 'Ким Ын Су',
  project_officer: 'Әсел Нұрланқызы Сәрсенбаева',
  project_manager: 'Дәурен Маратұлы Жақсыбеков',
  agency_reviewer: 'Гүлмира Бекболатқызы Оспанова',
  decision_maker: 'Ерлан Қайратұлы Төлегенов',
  land_officer: 'Айгүл Серікқызы Мұратова',
  land_commission_secretary: 'Нұржан Асқарұлы Ибраев',
  land_decider: 'Болат Ерболұлы Қасымов',
  architecture_officer: 'Мадина Әлімқызы Досжанова',
  gask_officer: 'Тимур Рүстемұлы Ахметов',
  grid_officer: 'Санжар Әділұлы Омаров',
  verifier: 'Жанар Талғатқызы Құсайынова',
  data_steward: 'Лаура Ғалымқызы Бекова',
  correction_approver: 'Марат Сәбитұлы Есенов',
  appeal_body: 'Динара Болатқызы Шәріпова',
  auditor: 'Қанат Мұхтарұлы Нұрғалиев',
  admin: 'Арман Жұмабекұлы Сейітов',
};

/**
 * The persons behind the demo keys enter the vault as everybody does, by the same command on the same bus. One thing
 * is different: their keys were made first, so the registration takes the id that the key names in place of a new one.
 */
export async function registerKeyHolders(app: NestFastifyApplication, { secrets }: Foundation): Promise<void> {
  const bus = app.get(CommandBus, { strict: false });
  const { now } = (app.getHttpAdapter().getInstance() as unknown as FastifyInstance).qadam;
  for (const role of ROLES) {
    if (role === 'machine') continue;
    const data = { fullName: NAMES[role], iin: null, email: null, phone: null };
    await bus.execute(new RegisterPerson(data, REGISTERED_ON, contextFor(role, secrets.register, now())));
  }
}

const REGISTERED_ON = '2018-06-01';
const OFFICER: Role = 'project_officer';

function contextFor(role: Role, fingerprintKey: Uint8Array, milliseconds: number): CommandContext {
  const personId = demoPersonId(OFFICER);
  const client = `person:${personId}`;
  const organisationId = 'demo-project-officer';
  const commandId = commandIdOf(client, seedKey('key-holders', role));
  const rule = peopleActions.find(({ action }) => action === 'person.register');
  if (rule === undefined) throw new TypeError('nobody may register persons');
  return {
    commandId,
    fingerprint: fingerprintOf(fingerprintKey, 'POST', '/v1/persons', { fullName: role }, client),
    correlationId: commandId,
    causationId: null,
    actor: { personId, client, organisationId, role: OFFICER, onBehalfOf: null },
    source: { system: 'demo', version: '1', channel: 'seed' },
    now: new Date(milliseconds).toISOString(),
    today: businessDayAt(milliseconds),
    closedThrough: null,
    expectedRevisions: null,
    permission: { principal: { client, personId, organisationId, roles: [OFFICER], regions: ['*'] }, rule },
    idFor: () => demoPersonId(role),
  };
}
