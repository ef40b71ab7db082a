import { toApiPorts } from '../../src/api/target-ports';

const spec = (ports?: any[]) => ({
  instances: 1,
  managed: {
    roles: [],
    services: {
      disabledDefaultServices: ['ro'],
      additional: [{ selectorType: 'rw', serviceTemplate: { metadata: { name: 'outside' }, spec: { type: 'LoadBalancer', ports } } }],
    },
  },
});

test('digits become a number, names stay', () => {
  const before = spec([{ port: 1, targetPort: '5432' }, { port: 2, targetPort: 'postgresql' }, { port: 3 }]);
  const copy = structuredClone(before);
  expect(toApiPorts(before)).toEqual(spec([{ port: 1, targetPort: 5432 }, { port: 2, targetPort: 'postgresql' }, { port: 3 }]));
  expect(before).toEqual(copy);
});

test.each([
  ['ports', spec()],
  ['additional services', { managed: { services: { disabledDefaultServices: ['ro'] } } }],
  ['managed services', { instances: 1 }],
])('a spec without %s stays as it is', (_, without) => {
  expect(toApiPorts(without)).toEqual(without);
});
