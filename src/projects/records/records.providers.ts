import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../../platform/cqrs/command-handler.js';
import { projectAggregate } from '../domain/project.js';
import { AssignProjectManagerController } from './assign-project-manager/assign-project-manager.controller.js';
import { AssignProjectManagerHandler } from './assign-project-manager/assign-project-manager.handler.js';
import { AttachDocumentController } from './attach-document/attach-document.controller.js';
import { attachDocument, AttachDocument } from './attach-document/attach-document.js';
import { CompleteInstructionController } from './complete-instruction/complete-instruction.controller.js';
import { completeInstruction, CompleteInstruction } from './complete-instruction/complete-instruction.js';
import { EscalateIssueController } from './escalate-issue/escalate-issue.controller.js';
import { EscalateIssue, escalateIssue } from './escalate-issue/escalate-issue.js';
import { RaiseIssueController } from './raise-issue/raise-issue.controller.js';
import { RaiseIssue, raiseIssue } from './raise-issue/raise-issue.js';
import { ResolveIssueController } from './resolve-issue/resolve-issue.controller.js';
import { resolveIssue, ResolveIssue } from './resolve-issue/resolve-issue.js';
import { SupersedeDocumentController } from './supersede-document/supersede-document.controller.js';
import { SupersedeDocument, supersedeDocument } from './supersede-document/supersede-document.js';
import {
  noteInstructionOverdue,
  NoteInstructionOverdue,
} from './when-instruction-overdue-note-it/note-instruction-overdue.js';

const projectOf = (command: { readonly projectId: string }): string => command.projectId;

/** What is kept beside the road: that part of the projects module. */
export const recordsControllers: Type[] = [
  AttachDocumentController,
  SupersedeDocumentController,
  RaiseIssueController,
  EscalateIssueController,
  ResolveIssueController,
  CompleteInstructionController,
  AssignProjectManagerController,
];

export const recordsProviders: Provider[] = [
  commandHandler(projectAggregate, AttachDocument, projectOf, attachDocument),
  commandHandler(projectAggregate, SupersedeDocument, projectOf, supersedeDocument),
  commandHandler(projectAggregate, RaiseIssue, projectOf, raiseIssue),
  commandHandler(projectAggregate, EscalateIssue, projectOf, escalateIssue),
  commandHandler(projectAggregate, ResolveIssue, projectOf, resolveIssue),
  commandHandler(projectAggregate, CompleteInstruction, projectOf, completeInstruction),
  commandHandler(projectAggregate, NoteInstructionOverdue, projectOf, noteInstructionOverdue),
  AssignProjectManagerHandler,
];
