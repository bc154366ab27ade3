import { RequestError } from './problem.js';
import { type Route } from './routes.js';

export interface FoundRoute {
  readonly route: Route;
  readonly parameters: ReadonlyMap<string, string>;
}

function match(pattern: string, path: string): Map<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const parameters = new Map<string, string>();
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':')) parameters.set(segment.slice(1), value);
    else if (segment !== value) return undefined;
  }
  return parameters;
}

/** @throws RequestError `not_found`, or `method_not_allowed` when only the method is wrong */
export function findRoute(routes: readonly Route[], method: string, path: string): FoundRoute {
  const allowed: string[] = [];
  for (const route of routes) {
    const parameters = match(route.path, path);
    if (!parameters) continue;
    if (route.method === method) return { route, parameters };
    allowed.push(route.method);
  }
  if (allowed.length > 0) {
    throw new RequestError('method_not_allowed', `${path} takes ${allowed.join(' or ')}, not ${method}`);
  }
  throw new RequestError('not_found', `there is no ${method} ${path}; README.md lists what there is`);
}
