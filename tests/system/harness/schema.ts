// Holds whatever the server says to api/openapi.json.
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { OperationId, Problem, ServerMessage } from './wire.ts';

export const openapiFile = new URL('../../../api/openapi.json', import.meta.url);

interface MediaType {
  schema: { $ref?: string };
}
interface Response {
  $ref?: string;
  content?: Record<string, MediaType>;
}
interface Operation {
  operationId: string;
  responses: Record<string, Response>;
}
type Method = 'get' | 'post' | 'patch' | 'delete';
interface PathItem extends Partial<Record<Method, Operation>> {
  servers?: { url: string }[];
}
interface OpenApi {
  paths: Record<string, PathItem>;
  components: { responses: Record<string, Response>; schemas: Record<string, object> };
}

export interface Route {
  id: OperationId;
  method: string;
  template: string;
  pattern: RegExp;
  operation: Operation;
}

export interface Answered {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

const methods: Method[] = ['get', 'post', 'patch', 'delete'];
const document = JSON.parse(readFileSync(openapiFile, 'utf8')) as OpenApi;

const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true });
// The types of ajv-formats describe its CommonJS form.
(addFormats as unknown as (instance: Ajv2020) => void)(ajv);
ajv.addSchema(document, 'openapi');

export const schemaNames = Object.keys(document.components.schemas);

export const routes: Route[] = Object.entries(document.paths).flatMap(([path, item]) =>
  methods.flatMap((method) => {
    const operation = item[method];
    if (operation === undefined) return [];
    const template = (item.servers === undefined ? '/api/v1' : '') + path;
    const pattern = new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    return [{ id: operation.operationId as OperationId, method: method.toUpperCase(), template, pattern, operation }];
  }),
);

export function routeOf(id: OperationId): Route {
  const route = routes.find((candidate) => candidate.id === id);
  if (route === undefined) throw new Error(`no operation ${id} in the schema`);
  return route;
}

function routeAt(method: string, path: string): Route | undefined {
  return routes.find((route) => route.method === method && route.pattern.test(path));
}

function validatorOf(name: string): ValidateFunction {
  const validator = ajv.getSchema(`openapi#/components/schemas/${name}`);
  if (validator === undefined) throw new Error(`no schema ${name}`);
  return validator;
}

export function assertMatches(name: string, value: unknown): void {
  const validate = validatorOf(name);
  if (validate(value)) return;
  const errors = (validate.errors ?? []).map((error) => `  ${error.instancePath || '/'} ${error.message ?? ''}`);
  const shown = JSON.stringify(value);
  throw new Error(
    `not a ${name} of the schema:\n${[...new Set(errors)].slice(0, 12).join('\n')}\n${shown.slice(0, 1500)}`,
  );
}

export function parseMessage(channel: 'draft' | 'tournament', text: string): ServerMessage {
  const message = JSON.parse(text) as ServerMessage;
  assertMatches(channel === 'draft' ? 'DraftServerMessage' : 'TournamentServerMessage', message);
  return message;
}

function header(answer: Answered, name: string): string {
  const value = answer.headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}

function mediaType(answer: Answered): string {
  return (header(answer, 'content-type').split(';')[0] ?? '').trim();
}

function assertIsProblem(where: string, answer: Answered): void {
  if (mediaType(answer) !== 'application/problem+json') {
    throw new Error(`${where}: ${answer.status} as "${header(answer, 'content-type')}": ${answer.text.slice(0, 300)}`);
  }
  const problem = JSON.parse(answer.text) as Problem;
  assertMatches('Problem', problem);
  if (problem.status !== answer.status) throw new Error(`${where}: ${answer.status} says ${problem.status} inside`);
  if (answer.status === 422 && problem.errors === undefined) throw new Error(`${where}: 422 without errors`);
  if (answer.status === 405 && header(answer, 'allow') === '') throw new Error(`${where}: 405 without Allow`);
  if ([429, 503].includes(answer.status) && !/^\d+$/.test(header(answer, 'retry-after'))) {
    throw new Error(`${where}: ${answer.status} without Retry-After`);
  }
  if (answer.status === 500) throw new Error(`${where}: internal error: ${answer.text}`);
}

// Every answer of the API comes by here, whatever the test is about.
export function assertAnswerMatches(method: string, target: string, answer: Answered): void {
  const path = target.split('?')[0] ?? '';
  const where = `${method} ${target}`;
  const route = routeAt(method, path);
  const inApi = path.startsWith('/api/');
  if (answer.status >= 400) {
    // 405 and 421 are no operation's own.
    if (
      route !== undefined &&
      ![405, 421].includes(answer.status) &&
      route.operation.responses[answer.status] === undefined
    ) {
      throw new Error(`${where}: the schema knows no ${answer.status}: ${answer.text.slice(0, 300)}`);
    }
    if (inApi && method !== 'HEAD') assertIsProblem(where, answer);
    return;
  }
  if (route === undefined) return;
  const response = route.operation.responses[answer.status];
  if (response === undefined) throw new Error(`${where}: the schema knows no ${answer.status}`);
  if (response.content === undefined) {
    if (answer.text !== '') throw new Error(`${where}: ${answer.status} with a body`);
    return;
  }
  const content = response.content[mediaType(answer)];
  if (content === undefined) throw new Error(`${where}: unexpected type ${header(answer, 'content-type')}`);
  const reference = content.schema.$ref?.split('/').at(-1);
  if (reference !== undefined) assertMatches(reference, JSON.parse(answer.text));
}
