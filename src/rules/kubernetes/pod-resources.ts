import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { podContainersOf } from '../../inventory/pod-containers';
import { managedWorkloads } from '../../inventory/whole-objects';
import { formatValue } from '../../values/format-value';
import { asRecord } from '../../values/narrow';
import { nanos } from '../../values/quantity';
import { Rule } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

/** The request and the limit of one resource of a container. */
export interface ContainerRequestInput {
  readonly resource: string;
  readonly request: unknown;
  readonly limit: unknown;
}

/** A container requests no more than its limit. */
export const containerRequest: Rule<ContainerRequestInput> = {
  id: 'container-request',
  severity: 'error',
  title: 'The resource requests of a container must not exceed its limits',
  symptom: 'the API server rejects the Deployment ("resources.requests: Invalid value: … must be less than or equal to … limit")',
  cause: 'Kubernetes reserves the request for a container, which never gets more than its limit; a limit that is null is 0',
  fix: 'raise or remove the limit, or lower the request',
  source: `${KUBERNETES_DOCS}/concepts/configuration/manage-resources-containers/`,
  kinds: WORKLOAD_KINDS,
  needs: 'the workload of an operator or a plugin',
  check: ({ resource, request, limit }) => {
    const [requested, allowed] = [nanos(request), nanos(limit ?? 0)];
    return requested === undefined || allowed === undefined || requested <= allowed ? undefined : [{
      message: `${formatValue(request)} exceeds the limit, which is ${formatValue(limit)}`,
      fix: `set resources.limits.${resource} to at least ${formatValue(request)}, or lower the request`,
    }];
  },
  targets: inventory => managedWorkloads(inventory).flatMap(item => podContainersOf(item).flatMap(({ container, path }) => {
    const { requests, limits } = asRecord(container.resources);
    return Object.entries(asRecord(requests)).filter(([resource]) => Object.hasOwn(asRecord(limits), resource)).map(([resource, request]) => ({
      item, path: [...path, 'resources', 'requests', resource], input: { resource, request, limit: asRecord(limits)[resource] },
    }));
  })),
};
