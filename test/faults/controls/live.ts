import { caughtUp, checkReadModels } from '../checks/convergence.js';
import { countOf } from '../checks/findings.js';
import { checkAll } from '../campaign.js';
import { ask, databaseNamed } from '../database.js';
import { Instance } from '../instance.js';
import { until } from '../random.js';
import { readStore } from '../stored.js';
import { trial, type Bench } from './bench.js';
import type { ControlResult } from '../controls.js';

/** A register that answers before it stores, killed: the checker has to miss what was acknowledged. */
export const answerBeforeAppend = (bench: Bench): Promise<ControlResult> =>
  trial(
    bench,
    'early_answer',
    { preload: ['controls/answer-before-append.mjs'] },
    async ({ campaign, app, workload }) => {
      workload.only = 'meeting';
      await campaign.cycle('answer before append', () => app.kill(), [app.name]);
      const lost = campaign.findings.filter(
        ({ check, text }) => check === 'C1' && text.endsWith('its events are not there'),
      ).length;
      return {
        name: '2xx before append',
        caught: lost > 0,
        how: `C1 finds ${lost} of ${campaign.parts.history.acknowledged} acknowledged commands lost`,
      };
    },
  );

/** Clients that retry what is unknown as if it were new, and a register that dies after storing: things happen twice. */
export const mintedIdOnRetry = (bench: Bench): Promise<ControlResult> =>
  trial(bench, 'minted_id', { freshKeys: true }, async ({ campaign, app, workload, database }) => {
    workload.only = 'meeting';
    app.armed = 'command.after-append:40';
    await app.kill();
    await app.ready();
    app.armed = '';
    await campaign.cycle('minted id', () => app.kill(), [app.name]);
    const { operations } = campaign.parts.history;
    campaign.findings.push(...checkAll(operations, await readStore(database.url), campaign.began));
    const twice = countOf(campaign.findings, 'C6');
    return {
      name: 'minted id on retry',
      caught: twice > 0,
      how: `C6 finds ${twice} operations with more than one effect; died at ${campaign.hits().join() || 'no failpoint'}`,
    };
  });

/** A checkpoint that moved before the rows were written: the events in between are never projected. */
export const earlyCheckpoint = (bench: Bench): Promise<ControlResult> =>
  trial(bench, 'early_checkpoint', {}, async ({ campaign, app, database, environment }) => {
    await app.stop();
    const { folder } = bench;
    const silent = new Instance({ name: 'control-api', folder, environment: { ...environment, ROLE: 'api' } });
    await silent.start();
    app.port = silent.port;
    campaign.clients.start();
    const { history } = campaign.parts;
    await until('some are acknowledged', 30_000, () => history.acknowledged > 60);
    await campaign.clients.settle();
    await silent.stop();
    await ask(
      database.url,
      `update rm.projection_generation set position = (select max(position) from es.stream_index) where role = 'live'`,
    );
    await app.start();
    await caughtUp(app.port);
    const behind = countOf(await checkReadModels(database.url, await readStore(database.url)), 'C8');
    return { name: 'early checkpoint', caught: behind > 0, how: `C8 finds ${behind} rows that the events contradict` };
  });

/** The sound run that the doctored logs are made of; it has to be clean, or its variants would prove nothing. */
export const soundTwin = (bench: Bench): Promise<{ result: ControlResult; variants: ControlResult[] }> =>
  trial(bench, 'sound', {}, async ({ campaign, app, database }) => {
    await campaign.cycle('sound', () => app.kill(), [app.name]);
    await campaign.wait(20);
    const { operations } = campaign.parts.history;
    const store = await readStore(database.url);
    await campaign.witness.look(database.url, 'all', 0);
    const clean = [...campaign.findings, ...checkAll(operations, store, campaign.began)];
    await app.stop();
    const { doctored, tampered } = await import('./doctored.js');
    const copy = databaseNamed(database.url, 'tampered');
    await ask(databaseNamed(database.url, 'postgres'), 'create database tampered template sound');
    const variants = [
      ...doctored(operations, store, campaign.began),
      ...(await tampered(copy, operations, campaign.witness)),
    ];
    const how = `${store.events.length} events, ${operations.length} operations, no finding`;
    return {
      result: {
        name: 'untampered twin',
        twin: true,
        caught: clean.length === 0,
        how:
          clean.length === 0
            ? how
            : clean
                .map(({ text }) => text)
                .join('; ')
                .slice(0, 500),
      },
      variants,
    };
  });
