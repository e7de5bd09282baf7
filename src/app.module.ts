import { Module, type DynamicModule } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { demoExamples } from './demo/seed/examples.js';
import { seedDemo } from './demo/seed/seed.js';
import type { FastifyInstance } from 'fastify';
import { eventCatalogue } from './event-catalogue.js';
import { investorProblems } from './investors/investors.problems.js';
import { InvestorsModule } from './investors/investors.module.js';
import {
  lapseInvestorCommands,
  whenInvestorRegistrationUnfinishedLapseIt,
} from './investors/when-registration-unfinished-lapse-it/when-registration-unfinished-lapse-it.automation.js';
import { LandRegistryModule } from './land-registry/land-registry.module.js';
import { landRegistryProblems } from './land-registry/land-registry.problems.js';
import { PeopleModule } from './people/people.module.js';
import { peopleProblems } from './people/people.problems.js';
import { PersonVault } from './people/person-vault.js';
import { PostgresPersonVault } from './people/person-vault.postgres.js';
import { VaultCipher } from './people/vault-cipher.js';
import { VaultSweep } from './people/vault-sweep.js';
import {
  destroyCommands,
  whenPersonErasedDestroyKey,
} from './people/when-person-erased-destroy-key/when-person-erased-destroy-key.automation.js';
import { AutomationRuntime } from './platform/automations/automation-runtime.js';
import { sendThroughBus } from './platform/automations/send-through-bus.js';
import { watchAutomations } from './platform/automations/watch-automations.js';
import { leanSource } from './platform/projections/lean-source.js';
import { ProblemCatalogue } from './platform/http/problems/catalogue.js';
import type { Assembly } from './platform/lifecycle/assembly.js';
import type { Foundation } from './platform/lifecycle/foundation.js';
import { PlatformModule } from './platform/platform.module.js';
import { ReferenceDataModule } from './reference-data/reference-data.module.js';
import { referenceDataProblems } from './reference-data/reference-data.problems.js';
import { projectAutomations, projectCommands } from './projects/projects.automations.js';
import { ProjectsModule } from './projects/projects.module.js';
import { projectProblems } from './projects/projects.problems.js';
import { PROJECT_MIGRATIONS } from './projects/projects.projections.js';
import { readModels } from './read-models.js';
import { ReportingModule } from './reporting/reporting.module.js';
import { reportProblems } from './reporting/reporting.problems.js';

/** The one place that knows every context. */
@Module({})
export class AppModule {
  static forRoot(foundation: Foundation): DynamicModule {
    const keys = { master: foundation.secrets.vault, register: foundation.secrets.register };
    const vault = {
      provide: PersonVault,
      useValue: new PostgresPersonVault(foundation.appPool, new VaultCipher(keys)),
    };
    return {
      module: AppModule,
      global: true,
      providers: [vault],
      exports: [vault],
      imports: [
        CqrsModule.forRoot(),
        PlatformModule.forRoot({
          log: foundation.log,
          catalogue: eventCatalogue,
          readPool: foundation.readPool,
          appPool: foundation.appPool,
        }),
        PeopleModule,
        InvestorsModule,
        LandRegistryModule,
        ReferenceDataModule,
        ProjectsModule,
        ReportingModule,
      ],
    };
  }
}

const automations = [whenPersonErasedDestroyKey, whenInvestorRegistrationUnfinishedLapseIt, ...projectAutomations];
const commands = { ...destroyCommands, ...lapseInvestorCommands, ...projectCommands };

/** What the contexts bring to a start. */
export const assembly: Assembly = {
  apiVersion: '1.0.0',
  catalogue: eventCatalogue,
  problems: new ProblemCatalogue(
    projectProblems,
    landRegistryProblems,
    investorProblems,
    referenceDataProblems,
    peopleProblems,
    reportProblems,
  ),
  migrations: [new URL('./people/migrations/', import.meta.url), PROJECT_MIGRATIONS],
  projections: readModels,
  module: foundation => AppModule.forRoot(foundation),
  prepare,
  seed: seedDemo,
  examples: demoExamples,
};

/** Before the first request: the vault's key is the right one, and the automations follow the log. */
async function prepare(app: NestFastifyApplication, foundation: Foundation): Promise<void> {
  const { log, projectionPool, config, logger, stop, health, metrics } = foundation;
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const vault = app.get(PersonVault, { strict: false });
  if (vault instanceof PostgresPersonVault) await vault.checkKey();
  const runtime = new AutomationRuntime({
    pool: projectionPool,
    source: leanSource(log, projectionPool),
    // Nobody waits for these within the second.
    tuning: { coalesceMs: 100 },
    decode: event => eventCatalogue.decode(event),
    automations,
    send: sendThroughBus(app.get(CommandBus, { strict: false }), commands, Date.now),
    report: (message, err) => logger.warn({ err }, message),
  });
  watchAutomations(runtime, health, metrics);
  if (config.role === 'api') return;
  stop.onStop('followers', 'automations', () => runtime.stop());
  const sweep = app.get(VaultSweep, { strict: false });
  // Not before the handlers of the bus are there.
  server.addHook('onReady', async () => {
    await runtime.start();
    await sweep.removeLeftOvers();
  });
}
