import type { Provider } from '@nestjs/common';
import type { ActionRule } from '../../kernel/access/authorize.js';

/** Every action somebody can ask for, put together from the contexts' tables. Two rules for one action stop the start. */
export class ActionTable {
  private readonly rules = new Map<string, ActionRule>();

  constructor(rules: readonly ActionRule[] = []) {
    this.add(rules);
  }

  add(rules: readonly ActionRule[]): void {
    for (const rule of rules) {
      const held = this.rules.get(rule.action);
      if (held !== undefined && held !== rule) throw new Error(`the action ${rule.action} is declared twice`);
      this.rules.set(rule.action, Object.freeze(rule));
    }
  }

  rule(action: string | undefined): ActionRule | undefined {
    return action === undefined ? undefined : this.rules.get(action);
  }

  all(): readonly ActionRule[] {
    return [...this.rules.values()];
  }
}

/** How a context hands in its table: `providers: [provideActions(PROJECT_ACTIONS)]` in its module. */
export function provideActions(rules: readonly ActionRule[]): Provider {
  return {
    provide: Symbol('actions'),
    useFactory: (table: ActionTable) => {
      table.add(rules);
      return rules;
    },
    inject: [ActionTable],
  };
}
