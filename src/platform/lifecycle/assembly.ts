import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ActionRule } from '../../kernel/access/authorize.js';
import type { EventCatalogue } from '../event-store/event-catalogue.js';
import type { ProblemCatalogue } from '../http/problems/catalogue.js';
import type { Projection } from '../projections/projection.js';
import type { DemoKeys } from '../security/demo-keys.js';
import type { PluginRoutes } from '../security/route-check.js';
import type { Foundation } from './foundation.js';

/** What the banner offers to paste: one line of what it does, one command. */
export interface Example {
  readonly does: string;
  readonly command: string;
}

/** What the contexts bring to a start; made in `app.module.ts`, the one place that knows them all. */
export interface Assembly {
  /** Semantic version of the API. */
  readonly apiVersion: string;
  readonly catalogue: EventCatalogue;
  readonly problems: ProblemCatalogue;
  /** Folders of the contexts' own migrations; the platform's are added. */
  readonly migrations: readonly URL[];
  readonly projections: readonly Projection[];
  /** Actions that are not handed in by `provideActions`. */
  readonly actions?: readonly ActionRule[];
  readonly pluginRoutes?: readonly PluginRoutes[];
  module(foundation: Foundation): Type | DynamicModule;
  /** Between the application's making and the first request: documentation, automations, what needs its providers. */
  prepare?(app: NestFastifyApplication, foundation: Foundation): void | Promise<void>;
  /** Fills a register that is empty, or goes on with one whose filling was cut short; else does nothing. */
  seed?(app: NestFastifyApplication, foundation: Foundation): Promise<void>;
  /** For a new embedded register; `keys` are the demo keys. */
  examples?(baseUrl: string, keys: DemoKeys, foundation: Foundation): Promise<readonly Example[]>;
}
