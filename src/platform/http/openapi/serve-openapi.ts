import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { buildOpenApi } from './build-openapi.js';

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'access-control-allow-origin': '*',
  'cache-control': 'public, max-age=300',
};

/**
 * `/v1/openapi.json` for programs, without a key and from any origin; `/docs` for people, from the files of the
 * swagger-ui-dist package: nothing is fetched from elsewhere. Built once, when first asked for: the routes must be there.
 */
export function serveOpenApi(app: NestFastifyApplication, server: FastifyInstance): void {
  let text: string | undefined;
  let document: OpenAPIObject | undefined;
  const built = (): OpenAPIObject => (document ??= buildOpenApi(app));
  server.get('/v1/openapi.json', { config: { action: 'openapi.read' } }, (_request, reply) => {
    text ??= JSON.stringify(built());
    return reply.headers(HEADERS).send(text);
  });
  SwaggerModule.setup('docs', app, built, {
    raw: false,
    swaggerUiEnabled: true,
    swaggerOptions: { validatorUrl: null, defaultModelsExpandDepth: 0 },
    customSiteTitle: 'Qadam API',
  });
}
