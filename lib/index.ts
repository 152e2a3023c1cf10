export { Manifest, type ManifestKind } from './manifest';
