import { Module, type DynamicModule, type Type } from '@nestjs/common';

/** Only there to have a root to import from: modules of a start are made with what the start has opened. */
@Module({})
class RootModule {}

export function rootModule(...imports: readonly (Type | DynamicModule)[]): DynamicModule {
  return { module: RootModule, imports: [...imports] };
}
