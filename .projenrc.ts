import { chmodSync, readFileSync, writeFileSync } from 'fs';
import { cdk, Component, github, javascript, JsonPatch, ReleasableCommits, release, YamlFile } from 'projen';
import { JobPermission } from 'projen/lib/github/workflows-model';
import { hardenWorkflow, JobChanges, readPins } from './projenrc/harden-workflow';

/** What proves that a package was built by this workflow: for registries that have no provenance of their own. */
function attest(subjects: string, sbom?: string) {
  return {
    name: 'Attest',
    if: '${{ !inputs.dry_run }}',
    uses: 'actions/attest',
    with: { 'subject-path': subjects, ...sbom ? { 'sbom-path': sbom } : {} },
  };
}

const project = new cdk.JsiiProject({
  // ---- identity
  name: 'cdk8s-cnpg-i',
  description: 'Typed cdk8s constructs to install CloudNativePG Interface (CNPG-I) plugins and to use them in PostgreSQL clusters.',
  author: 'The cdk8s-cnpg-i founders',
  authorAddress: 'maintainers@cdk8s-cnpg-i.example',
  repositoryUrl: 'https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i.git',
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk8s-cnpg-i founders',
  keywords: ['cdk8s', 'kubernetes', 'postgresql', 'cloudnative-pg', 'cnpg', 'cnpg-i', 'edb', 'constructs'],
  defaultReleaseBranch: 'main',
  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,

  // ---- GitHub: what a maintainer's machine runs, run there; no bot opens or closes anything
  githubOptions: {
    mergify: false,
    pullRequestLint: false,
  },
  buildWorkflow: false, // the checks have a workflow of their own below
  pullRequestTemplate: false,
  depsUpgrade: false,

  // ---- release: by hand, from a button; the next version follows from the commits
  releaseTrigger: release.ReleaseTrigger.workflowDispatch(),
  releasableCommits: ReleasableCommits.featuresAndFixes(),
  releaseEnvironment: 'release', // its reviewers approve each release, and only it has the secrets and the registries' trust
  releaseWorkflowSetupSteps: [{ name: 'A security contact is stated', run: 'scripts/security-contact.sh' }],
  bumpPackage: 'commit-and-tag-version@^12', // 13 needs Node 22
  npmTrustedPublishing: true,
  npmProvenance: true,
  publishToPypi: { distName: 'cdk8s-cnpg-i', module: 'cdk8s_cnpg_i', trustedPublishing: true, attestations: true },
  publishToMaven: {
    mavenGroupId: 'io.github.cdk8s-cnpg-i',
    mavenArtifactId: 'cdk8s-cnpg-i',
    javaPackage: 'io.github.cdk8scnpgi',
    mavenServerId: 'central-ossrh',
    postPublishSteps: [attest('dist/java/**/*.jar')],
  },
  publishToGo: { moduleName: 'github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go', packageName: 'cdk8scnpgi' },
  publishToNuget: { packageId: 'Cdk8sCnpgI', dotNetNamespace: 'Cdk8sCnpgI', trustedPublishing: true, postPublishSteps: [attest('dist/dotnet/*.nupkg')] },

  // ---- toolchain: jsii N.M is TypeScript N.M; both stay on one minor
  jsiiVersion: '~6.0.16',
  typescriptVersion: '~6.0.3',
  minNodeVersion: '20.16.0',
  workflowNodeVersion: '24.x', // npm 10 of Node 22 cannot publish without a token

  // ---- dependencies: peers only, compiled against the oldest promised version
  peerDeps: ['cdk8s@^2.70.0', 'cdk8s-plus-28@^2.5.6', 'constructs@^10.5.0'],
  devDeps: [
    'ajv@^8', // judges custom resources by the CRDs in the tests
    'cdk8s-cli@^2.207.0',
    'fast-check@^4',
    'tsx@^4',
    'vscode-languageserver@^11', // of the command `lsp` only, which loads it where users have installed it
  ],
  bundledDeps: ['yaml@^2'], // the command reads with it; cdk8s ships it too

  // ---- the command `cdk8s-cnpg-i`; jsii gives it to Python too
  bin: { 'cdk8s-cnpg-i': 'lib/cli/main.js' },

  // ---- tests
  jestOptions: {
    jestVersion: '^30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      collectCoverage: false, // doubles the time, and one suite alone never reaches the thresholds: COVERAGE=1 npm test
      coverageReporters: ['lcov'],
      testTimeout: 300_000, // ends what hangs; no test is held to a time, which a busy machine would break
      maxWorkers: '100%', // jest's default keeps a core for itself: one worker of two
      moduleNameMapper: { '^cdk8s-cnpg-i$': '<rootDir>/src' }, // as the examples import it
      testPathIgnorePatterns: ['/node_modules/', '/test/real/', '/test/node/'], // they need the programs that their `run` builds
      coveragePathIgnorePatterns: ['/node_modules/', '/test/', '/scripts/'],
      coverageThreshold: { branches: 90, functions: 95, lines: 95, statements: 95 },
    },
  },
  typecheckTests: true,
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'scripts', 'examples'] },

  // ---- packaging
  docgen: true,
  docgenFilePath: 'API.md',
});

// Users get lib/ and the assembly; everything else stays in the repository.
for (const path of ['/API.md', '/CONTRIBUTING.md', '/docs', '/examples', '/bench', '/scripts', '/.ci', '/.npmrc', '/action.yml', '/.pre-commit-hooks.yaml']) {
  project.addPackageIgnore(path);
}

// 1.13.0 lacks the packages of most platforms, and `npm ci` refuses a lock file without them.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// Lock files that name no download address install from whatever registry the user has configured.
const npmrc = new javascript.NpmConfig(project);
npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

// One script judges a change, on a maintainer's machine and here.
const checks = project.github!.addWorkflow('checks');
checks.on({ pullRequest: {}, push: { branches: ['main'] } });
checks.addJob('checks', {
  runsOn: ['ubuntu-latest'],
  permissions: { contents: JobPermission.READ },
  timeoutMinutes: 90,
  env: { CI: 'true' },
  steps: [
    github.WorkflowSteps.checkout({ with: { fetchDepth: 0 } }), // the form of all commit messages is checked
    { uses: 'actions/setup-node', with: { 'node-version': '22.x', 'package-manager-cache': false } },
    { uses: 'actions/setup-go', with: { 'go-version': '1.26.x', 'cache': false } },
    { uses: 'actions/setup-java', with: { 'distribution': 'temurin', 'java-version': '17' } },
    { uses: 'actions/setup-python', with: { 'python-version': '3.11' } },
    { run: 'sudo env "PATH=$PATH" CI=true .ci/run' }, // it installs programs, and keeps them from the network
  ],
});

// projen's default is whatever version is the latest on the day of the release.
Object.assign(project.release!.publisher, { publibVersion: '0.2.1061' });
project.release!.publisher.addGitHubPostPublishingSteps({
  name: 'Attach the list of what the package bundles',
  if: '${{ !inputs.dry_run }}',
  env: { GITHUB_TOKEN: '${{ secrets.GITHUB_TOKEN }}' },
  run: 'gh release upload "$(cat dist/releasetag.txt)" dist/sbom.cdx.json --clobber -R "$GITHUB_REPOSITORY"',
});

/** Pins the actions of a workflow after projen has written it: projen cannot write the comments that Dependabot reads. */
class HardenedWorkflow extends Component {
  constructor(private readonly path: string, private readonly changes: JobChanges = {}) {
    super(project);
  }

  public postSynthesize(): void {
    const hardened = hardenWorkflow(readFileSync(this.path, 'utf8'), readPins(readFileSync('projenrc/actions/action.yml', 'utf8')), this.changes);
    chmodSync(this.path, 0o644);
    writeFileSync(this.path, hardened);
    chmodSync(this.path, 0o444);
  }
}
const attesting = { 'contents': 'read', 'id-token': 'write', 'attestations': 'write' };
new HardenedWorkflow('.github/workflows/checks.yml');
new HardenedWorkflow('.github/workflows/release.yml', {
  release: { permissions: { contents: 'read' } }, // it builds; the tag is made by the job that publishes to GitHub
  release_npm: { permissions: attesting, steps: [attest('dist/js/*.tgz', 'dist/sbom.cdx.json')] },
  release_maven: { permissions: attesting },
  release_nuget: { permissions: attesting },
});

// Updates of what a lock file or a commit pins; ranges are decided here. One request for all actions: the pins and what is generated from them belong together.
const weekly = { schedule: { interval: 'weekly' }, cooldown: { 'default-days': 7 } };
new YamlFile(project, '.github/dependabot.yml', {
  committed: true,
  obj: {
    version: 2,
    updates: [
      {
        'package-ecosystem': 'npm',
        'directory': '/',
        'versioning-strategy': 'lockfile-only',
        ...weekly,
        'groups': { tools: { 'dependency-type': 'development', 'update-types': ['minor', 'patch'] } },
      },
      {
        'package-ecosystem': 'github-actions',
        'directories': ['/', '/projenrc/actions'],
        ...weekly,
        'groups': { actions: { patterns: ['*'] } },
      },
      { 'package-ecosystem': 'gomod', 'directories': ['/test/real/go/*'], ...weekly },
    ],
  },
});

// The packages of all languages are made of a directory with what users get, and nothing else.
const STAGED = 'node_modules/.cache/cdk8s-cnpg-i';
for (const language of ['js', 'java', 'python', 'dotnet', 'go']) {
  const task = project.tasks.tryFind(`package:${language}`)!;
  task.reset('tsx scripts/package/stage.ts');
  task.exec(`jsii-pacmak -v --target ${language} --outdir dist ${STAGED}`);
}

// Source maps are more than half of the package, and what they point at is as readable as they are.
project.tsconfig?.file.addOverride('compilerOptions.inlineSourceMap', undefined);
project.tsconfig?.file.addOverride('compilerOptions.inlineSources', undefined);

// Only reserved words of other languages may pass: they cost a user there one underscore.
project.compileTask.reset('jsii --silence-warnings=reserved-word --fail-on-warnings');

// The compiled assembly is what jsii reads; jest globals have no business in it.
project.tryFindObjectFile('tsconfig.json')?.patch(JsonPatch.replace('/compilerOptions/types', ['node']));
project.tryFindObjectFile('test/tsconfig.json')?.patch(
  JsonPatch.add('/compilerOptions/types', ['jest', 'node']),
  JsonPatch.add('/include/-', '../scripts/**/*.ts'),
  JsonPatch.add('/compilerOptions/paths', { 'cdk8s-cnpg-i': ['../src'] }),
);

// Circles of imports are errors; test/architecture.test.ts holds the floors, types included.
// nothing imports tests; the graph of the source alone is searched much faster
project.eslint?.addOverride({ files: ['src/**'], rules: { 'import/no-cycle': ['error'] } });

project.tryFindObjectFile('.eslintrc.json')?.addOverride(
  'settings.import/resolver.typescript.project', ['tsconfig.json', 'examples/typescript/tsconfig.json']);

// Examples read like the programs of users, and run on the source itself.
new javascript.TypescriptConfig(project, {
  fileName: 'examples/typescript/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromPaths(['../../tsconfig.json']),
  include: ['**/*.ts'],
  compilerOptions: { noEmit: true, rootDir: '../..', paths: { 'cdk8s-cnpg-i': ['../../src'] } },
});
new javascript.TypescriptConfig(project, {
  fileName: 'scripts/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
  include: ['**/*.ts'],
  compilerOptions: { noEmit: true, rootDir: '..' },
});

// The modules that most time is spent in look up no global in a sandbox.
project.package.file.addOverride('jest.transform', Object.fromEntries(['^.+\\.[t]sx?$', '/node_modules/(cdk8s|constructs|yaml)/.+\\.js$'].map(pattern =>
  [pattern, ['<rootDir>/test/fast-globals.js', { tsconfig: 'test/tsconfig.json' }]])));
project.package.file.addOverride('jest.transformIgnorePatterns', ['/node_modules/(?!(cdk8s|constructs|yaml)/)']);

// `.ci/run` sets COVERAGE: one run tests and measures, and only there the thresholds hold.
const jestStep = project.testTask.steps.findIndex(({ execArgs }) => execArgs?.[0] === 'jest');
const jest = project.testTask.steps[jestStep];
project.testTask.updateStep(jestStep, { ...jest, condition: 'node -e "if (process.env.COVERAGE) process.exit(1)"' });
project.testTask.insertStep(jestStep + 1, {
  ...jest, execArgs: [...jest.execArgs!, '--coverage'], condition: 'node -e "if (!process.env.COVERAGE) process.exit(1)"',
});

project.addTask('quickstart', {
  description: 'Write the manifests of the quickstart',
  steps: [
    { exec: 'cdk8s synth --check-upgrade=false', cwd: 'examples/typescript/quickstart' },
    { say: 'The manifests are in examples/typescript/quickstart/dist: plugins.k8s.yaml for the operator\'s namespace, db.k8s.yaml for namespace "shop".' },
    { say: 'With cert-manager and EDB\'s operator in your cluster: kubectl apply --server-side -f examples/typescript/quickstart/dist' },
  ],
});

project.addTask('examples:update', {
  description: 'Rewrite the tracked manifests of all examples',
  exec: 'scripts/update-examples.sh',
});

project.addTask('regenerate', {
  description: 'Rewrite everything that follows from the source and is tracked: after a new prop or rule, run it and read the difference',
  steps: [
    { spawn: 'compile' },
    { spawn: 'docgen' },
    { exec: 'scripts/api-reference.sh' },
    { spawn: 'examples:update' },
    { exec: 'tsx scripts/rule-pages.ts' },
    { exec: 'tsx scripts/silent-failures.ts' },
    { exec: 'tsx scripts/plugin-facts.ts' },
    { exec: 'tsx scripts/configuration-schema.ts' },
    { exec: 'tsx scripts/import-types.ts' },
    { exec: 'jest --ci --updateSnapshot $(find test -name __snapshots__ -exec dirname {} +)', name: 'The suites that have snapshots' },
  ],
});

project.addTask('try', {
  description: 'Run the quickstart\'s plugin in a pod, in a Kubernetes that is started for it: root on Linux, without Docker or a cluster',
  exec: 'test/node/run --exec npx tsx test/node/try.ts',
});

project.addTask('mutate', {
  description: 'Change the source in many places, one at a time, and list the changes that no test notices',
  exec: 'tsx scripts/mutate.ts',
  receiveArgs: true,
});

project.addTask('fuzz', {
  description: 'Check random input for a time: npm run fuzz -- [--seconds N] [--target text|objects] [--seed N]',
  exec: 'tsx scripts/fuzz.ts',
  receiveArgs: true,
});

project.addTask('languages', {
  description: 'Build the packages for Python, Java, Go and C#, and run the examples of each',
  exec: 'test/languages/run',
  receiveArgs: true,
});

// What the README's programs look like in other languages goes into their packages: it is made before them.
project.postCompileTask.exec('scripts/translate-docs.sh');
project.gitignore.exclude('/.jsii.tabl.json');

// jsii works on Node 20.16, which we promise, and prints a banner of twenty lines about its age at every call.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

project.synth();
