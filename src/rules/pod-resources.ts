import { Rule } from './rule';
import { podContainersOf } from '../inventory/pod-containers';
import { mapOf } from '../inventory/values';
import { ownWorkloads } from '../inventory/whole-objects';
import { nanos } from '../quantity';

/** What a container asks for, and what it may take. */
export interface ContainerRequestFacts {
  readonly container: string;
  readonly resource: string;
  readonly request: unknown;
  readonly limit: unknown;
}

/** A container asks for no more than it may take. */
export const containerRequest: Rule<ContainerRequestFacts> = {
  id: 'container-request',
  severity: 'error',
  title: 'A container asks for no more than its limit',
  symptom: 'the API server refuses the Deployment ("resources.requests: Invalid value: … must be less than or equal to … limit")',
  cause: 'what a container asks for is kept for it, and it never gets more than its limit; a limit that is null is 0',
  fix: 'raise the limit, leave it out, or ask for less',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  needs: 'the workload of an operator or a plugin',
  check: ({ container, resource, request, limit }) => {
    const [asked, allowed] = [nanos(request), nanos(limit ?? 0)];
    return asked === undefined || allowed === undefined || asked <= allowed
      ? undefined
      : `the container "${container}" asks for ${request} of ${resource}, and its limit is ${limit}`;
  },
  subjects: inventory => ownWorkloads(inventory).flatMap(item => podContainersOf(item).flatMap(({ container, name, path }) => {
    const { requests, limits } = mapOf(container.resources);
    return Object.entries(mapOf(requests)).filter(([resource]) => Object.hasOwn(mapOf(limits), resource)).map(([resource, request]) => ({
      item, path: [...path, 'resources', 'requests', resource], facts: { container: name, resource, request, limit: mapOf(limits)[resource] },
    }));
  })),
};
