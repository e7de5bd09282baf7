import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../../platform/cqrs/command-handler.js';
import { AmendAgreementController } from './amend-agreement/amend-agreement.controller.js';
import { AmendAgreement, amendAgreement } from './amend-agreement/amend-agreement.js';
import { ApplyForAgreementController } from './apply-for-agreement/apply-for-agreement.controller.js';
import { ApplyForAgreement, applyForAgreement } from './apply-for-agreement/apply-for-agreement.js';
import { projectAggregate } from '../domain/project.js';
import { RecordObligationController } from './record-obligation/record-obligation.controller.js';
import { RecordObligation, recordObligation } from './record-obligation/record-obligation.js';
import { SignAgreementController } from './sign-agreement/sign-agreement.controller.js';
import { SignAgreement, signAgreement } from './sign-agreement/sign-agreement.js';
import { TerminateAgreementController } from './terminate-agreement/terminate-agreement.controller.js';
import { TerminateAgreement, terminateAgreement } from './terminate-agreement/terminate-agreement.js';

const projectOf = (command: { readonly projectId: string }): string => command.projectId;

/** From the application to the end of an agreement: that part of the projects module. */
export const agreementControllers: Type[] = [
  ApplyForAgreementController,
  SignAgreementController,
  AmendAgreementController,
  RecordObligationController,
  TerminateAgreementController,
];

export const agreementProviders: Provider[] = [
  commandHandler(projectAggregate, ApplyForAgreement, projectOf, applyForAgreement),
  commandHandler(projectAggregate, SignAgreement, projectOf, signAgreement),
  commandHandler(projectAggregate, AmendAgreement, projectOf, amendAgreement),
  commandHandler(projectAggregate, RecordObligation, projectOf, recordObligation),
  commandHandler(projectAggregate, TerminateAgreement, projectOf, terminateAgreement),
];
