import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { expect, test } from '@jest/globals';
import {
  Answer,
  answerCommand,
  CommandInput,
  CommandRoute,
  configureHttp,
  ProblemCatalogue,
  QadamAdapter,
  Text,
  type CommandRequest,
} from '../../src/platform/http/index.js';
import { defaultCommand } from './support/sample.controller.js';

class Body {
  @Text({ max: 5 }) name!: string;
}

@Controller('v1/parcels/:cadastralNumber')
class UncheckedController {
  @CommandRoute({ path: 'notes', action: 'parcels.note', body: Body, ifMatch: 'none', summary: 'Note' })
  async note(@CommandInput() request: CommandRequest<Body>): Promise<Answer> {
    return answerCommand(request, await defaultCommand(request as never));
  }
}

@Module({ controllers: [UncheckedController] })
class UncheckedModule {}

test('a path parameter that nobody checks stops the start', async () => {
  const app = await NestFactory.create<NestFastifyApplication>(UncheckedModule, new QadamAdapter(), {
    logger: false,
    abortOnError: false,
  });
  configureHttp(app, {
    now: Date.now,
    fingerprintKey: Buffer.alloc(32),
    incarnation: 1,
    readModels: {
      positionOf: () => Promise.resolve(0),
      behindBy: () => Promise.resolve({ events: 0, seconds: 0 }),
      waitFor: () => Promise.resolve(true),
    },
    readModelNames: [],
    problems: new ProblemCatalogue(),
    logger: { error: () => {}, warn: () => {}, info: () => {} },
    apiVersion: '1.0.0',
  });
  await expect(app.init()).rejects.toThrow('path parameter cadastralNumber of parcels.note has no rule');
  await app.close();
});
