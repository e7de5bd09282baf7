import type { FastifyInstance } from 'fastify';
import { negotiate } from '../headers/accept.js';
import { languageOf } from '../headers/language.js';
import { headerOf } from '../routes/request-parts.js';
import type { CataloguedProblem } from './catalogue.js';
import { NotFound } from './errors.js';
import { LANGUAGES, type Language } from './problem.js';

const FORMATS = ['application/json', 'text/html'] as const;
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', kk: 'Қазақша', ru: 'Русский' };

/** Where `type` points (RFC 9457 3.1.1): every problem explains itself, to programs and to people, without a key. */
export function serveProblemPages(server: FastifyInstance): void {
  const config = { action: 'problems.read' };
  server.get('/problems', { config }, (_request, reply) => {
    const items = server.qadam.problems.all().map(jsonOf);
    return reply.headers(CACHED).send(JSON.stringify({ items }));
  });
  server.get<{ Params: { slug: string } }>('/problems/:slug', { config }, (request, reply) => {
    const problem = server.qadam.problems.find(request.params.slug);
    if (problem === undefined) throw new NotFound();
    const { headers } = request;
    if (negotiate(headers.accept, FORMATS) === 'application/json') {
      return reply.headers(CACHED).send(JSON.stringify(jsonOf(problem)));
    }
    const language = languageOf(headerOf(headers, 'accept-language'));
    return reply
      .headers({ ...CACHED, 'content-type': 'text/html; charset=utf-8', 'content-language': language })
      .send(htmlOf(problem, language));
  });
}

const CACHED = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'public, max-age=3600',
  vary: 'Accept, Accept-Language',
};

function jsonOf({ slug, code, status, title, detail }: CataloguedProblem): object {
  return { type: `/problems/${slug}`, code, status, title, ...(detail === undefined ? {} : { detail }) };
}

function htmlOf(problem: CataloguedProblem, first: Language): string {
  const order = [first, ...LANGUAGES.filter(language => language !== first)];
  const sections = order.map(
    language =>
      `<section lang="${language}"><h2>${LANGUAGE_NAMES[language]}</h2><p><strong>${escape(problem.title[language])}</strong></p>` +
      `<p>${escape(problem.detail?.[language] ?? '')}</p></section>`,
  );
  return (
    `<!doctype html><html lang="${first}"><head><meta charset="utf-8"><title>${escape(problem.title[first])}</title>` +
    '<meta name="viewport" content="width=device-width"></head><body>' +
    `<h1>${problem.status} <code>${escape(problem.code)}</code></h1>${sections.join('')}</body></html>`
  );
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
