import './request-state.js';

export * from './fields/index.js';
export * from './problems/errors.js';
export type { ContextProblems, Language, Problem, ProblemMeaning, Translated } from './problems/problem.js';
export { ProblemCatalogue, provideProblems, type CataloguedProblem } from './problems/catalogue.js';
export { Action, ACTION } from './routes/action.js';
export { Answer, JSON_TYPE } from './routes/answer.js';
export { answerCommand, type CommandAnswerOptions } from './routes/answer-command.js';
export { answerPage, answerQuery, type Meta, type Page, type QueryAnswerOptions } from './routes/answer-query.js';
export { CommandInput, CommandRoute, type CommandRequest, type CommandRouteOptions } from './routes/command-route.js';
export type { PageRequest } from './routes/page.js';
export { QueryInput, QueryRoute, type QueryRequest, type QueryRouteOptions } from './routes/query-route.js';
export type { ResponseShape } from './routes/route-spec.js';
export type { HttpDependencies, HttpPlatform } from './http-platform.js';
export { QadamAdapter } from './server/adapter.js';
export { configureHttp, type HttpOptions } from './server/configure-http.js';
export { sendProblem } from './problems/send-problem.js';
