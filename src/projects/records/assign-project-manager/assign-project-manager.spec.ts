import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { AnInstance, recordedFacts } from '../../../../test/support/a-register.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, MANAGER, OFFICER, PROJECT_ID } from '../../../../test/support/people.js';
import { ASSIGNED } from '../../../../test/support/records.js';
import { personAggregate, type PersonEvent } from '../../../people/index.js';
import { projectAggregate } from '../../domain/project.js';
import { AssignProjectManagerHandler } from './assign-project-manager.handler.js';
import { assignProjectManager, AssignProjectManager } from './assign-project-manager.js';

const project = given(projectAggregate, assignProjectManager);

const assign = (who = MANAGER, from = '2019-03-04', context: ContextOf = {}): AssignProjectManager =>
  new AssignProjectManager(PROJECT_ID, who, from, aContext({ person: DECIDER, role: 'decision_maker', ...context }));

describe('assign the project manager', () => {
  const assigned = aProject().with(ASSIGNED);

  it('says who answers for the project, from which day on', () => {
    project(aProject()).when(assign()).thenRecorded(ASSIGNED);
  });

  it('hands over to another person, and back', () => {
    const data = { managerPersonId: OFFICER, assignedFrom: '2019-06-03', assignedBy: DECIDER };
    project(assigned).when(assign(OFFICER, '2019-06-03')).thenRecorded({ type: 'ProjectManagerAssigned', data });
    const back = { managerPersonId: MANAGER, assignedFrom: '2019-09-02', assignedBy: DECIDER };
    project(assigned.with({ type: 'ProjectManagerAssigned', data }))
      .when(assign(MANAGER, '2019-09-02'))
      .thenRecorded({ type: 'ProjectManagerAssigned', data: back });
  });

  it('assigns nobody a second time', () => {
    project(assigned).when(assign()).thenNothing();
    project(assigned).when(assign(MANAGER, '2019-06-03')).thenNothing();
  });

  it('is not dated after today, before the proposal, or before the one it ends', () => {
    project(aProject()).when(assign(MANAGER, '2021-06-02')).thenRefused('project.dated-in-the-future');
    project(aProject()).when(assign(MANAGER, '2018-11-08')).thenRefused('project.dated-before-proposal');
    project(assigned).when(assign(OFFICER, '2019-03-03')).thenRefused('project.occurred-out-of-order');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(aProject().approved().suspended()).when(assign()).thenRefused('project.is-suspended');
    project(aProject().cancelled()).when(assign()).thenRefused('project.is-over');
    project(noProject()).when(assign()).thenRefused('project.not-registered');
  });
});

describe('who is assigned', () => {
  const REGISTERED: PersonEvent = {
    type: 'PersonRegistered',
    data: { personId: MANAGER, commitment: 'c', fields: ['fullName'], registeredOn: '2018-11-09' },
  };
  const ERASED: PersonEvent = {
    type: 'PersonErased',
    data: { personId: MANAGER, legalGround: 'Request', erasedOn: '2020-01-09', erasedBy: null },
  };

  async function aRegister(): Promise<AnInstance> {
    const instance = new AnInstance();
    const handler = new AssignProjectManagerHandler(instance.streams);
    instance.handle(AssignProjectManager, command => handler.execute(command));
    const { events } = aProject();
    await instance.streams.transact(projectAggregate, PROJECT_ID, aContext({ key: 'p' }), () => events, {
      creates: true,
    });
    return instance;
  }
  const about = (instance: AnInstance, event: PersonEvent): Promise<unknown> =>
    instance.streams.transact(personAggregate, MANAGER, aContext({ key: event.type }), () => [event]);

  it('is in the register of persons, and not erased', async () => {
    const instance = await aRegister();
    const refusal = { code: 'project.manager-not-registered', params: { personId: MANAGER } };
    await expect(instance.send(assign())).rejects.toMatchObject(refusal);
    await about(instance, REGISTERED);
    await instance.send(assign());
    expect((await recordedFacts(instance.log)).at(-1)).toMatchObject({ type: 'ProjectManagerAssigned' });
  });

  it('is not somebody who was erased; what was said before stays said', async () => {
    const instance = await aRegister();
    await about(instance, REGISTERED);
    await instance.send(assign());
    await about(instance, ERASED);
    await expect(instance.send(assign(MANAGER, '2019-03-04', { key: 'again' }))).resolves.toBeDefined();
    const other = await aRegister();
    await about(other, REGISTERED);
    await about(other, ERASED);
    await expect(other.send(assign())).rejects.toMatchObject({ code: 'project.manager-not-registered' });
  });
});
