import { Manifests } from '../../support/both-ways';

/** The manifest of a whole Cluster of CloudNativePG, with these fields and annotations. */
export function clusterManifest(fields: string, annotations = ''): Manifests {
  return {
    objects: `
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db, annotations: { ${annotations} } }
spec: { storage: { size: 1Gi }, ${fields} }
`,
  };
}
