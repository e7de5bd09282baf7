import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { Components } from './components.js';
import { describeOperation } from './operations.js';

/**
 * The OpenAPI 3.1 document of everything the application serves. Controllers that use CommandRoute and QueryRoute are
 * described by what those know (the same rules that check requests); others by @nestjs/swagger's decorators.
 * Call after `app.init()`.
 */
export function buildOpenApi(app: NestFastifyApplication): OpenAPIObject {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const { qadam, qadamRoutes } = server;
  const info = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Qadam')
    .setDescription(ABOUT)
    .setVersion(qadam.apiVersion)
    .setContact('Qadam', 'https://github.com/qadam/qadam', 'qadam@example.org')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'This server')
    .addSecurity('apiKey', {
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      description: '`ApiKey {id}.{secret}`',
    })
    .build();
  const document = SwaggerModule.createDocument(app, info);
  const components = new Components(qadam.problems);
  const paths: Record<string, Record<string, unknown>> = { ...document.paths } as never;
  const ids = new Set<string>();
  for (const route of qadamRoutes.routes) {
    const path = route.url.replace(/:([A-Za-z0-9_]+)/g, '{$1}');
    const operation = describeOperation(route, components, ids);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation };
  }
  return {
    ...document,
    security: [{ apiKey: [] }],
    tags: tagsOf(paths),
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      ...document.components,
      ...components.toJson(),
      securitySchemes: document.components?.securitySchemes,
    },
  } as unknown as OpenAPIObject;
}

const ABOUT = [
  'The register of government investment projects that remembers every step.',
  '',
  'Commands are POST and carry an `Idempotency-Key`; transitions carry `If-Match`. Answers carry an `ETag` and a',
  '`Sync-Token` to read your own writes. Every failure is problem details (RFC 9457); its `type` explains itself.',
].join('\n');

function tagsOf(paths: Record<string, Record<string, unknown>>): object[] {
  const names = new Set<string>();
  for (const path of Object.values(paths)) {
    for (const operation of Object.values(path)) {
      for (const tag of (operation as { tags?: readonly string[] }).tags ?? []) names.add(tag);
    }
  }
  return [...names].sort().map(name => ({ name }));
}
