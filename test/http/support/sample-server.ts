import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Principal } from '../../../src/kernel/access/authorize.js';
import {
  configureHttp,
  ProblemCatalogue,
  QadamAdapter,
  type HttpDependencies,
  type HttpOptions,
} from '../../../src/platform/http/index.js';
import { SampleController } from './sample.controller.js';

@Module({ controllers: [SampleController] })
class SampleModule {}

export const principal: Principal = {
  client: 'person:aida',
  personId: '2f6b1f0e-5a0b-4d4e-9d64-0b4f2a6d3c11',
  organisationId: 'ministry',
  roles: ['decision_maker'],
  regions: ['*'],
};

export interface SampleServer {
  readonly url: string;
  readonly port: number;
  readonly app: NestFastifyApplication;
  readonly server: FastifyInstance;
  readonly logged: { readonly level: string; readonly fields: object; readonly message: string }[];
  close(): Promise<void>;
}

/** A listening server around the sample controller; a stand-in for the gate lets everybody in as `principal`. */
export async function startSample(
  overrides: Partial<HttpDependencies> = {},
  options: HttpOptions = {},
): Promise<SampleServer> {
  const logged: { level: string; fields: object; message: string }[] = [];
  const note =
    (level: string) =>
    (fields: object, message: string): void => {
      logged.push({ level, fields, message });
    };
  const app = await NestFactory.create<NestFastifyApplication>(SampleModule, new QadamAdapter(), { logger: false });
  configureHttp(
    app,
    {
      now: Date.now,
      fingerprintKey: Buffer.alloc(32, 7),
      incarnation: 1,
      readModels: {
        positionOf: () => Promise.resolve(42),
        behindBy: () => Promise.resolve({ events: 0, seconds: 0 }),
        waitFor: () => Promise.resolve(true),
      },
      readModelNames: ['samples'],
      problems: new ProblemCatalogue({
        'sample.not-submitted': {
          status: 409,
          title: { en: 'The sample is not submitted', kk: 'Үлгі жіберілмеген', ru: 'Образец не подан' },
          detail: { en: 'It is {stage}.', kk: 'Кезеңі: {stage}.', ru: 'Стадия: {stage}.' },
        },
      }),
      logger: { error: note('error'), warn: note('warn'), info: note('info') },
      apiVersion: '1.0.0',
      ...overrides,
    },
    options,
  );
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  server.addHook('onRequest', (request, _reply, done) => {
    request.principal = principal;
    request.grantedRole = 'decision_maker';
    request.actionRule = { action: request.routeOptions.config.action ?? 'none', roles: 'any' };
    done();
  });
  await app.listen(0, '127.0.0.1');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    app,
    server,
    logged,
    close: () => app.close(),
  };
}
