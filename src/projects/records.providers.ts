import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../platform/cqrs/command-handler.js';
import { AcknowledgeWarningController } from './acknowledge-warning/acknowledge-warning.controller.js';
import { AcknowledgeWarning, acknowledgeWarning } from './acknowledge-warning/acknowledge-warning.js';
import { AttachDocumentController } from './attach-document/attach-document.controller.js';
import { AttachDocument, attachDocument } from './attach-document/attach-document.js';
import { projectAggregate } from './domain/project.js';
import { SupersedeDocumentController } from './supersede-document/supersede-document.controller.js';
import { SupersedeDocument, supersedeDocument } from './supersede-document/supersede-document.js';

const projectOf = (command: { readonly projectId: string }): string => command.projectId;

/** What is kept beside the road: that part of the projects module. */
export const recordsControllers: Type[] = [
  AttachDocumentController,
  SupersedeDocumentController,
  AcknowledgeWarningController,
];

export const recordsProviders: Provider[] = [
  commandHandler(projectAggregate, AttachDocument, projectOf, attachDocument),
  commandHandler(projectAggregate, SupersedeDocument, projectOf, supersedeDocument),
  commandHandler(projectAggregate, AcknowledgeWarning, projectOf, acknowledgeWarning),
];
