export * from './plugin-service-account';
export * from './security';
export * from './sidecar-container';
export * from './standalone-deployment';
export * from './standalone-service';
