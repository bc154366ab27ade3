export { runManifestForm } from './run-manifest.form.js';
export {
  runListNames,
  type ManifestOpening,
  type RunClosing,
  type RunListName,
  type RunManifestItem,
  type RunManifestValues,
} from './run-manifest.values.js';
export { renderRunManifest } from './render-run-manifest.js';
