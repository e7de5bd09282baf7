import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { ActionTable } from './action-table.js';
import { KeyStore } from './key-store.js';

/**
 * Global: gives `ActionTable` to the contexts that declare actions, and sets the guard in front of every handler.
 * The gate itself stands on the server (`guardServer`), where plug-ins and assets cannot pass it by.
 */
@Module({})
export class SecurityModule {
  static forRoot(parts: { readonly actions: ActionTable; readonly keys: KeyStore }): DynamicModule {
    return {
      module: SecurityModule,
      global: true,
      providers: [
        { provide: ActionTable, useValue: parts.actions },
        { provide: KeyStore, useValue: parts.keys },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [ActionTable, KeyStore],
    };
  }
}
