import { Module } from '@nestjs/common';
import { commandHandler } from '../platform/cqrs/command-handler.js';
import { provideActions } from '../platform/security/action-table.js';
import { referenceDataAggregate } from './domain/reference-data.js';
import { PublishProcedureTemplatesController } from './publish-procedure-templates/publish-procedure-templates.controller.js';
import {
  PublishProcedureTemplates,
  publishProcedureTemplates,
} from './publish-procedure-templates/publish-procedure-templates.js';
import { referenceDataActions } from './reference-data.actions.js';
import { ReferenceSchemesController } from './reference-schemes/reference-schemes.controller.js';
import {
  GetReferenceVersionHandler,
  ListReferenceSchemesHandler,
} from './reference-schemes/reference-schemes.query.js';

@Module({
  controllers: [PublishProcedureTemplatesController, ReferenceSchemesController],
  providers: [
    provideActions(referenceDataActions),
    commandHandler(
      referenceDataAggregate,
      PublishProcedureTemplates,
      command => command.scheme,
      publishProcedureTemplates,
    ),
    ListReferenceSchemesHandler,
    GetReferenceVersionHandler,
  ],
})
export class ReferenceDataModule {}
