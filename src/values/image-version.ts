/** The tag of an image: `latest` if it has neither tag nor digest, empty if it has only a digest. */
export function imageTag(image: string): string {
  const name = image.replace(/@sha256:[a-fA-F0-9]+$/, '');
  return /:([^/]+)$/.exec(name)?.[1] ?? (name === image ? 'latest' : '');
}

/** The PostgreSQL major version that a tag begins with, if any. */
export function majorOfTag(tag: string): number | undefined {
  const version = /^(\d\.?)+/.exec(tag)?.[0].split('.');
  return version && version.slice(0, 2).every(part => part !== '') ? Number(version[0]) : undefined;
}

/** The release in the tag of an operator's image; undefined for other tags, and for images with only a digest. */
export function releaseOfImage(image: string): string | undefined {
  return /:v?(\d+\.\d+\.\d+(-[-.\w]+)?)(@.*)?$/.exec(image)?.[1];
}
