import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../../platform/cqrs/command-handler.js';
import { AmendPpaController } from './amend-ppa/amend-ppa.controller.js';
import { AmendPpa, amendPpa } from './amend-ppa/amend-ppa.js';
import { ConnectGridController } from './connect-grid/connect-grid.controller.js';
import { ConnectGrid, connectGrid } from './connect-grid/connect-grid.js';
import { projectAggregate } from '../domain/project.js';
import { OverridePowerLimitController } from './override-power-limit/override-power-limit.controller.js';
import { OverridePowerLimit, overridePowerLimit } from './override-power-limit/override-power-limit.js';
import { RecordAuctionController } from './record-auction/record-auction.controller.js';
import { RecordAuction, recordAuction } from './record-auction/record-auction.js';
import { RecordGridConditionsController } from './record-grid-conditions/record-grid-conditions.controller.js';
import { RecordGridConditions, recordGridConditions } from './record-grid-conditions/record-grid-conditions.js';
import { SignPpaController } from './sign-ppa/sign-ppa.controller.js';
import { SignPpa, signPpa } from './sign-ppa/sign-ppa.js';
import { TerminatePpaController } from './terminate-ppa/terminate-ppa.controller.js';
import { TerminatePpa, terminatePpa } from './terminate-ppa/terminate-ppa.js';

const projectOf = (command: { readonly projectId: string }): string => command.projectId;

/** From the terms of connection to the connection: that part of the projects module. */
export const gridControllers: Type[] = [
  RecordGridConditionsController,
  RecordAuctionController,
  SignPpaController,
  AmendPpaController,
  TerminatePpaController,
  ConnectGridController,
  OverridePowerLimitController,
];

export const gridProviders: Provider[] = [
  commandHandler(projectAggregate, RecordGridConditions, projectOf, recordGridConditions),
  commandHandler(projectAggregate, RecordAuction, projectOf, recordAuction),
  commandHandler(projectAggregate, SignPpa, projectOf, signPpa),
  commandHandler(projectAggregate, AmendPpa, projectOf, amendPpa),
  commandHandler(projectAggregate, TerminatePpa, projectOf, terminatePpa),
  commandHandler(projectAggregate, ConnectGrid, projectOf, connectGrid),
  commandHandler(projectAggregate, OverridePowerLimit, projectOf, overridePowerLimit),
];
