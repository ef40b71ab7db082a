import { RuleCases } from '../../support/rule-cases';
import { barmanCloud, published } from '../support/servers';

const DALIBO = 'pgbackrest.dalibo.com';
const PLACE = 'spec.template.spec.containers[0].image';
const operator = (version: string) => ({ operator: { version } });

export const cases: RuleCases[] = [{
  id: 'plugin-operator-release',
  invalid: [
    ['pgBackRest (Dalibo)', { ...published(DALIBO, 'controller:0.0.3'), ...operator('1.26.3') },
      `${PLACE}: the operator is of release 1.26.3, but "${DALIBO}" 0.0.3 requires 1.27.0 or later`],
    ['WAL-G', { ...published('cnpg-extensions.yandex.cloud', 'cnpg-plugin-wal-g:v0.3.0'), ...operator('1.27.4') },
      `${PLACE}: the operator is of release 1.27.4, but "cnpg-extensions.yandex.cloud" 0.3.0 requires 1.28.0 or later`],
    ['a newer release of the plugin', { ...published(DALIBO, 'controller:0.1.0'), ...operator('1.26.3') },
      `${PLACE}: the operator is of release 1.26.3, but "${DALIBO}" 0.1.0 requires 1.27.0 or later`],
  ],
  valid: [
    ['the oldest operator', { ...published(DALIBO, 'controller:0.0.3'), ...operator('1.27.0') }],
    ['an older release of the plugin, which may require less', { ...published(DALIBO, 'controller:0.0.2'), ...operator('1.26.3') }],
    ['a plugin of an unknown release', { ...published(DALIBO, 'controller:main'), ...operator('1.26.3') }],
    ['an operator of an unknown release', published(DALIBO, 'controller:0.0.3')],
    ['a plugin that works with all operators', { ...barmanCloud('0.14.0'), ...operator('1.26.0') }],
    ['another plugin', { ...published('audit.my-org.io', 'audit:0.0.3'), ...operator('1.26.3') }],
  ],
}];
