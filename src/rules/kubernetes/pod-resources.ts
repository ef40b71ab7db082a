import { podContainersOf } from '../../inventory/pod-containers';
import { managedWorkloads } from '../../inventory/whole-objects';
import { asRecord } from '../../values/narrow';
import { nanos } from '../../values/quantity';
import { Rule } from '../engine/rule';

/** What a container asks for, and what it may take. */
export interface ContainerRequestInput {
  readonly container: string;
  readonly resource: string;
  readonly request: unknown;
  readonly limit: unknown;
}

/** A container asks for no more than it may take. */
export const containerRequest: Rule<ContainerRequestInput> = {
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
  targets: inventory => managedWorkloads(inventory).flatMap(item => podContainersOf(item).flatMap(({ container, name, path }) => {
    const { requests, limits } = asRecord(container.resources);
    return Object.entries(asRecord(requests)).filter(([resource]) => Object.hasOwn(asRecord(limits), resource)).map(([resource, request]) => ({
      item, path: [...path, 'resources', 'requests', resource], input: { container: name, resource, request, limit: asRecord(limits)[resource] },
    }));
  })),
};
