/** Small repositories like real ones, each with planted mistakes. */
export interface Tree {
  readonly name: string;
  readonly programs: ReadonlyArray<'kustomize' | 'helm'>;
  readonly files: Readonly<Record<string, string>>;
  readonly paths?: string[];
  /** Each finding as `file:line rule [roots]`, and each problem. */
  readonly findings: string[];
  /** The objects that are validated, without repetition: kind and name with namespace. */
  readonly clusters: string[];
}

export const cluster = (name: string, spec = '', metadata = ''): string => `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: ${name}
${metadata}spec:
  instances: 3
  storage:
    size: 10Gi
${spec}`;

const ARCHIVER = '  plugins:\n  - name: barman-cloud.cloudnative-pg.io\n    enabled: ENABLED\n    isWALArchiver: true\n    parameters:\n      barmanObjectName: store\n';
const scheduled = (name: string, of: string, schedule: string) => `apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata:
  name: ${name}
spec:
  schedule: "${schedule}"
  method: plugin
  pluginConfiguration:
    name: barman-cloud.cloudnative-pg.io
  cluster:
    name: ${of}
`;
const kustomization = (text: string, kind = 'Kustomization', version = 'v1beta1') => `apiVersion: kustomize.config.k8s.io/${version}\nkind: ${kind}\n${text}`;
const flux = (name: string, path: string, spec = '') => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 10m
  path: ${path}
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
${spec}`;
const application = (name: string, source: string, namespace: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
  namespace: argocd
spec:
  project: default
  source:
    repoURL: https://git.example.com/shop.git
${source}  destination:
    server: https://kubernetes.default.svc
    namespace: ${namespace}
`;
/** An Application whose chart gets its values from another source. */
function argoOfSources(name: string, file: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
spec:
  destination:
    namespace: shop
  sources:
  - repoURL: https://git.example.com/shop.git
    path: chart
    helm:
      valueFiles:
      - ${file}
  - repoURL: https://git.example.com/shop.git
    ref: values
`;
}

const CHART = 'apiVersion: v2\nname: db\nversion: 1.0.0\n';
const TEMPLATE = `{{- if .Values.enabled }}
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: {{ .Release.Name }}-db
spec:
  instances: {{ .Values.instances }}
  storage:
    size: {{ .Values.storage.size }}
  {{- with .Values.postgresql }}
  postgresql:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
`;
const VALUES = 'enabled: true\ninstances: 3\nstorage:\n  size: 10Gi\n';

export const TREES: Tree[] = [
  {
    name: 'kustomize: base and overlays with a component and patches',
    programs: ['kustomize'],
    files: {
      'base/kustomization.yaml': kustomization('resources:\n- cluster.yaml\n- backup.yaml\n'),
      'base/cluster.yaml': cluster('orders', ARCHIVER.replace('ENABLED', 'true')),
      'base/backup.yaml': scheduled('daily', 'orders', '0 3 * * *'),
      'components/ha/kustomization.yaml': kustomization('patches:\n- path: ha.yaml\n  target:\n    kind: Cluster\n', 'Component', 'v1alpha1'),
      'components/ha/ha.yaml': '- op: replace\n  path: /spec/instances\n  value: 5\n- op: add\n  path: /spec/minSyncReplicas\n  value: -1\n',
      'overlays/production/kustomization.yaml': kustomization('namespace: shop\nresources:\n- ../../base\ncomponents:\n- ../../components/ha\npatches:\n'
        + '- patch: |-\n    apiVersion: postgresql.cnpg.io/v1\n    kind: Cluster\n    metadata:\n      name: orders\n    spec:\n      storage:\n        size: 10 GB\n'),
      'overlays/staging/kustomization.yaml': kustomization('namespace: shop\nnamePrefix: staging-\nresources:\n- ../../base\npatches:\n- path: small.yaml\n'),
      'overlays/staging/small.yaml': 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: orders\nspec:\n  instances: 0\n',
    },
    findings: [
      'base/backup.yaml:6 schedule-six-fields [overlays/production, overlays/staging]',
      'components/ha/ha.yaml:6 field-value [overlays/production]',
      'overlays/production/kustomization.yaml:16 quantity [overlays/production]',
      'overlays/staging/small.yaml:6 cluster-instances [overlays/staging]',
    ],
    clusters: ['overlays/production: shop/orders', 'overlays/staging: shop/staging-orders'],
  },
  {
    name: 'Flux: substitution, defaults, ConfigMaps, and a HelmRelease of a local chart',
    programs: ['kustomize', 'helm'],
    files: {
      'clusters/production/flux-system/kustomization.yaml': kustomization('resources:\n- gotk-sync.yaml\n'),
      'clusters/production/flux-system/gotk-sync.yaml': flux('flux-system', './clusters/production'),
      'clusters/production/settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: flux-system\ndata:\n  INSTANCES: "0"\n  SIZE: 20Gi\n',
      'clusters/production/apps.yaml': flux('apps', './apps', '  postBuild:\n    substituteFrom:\n    - kind: ConfigMap\n      name: settings\n'),
      'clusters/staging/flux-system/gotk-sync.yaml': flux('flux-system', './clusters/staging'),
      'clusters/staging/apps.yaml': flux('apps', './apps', '  targetNamespace: shop\n  postBuild:\n    substitute:\n      SIZE: 5Gi\n    substituteFrom:\n    - kind: Secret\n      name: secrets\n'),
      'apps/cluster.yaml': cluster('orders', ARCHIVER.replace('ENABLED', 'true')).replace('instances: 3', 'instances: ${INSTANCES:=3}').replace('10Gi', '${SIZE}'),
      'apps/backup.yaml': scheduled('daily', 'orders', '${SCHEDULE:=0 3 * * *}'),
      'apps/release.yaml': 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: crm\n  namespace: crm\nspec:\n  interval: 1h\n  chart:\n    spec:\n      chart: ./charts/db\n'
        + '      sourceRef:\n        kind: GitRepository\n        name: flux-system\n        namespace: flux-system\n  values:\n    storage:\n      size: 10 Gi\n',
      'charts/db/Chart.yaml': CHART,
      'charts/db/values.yaml': VALUES,
      'charts/db/templates/cluster.yaml': TEMPLATE,
    },
    findings: [
      'apps/backup.yaml:6 schedule-six-fields [clusters/production, clusters/staging]',
      'apps/cluster.yaml:6 cluster-instances [clusters/production]',
      'apps/release.yaml:17 quantity [clusters/production, clusters/staging]',
    ],
    clusters: ['clusters/production: -/orders', 'clusters/production: crm/crm-db', 'clusters/staging: shop/crm-db', 'clusters/staging: shop/orders'],
  },
  {
    name: 'Flux: a HelmRelease with values of ConfigMaps, one of which kustomize generates',
    programs: ['kustomize', 'helm'],
    files: {
      'clusters/production/flux-system/gotk-sync.yaml': flux('flux-system', './clusters/production'),
      'clusters/production/apps.yaml': flux('apps', './apps'),
      'apps/kustomization.yaml': kustomization('namespace: crm\nresources:\n- release.yaml\n- settings.yaml\nconfigMapGenerator:\n- name: crm-values\n  files: [values.yaml]\n'
        + 'configurations: [names.yaml]\n'),
      'apps/names.yaml': 'nameReference:\n- kind: ConfigMap\n  version: v1\n  fieldSpecs:\n  - path: spec/valuesFrom/name\n    kind: HelmRelease\n',
      'apps/values.yaml': '# replaced by the settings\ninstances: 0\nstorage:\n  size: 10 Gi\n',
      'apps/settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  count: "2"\n',
      'apps/release.yaml': 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: crm\nspec:\n  interval: 1h\n  chart:\n    spec:\n      chart: ./charts/db\n'
        + '      sourceRef:\n        kind: GitRepository\n        name: flux-system\n  valuesFrom:\n  - kind: ConfigMap\n    name: crm-values\n'
        + '  - kind: ConfigMap\n    name: settings\n    valuesKey: count\n    targetPath: instances\n',
      'charts/db/Chart.yaml': CHART,
      'charts/db/values.yaml': VALUES,
      'charts/db/templates/cluster.yaml': TEMPLATE,
    },
    findings: ['apps/values.yaml:4 quantity [clusters/production]'],
    clusters: ['clusters/production: crm/crm-db'],
  },
  {
    name: 'Flux: a HelmRelease with values of a Secret is not built',
    programs: ['helm'],
    files: {
      'clusters/production/flux-system/gotk-sync.yaml': flux('flux-system', './clusters/production'),
      'clusters/production/release.yaml': 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: crm\n  namespace: crm\nspec:\n  chart:\n    spec:\n      chart: ./charts/db\n'
        + '      sourceRef:\n        kind: GitRepository\n        name: flux-system\n  valuesFrom:\n  - kind: Secret\n    name: crm-values\n',
      'charts/db/Chart.yaml': CHART,
      'charts/db/values.yaml': VALUES,
      'charts/db/templates/cluster.yaml': TEMPLATE,
    },
    findings: [],
    clusters: [],
  },
  {
    name: 'Flux: a Kustomization with patches of another one and components',
    programs: ['kustomize'],
    files: {
      'flux/cluster.yaml': flux('cluster', './kubernetes', '  patches:\n  - patch: |\n      - op: add\n        path: /spec/postBuild\n        value: {substitute: {SIZE: 30Gi}}\n    target:\n      kind: Kustomization\n'),
      'kubernetes/db/ks.yaml': flux('db', './databases/db', '  components:\n  - ../../components/backup\n  patches:\n  - patch: |\n      apiVersion: postgresql.cnpg.io/v1\n      kind: Cluster\n'
        + '      metadata:\n        name: db\n      spec:\n        primaryUpdateStrategy: never\n'),
      'databases/db/kustomization.yaml': kustomization('resources:\n- cluster.yaml\n'),
      'databases/db/cluster.yaml': cluster('db', ARCHIVER.replace('ENABLED', 'true')).replace('10Gi', '${SIZE}'),
      'components/backup/kustomization.yaml': kustomization('resources:\n- backup.yaml\n', 'Component', 'v1alpha1'),
      'components/backup/backup.yaml': scheduled('db', 'db', '0 3 * * *'),
    },
    findings: ['components/backup/backup.yaml:6 schedule-six-fields [flux]', 'kubernetes/db/ks.yaml:22 field-value [flux]'],
    clusters: ['flux: -/db'],
  },
  {
    name: 'Argo CD: app of apps',
    programs: ['kustomize', 'helm'],
    files: {
      'root.yaml': application('root', '    path: apps\n', 'argocd'),
      'apps/orders.yaml': application('orders', '    path: manifests/orders\n', 'shop'),
      'apps/crm.yaml': application('crm', '    path: charts/db\n    helm:\n      valueFiles: [values-production.yaml]\n      parameters:\n      - name: storage.size\n        value: 7Gb\n', 'crm'),
      'apps/remote.yaml': application('operator', '    chart: cloudnative-pg\n    targetRevision: 0.27.0\n', 'cnpg-system'),
      'manifests/orders/cluster.yaml': cluster('orders', '  bootstrap:\n    initdb:\n      databse: orders\n'),
      'manifests/orders/ignored/cluster.yaml': cluster('ignored').replace('10Gi', '10 Gi'),
      'charts/db/Chart.yaml': CHART,
      'charts/db/values.yaml': VALUES,
      'charts/db/values-production.yaml': 'instances: 0\n',
      'charts/db/templates/cluster.yaml': TEMPLATE,
    },
    findings: ['apps/crm.yaml:14 quantity [.]', 'charts/db/values-production.yaml:1 cluster-instances [.]', 'manifests/orders/cluster.yaml:11 field-unknown [.]',
      'manifests/orders/ignored/cluster.yaml:8 quantity []'],
    clusters: ['-: -/ignored', '.: crm/crm-db', '.: shop/orders'],
  },
  {
    name: 'Argo CD: an ApplicationSet of directories',
    programs: ['kustomize'],
    files: {
      'appset.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: teams\nspec:\n  goTemplate: true\n  generators:\n  - git:\n      repoURL: https://git.example.com/shop.git\n      directories:\n'
        + '      - path: teams/*\n      - path: teams/old\n        exclude: true\n  template:\n    metadata:\n      name: \'{{ .path.basename }}\'\n    spec:\n      source:\n        repoURL: https://git.example.com/shop.git\n'
        + '        path: \'{{ .path.path }}\'\n      destination:\n        server: https://kubernetes.default.svc\n        namespace: \'{{ .path.basename }}\'\n',
      'teams/red/cluster.yaml': cluster('db').replace('instances: 3', 'instances: -1'),
      'teams/blue/kustomization.yaml': kustomization('resources:\n- cluster.yaml\n'),
      'teams/blue/cluster.yaml': cluster('db', '  logLevel: verbose\n'),
      'teams/old/notes.yaml': 'just: notes\n',
    },
    findings: ['teams/blue/cluster.yaml:9 field-value [.]', 'teams/red/cluster.yaml:6 cluster-instances [.]'],
    clusters: ['.: blue/db', '.: red/db'],
  },
  {
    name: 'a chart with several values files',
    programs: ['helm'],
    files: {
      'chart/Chart.yaml': CHART,
      'chart/values.yaml': VALUES.replace('size: 10Gi', 'size: ""'),
      'chart/templates/cluster.yaml': TEMPLATE.replace('  storage:', '  logLevel: loud\n  storage:'),
      'chart/values-production.yaml': 'storage:\n  size: 100 Gi\n',
      'chart/values-staging.yaml': '# small\ninstances: 0\nstorage:\n  size: 1Gi\n',
      'chart/ci/broken-values.yaml': 'storage:\n  size: 1Gi\npostgresql:\n  parameters:\n    port: "5433"\n',
      'library/Chart.yaml': `${CHART}type: library\n`,
      'library/templates/_helpers.tpl': '{{- define "x" }}{{ end }}',
      'published/Chart.yaml': CHART,
      'published/values.yaml': 'name: ""\n',
      'published/templates/cluster.yaml': cluster('{{ .Values.name }}-db'),
    },
    findings: [
      'chart/ci/broken-values.yaml:5 fixed-parameter [chart/ci/broken-values.yaml]',
      'chart/templates/cluster.yaml:8 field-value [chart/ci/broken-values.yaml, chart/values-production.yaml, chart/values-staging.yaml]',
      'chart/values-production.yaml:2 quantity [chart/values-production.yaml]',
      'chart/values-staging.yaml:2 cluster-instances [chart/values-staging.yaml]',
    ],
    clusters: ['chart/ci/broken-values.yaml: -/chart-db', 'chart/values-production.yaml: -/chart-db', 'chart/values-staging.yaml: -/chart-db'],
  },
  {
    name: 'Argo CD: values in another source',
    programs: ['helm'],
    files: {
      'apps/db.yaml': argoOfSources('db', '$values/values/production.yaml'),
      'apps/other.yaml': argoOfSources('other', '$values/not/here.yaml'),
      'chart/Chart.yaml': CHART,
      'chart/values.yaml': VALUES.replace('size: 10Gi', 'size: ""'),
      'chart/templates/cluster.yaml': TEMPLATE,
      'values/production.yaml': 'storage:\n  size: 100 Gi\n',
    },
    findings: ['values/production.yaml:2 quantity [apps]'],
    clusters: ['apps: shop/db-db'],
  },
  {
    name: 'a workshop with steps',
    programs: ['kustomize'],
    files: {
      '01-cluster/cluster.yaml': cluster('demo'),
      '02-backup/cluster.yaml': cluster('demo', ARCHIVER.replace('ENABLED', 'true')),
      '02-backup/backup.yaml': scheduled('demo', 'demo', '0 3 * * *'),
      '03-restore/kustomization.yaml': kustomization('resources:\n- cluster.yaml\nconfigMapGenerator:\n- name: queries\n  files:\n  - queries.yaml\n'),
      '03-restore/cluster.yaml': cluster('demo-restored', '  monitoring:\n    customQueriesConfigMap:\n    - name: queries\n      key: queries.yaml\n').replace('10Gi', 'ten'),
      '03-restore/queries.yaml': 'q: select 1\n',
    },
    findings: ['02-backup/backup.yaml:6 schedule-six-fields []', '03-restore/cluster.yaml:8 quantity [03-restore]'],
    clusters: ['-: -/demo', '03-restore: -/demo-restored'],
  },
  {
    name: 'plain folders of two environments',
    programs: [],
    files: {
      'envs/a/cluster.yaml': cluster('db'),
      'envs/b/cluster.yaml': cluster('db').replace('10Gi', '1 Gi'),
      'patches/small.yaml': 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: db\nspec:\n  instances: 1\n',
      'built/kustomization.yaml': kustomization('resources: []\npatches:\n- path: ../patches/small.yaml\n'),
      'tsconfig.json': '{\n  // no manifest\n}\n',
    },
    paths: ['envs', 'patches'],
    findings: ['envs/b/cluster.yaml:8 quantity []'],
    clusters: ['-: -/db'],
  },
  {
    name: 'mixed: a kustomization beside plain folders, a remote base, and one that cannot be built',
    programs: ['kustomize'],
    files: {
      'operator/kustomization.yaml': kustomization('resources:\n- https://raw.example.com/cnpg-1.30.0.yaml\n- cluster.yaml\n'),
      'operator/cluster.yaml': cluster('one', '  enableSuperuserAcess: true\n'),
      'broken/kustomization.yaml': kustomization('resources:\n- cluster.yaml\n- missing.yaml\n'),
      'broken/cluster.yaml': cluster('two').replace('3', '0'),
      'plain/cluster.yaml': cluster('three').replace('10Gi', '10 G'),
    },
    findings: ['broken/cluster.yaml:6 cluster-instances [broken]', 'operator/cluster.yaml:9 field-unknown [operator]', 'plain/cluster.yaml:8 quantity []', 'problem broken/kustomization.yaml:1'],
    clusters: ['-: -/three', 'broken: -/two', 'operator: -/one'],
  },
];
