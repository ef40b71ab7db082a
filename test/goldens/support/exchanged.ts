/** What a manifest of CloudNativePG says for EDB's product. */
export function exchanged(text: string): string {
  return text
    .replace(/^( +)cnpg\.io\/plugin/gm, '$1k8s.enterprisedb.io/plugin')
    .replace(/postgresql\.cnpg\.io/g, 'postgresql.k8s.enterprisedb.io')
    .replace(/cnpg-system/g, 'postgresql-operator-system');
}
