/** A CycloneDX document: what a package bundles. */
export interface Sbom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly [field: string]: unknown;
}

export interface Component {
  readonly 'type': 'library';
  readonly 'bom-ref': string;
  readonly 'name': string;
  readonly 'version': string;
  readonly 'licenses': readonly { readonly license: { readonly id: string } }[];
  readonly 'purl': string;
  readonly 'hashes'?: readonly { readonly alg: 'SHA-512'; readonly content: string }[];
}

/** The fields of a `package.json` that are read here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly bundledDependencies?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Of a package: its manifest, and the checksum of its tarball in the form of lock files, `sha512-…`. */
export interface Bundled {
  readonly manifest: Manifest;
  readonly integrity?: string;
}

/**
 * Lists what a package bundles. It follows from its input only, without a time or a serial number: the same commit gives the same file.
 *
 * @throws if a package states no licence
 */
export function sbomOf(root: Manifest, bundled: readonly Bundled[]): Sbom {
  const components = bundled.map(componentOf);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: componentOf({ manifest: root }) },
    components,
    dependencies: [
      { ref: reference(root), dependsOn: bundled.map(({ manifest }) => reference(manifest)) },
      ...bundled.map(({ manifest }) => ({ ref: reference(manifest), dependsOn: [] })),
    ],
  };
}

function componentOf({ manifest, integrity }: Bundled): Component {
  const { name, version, license } = manifest;
  if (!license) { throw new Error(`${name} ${version} states no licence: the list of what is bundled needs it`); }
  return {
    'type': 'library',
    'bom-ref': reference(manifest),
    name,
    version,
    'licenses': [{ license: { id: license } }],
    'purl': reference(manifest),
    ...integrity && { hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex') }] },
  };
}

function reference({ name, version }: Manifest): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}
