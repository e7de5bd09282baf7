import { randomUUID } from 'node:crypto';
import type { Example } from '../platform/lifecycle/assembly.js';
import type { DemoKeys } from '../platform/security/demo-keys.js';

/**
 * Commands that work when pasted, made from the running register itself: the body is the documentation's own example,
 * the project is one that exists.
 */
export async function firstSteps(baseUrl: string, keys: DemoKeys): Promise<readonly Example[]> {
  const read = `-H 'Authorization: ApiKey ${keys.auditor.key}'`;
  const steps: Example[] = [{ does: 'List the projects', command: `curl -s ${read} ${baseUrl}/v1/projects` }];
  const project = await firstProject(baseUrl, keys.auditor.key);
  if (project !== undefined)
    steps.push({
      does: 'Every step of one project',
      command: `curl -s ${read} ${baseUrl}/v1/projects/${project}/timeline`,
    });
  const body = await exampleOf(baseUrl, '/v1/investors');
  if (body !== undefined)
    steps.push({
      does: 'Register an investor; sent again with the same key, it is recorded once',
      command: [
        `curl -s -i -X POST ${baseUrl}/v1/investors`,
        `-H 'Authorization: ApiKey ${keys.project_officer.key}'`,
        `-H 'Idempotency-Key: "${randomUUID()}"'`,
        `-H 'Content-Type: application/json'`,
        // A quote inside a shell's single quotes is written by leaving them.
        `-d '${JSON.stringify(body).replaceAll("'", `'\\''`)}'`,
      ].join(' \\\n  '),
    });
  return steps;
}

async function firstProject(baseUrl: string, key: string): Promise<string | undefined> {
  const answer = await getJson(`${baseUrl}/v1/projects?limit=1`, key);
  const [first] = (answer as { items?: { projectId?: string; id?: string }[] }).items ?? [];
  return first?.projectId ?? first?.id;
}

interface Documented {
  readonly paths?: Readonly<Record<string, { readonly post?: Operation }>>;
}
interface Operation {
  readonly requestBody?: {
    readonly content: {
      readonly 'application/json': { readonly examples?: { readonly [name: string]: { value: object } } };
    };
  };
}

async function exampleOf(baseUrl: string, path: string): Promise<object | undefined> {
  const document = (await getJson(`${baseUrl}/v1/openapi.json`)) as Documented;
  const examples = document.paths?.[path]?.post?.requestBody?.content['application/json'].examples;
  return Object.values(examples ?? {})[0]?.value;
}

async function getJson(url: string, key?: string): Promise<object> {
  const answer = await fetch(url, key === undefined ? {} : { headers: { authorization: `ApiKey ${key}` } });
  return (await answer.json()) as object;
}
