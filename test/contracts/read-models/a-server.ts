import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { eventCatalogue } from '../../../src/event-catalogue.js';
import { configureHttp, ProblemCatalogue, QadamAdapter } from '../../../src/platform/http/index.js';
import { PlatformModule } from '../../../src/platform/platform.module.js';
import { ParcelsRegisterController } from '../../../src/land-registry/parcels-register/parcels-register.controller.js';
import { ListParcelsHandler } from '../../../src/land-registry/parcels-register/parcels-register.query.js';
import { projectProblems } from '../../../src/projects/projects.problems.js';
import { readingControllers, readingProviders } from '../../../src/projects/reading/reading.providers.js';
import { InvestmentTotalsController } from '../../../src/reporting/investment-totals/investment-totals.controller.js';
import { GetInvestmentTotalsHandler } from '../../../src/reporting/investment-totals/investment-totals.query.js';
import { KpisController } from '../../../src/reporting/kpis/kpis.controller.js';
import { GetKpisHandler } from '../../../src/reporting/kpis/kpis.query.js';
import { PipelineBoardController } from '../../../src/reporting/pipeline-board/pipeline-board.controller.js';
import { GetPipelineBoardHandler } from '../../../src/reporting/pipeline-board/pipeline-board.query.js';
import {
  GetPeriodReportHandler,
  GetReportContentHandler,
  GetReportDifferencesHandler,
  ListPeriodReportsHandler,
} from '../../../src/reporting/period-reports/period-reports.query.js';
import { PeriodReportsController } from '../../../src/reporting/period-reports/period-reports.controller.js';
import { PublishPeriodReportController } from '../../../src/reporting/publish-period-report/publish-period-report.controller.js';
import { PublishPeriodReportHandler } from '../../../src/reporting/publish-period-report/publish-period-report.handler.js';
import { AssembleReportHandler } from '../../../src/reporting/report-figures/report-figures.query.js';
import { reportProblems } from '../../../src/reporting/reporting.problems.js';
import { OFFICER } from '../../support/people.js';
import type { ReadModels } from './support.js';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** The reading routes over HTTP, with a stand-in for the gate that lets an auditor in. */
export class AServer {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly url: string,
  ) {}

  static async over(models: ReadModels, now = Date.UTC(2021, 5, 1, 6)): Promise<AServer> {
    const platform = PlatformModule.forRoot({
      log: models.log,
      catalogue: eventCatalogue,
      readPool: models.pool,
      appPool: models.pool,
    });
    class ReadingModule {}
    Module({
      imports: [CqrsModule.forRoot(), platform],
      controllers: [
        ...readingControllers,
        ParcelsRegisterController,
        InvestmentTotalsController,
        KpisController,
        PipelineBoardController,
        PublishPeriodReportController,
        PeriodReportsController,
      ],
      providers: [
        ...readingProviders,
        ListParcelsHandler,
        GetInvestmentTotalsHandler,
        GetKpisHandler,
        GetPipelineBoardHandler,
        AssembleReportHandler,
        PublishPeriodReportHandler,
        ListPeriodReportsHandler,
        GetPeriodReportHandler,
        GetReportContentHandler,
        GetReportDifferencesHandler,
      ],
    })(ReadingModule);
    const app = await NestFactory.create<NestFastifyApplication>(ReadingModule, new QadamAdapter(), { logger: false });
    const silent = (): void => undefined;
    configureHttp(app, {
      now: () => now,
      fingerprintKey: Buffer.alloc(32, 7),
      incarnation: 1,
      readModels: models.freshness,
      readModelNames: [],
      problems: new ProblemCatalogue(projectProblems, reportProblems),
      logger: { error: silent, warn: silent, info: silent },
      apiVersion: '1.0.0',
    });
    const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
    server.addHook('onRequest', (request, _reply, done) => {
      const person = { client: `person:${OFFICER}`, personId: OFFICER, organisationId: 'audit' };
      request.principal = { ...person, roles: ['auditor'], regions: ['*'] };
      request.grantedRole = 'auditor';
      request.actionRule = { action: request.routeOptions.config.action ?? 'none', roles: 'any' };
      done();
    });
    await app.listen(0, '127.0.0.1');
    const address = server.server.address();
    if (address === null || typeof address === 'string') throw new Error('no address');
    return new AServer(app, `http://127.0.0.1:${address.port}`);
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    const answer = await fetch(`${this.url}${path}`, { headers });
    const text = await answer.text();
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    return { status: answer.status, headers: answer.headers, body };
  }

  /** A command under a key of its own. */
  async post(path: string, body: object, key: string): Promise<Answered> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    const answer = await fetch(`${this.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
  }

  /** The very bytes of an answer. */
  async bytes(path: string): Promise<{ readonly headers: Headers; readonly bytes: Buffer }> {
    const answer = await fetch(`${this.url}${path}`);
    return { headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  }

  /** All items of a paged list, page by page, following `next`; and how many pages that took. */
  async all(path: string): Promise<{ readonly items: readonly Record<string, unknown>[]; readonly pages: number }> {
    const items: Record<string, unknown>[] = [];
    let pages = 0;
    for (let next: string | undefined = path; next !== undefined; pages++) {
      const { body } = await this.get(next);
      items.push(...(body['items'] as Record<string, unknown>[]));
      next = (body['links'] as Record<string, string>)['next'];
    }
    return { items, pages };
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
