export { certificatesReplaced } from './certificates';
export { defineObjects } from './define-manifest';
export { type PluginManifest, readPluginManifest } from './read-manifest';
