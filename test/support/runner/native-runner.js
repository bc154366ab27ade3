import asyncHooks from 'node:async_hooks';
import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { current } from './current-globals.js';

const require = createRequire(import.meta.url);
const { default: circus } = require('jest-circus/runner');
register('./typescript-hooks.js', import.meta.url);
process.setSourceMapsEnabled(true);

/** Where Jest's own test framework keeps who listens to it; it expects to be loaded anew, with a clean list, for each file. */
const listeners = Symbol.for('EVENT_HANDLERS');

let loaded = 0;

/**
 * Jest's own test framework, with the modules loaded by Node itself and kept for the whole worker. Jest would load the
 * program, and every package it uses, anew for each spec file, in a world of its own: two seconds of it for each file
 * that starts the service. The program holds no state in its modules, so nothing is won by that.
 */
export default async function runNatively(
  globalConfig,
  config,
  environment,
  runtime,
  testPath,
  sendMessageToJest,
) {
  const storages = [];
  const native = {
    requireInternalModule(path) {
      delete globalThis[listeners];
      delete require.cache[path];
      return collecting(storages, () => require(path));
    },
    setGlobalsForRuntime(globals) {
      current.globals = globals;
    },
    unstable_shouldLoadAsEsm: () => true,
    // A query of its own, or the second file of that name in watch mode would find its tests declared already.
    unstable_importModule: (path) => import(`${pathToFileURL(path)}?${(loaded += 1)}`),
  };
  // Node knows the source maps of what it loaded; Jest's own stack traces know those of what Jest transformed.
  Error.prepareStackTrace = undefined;
  try {
    return await circus(
      globalConfig,
      config,
      environment,
      new Proxy(runtime, { get: (target, name) => native[name] ?? bound(target, name) }),
      testPath,
      sendMessageToJest,
    );
  } finally {
    for (const storage of storages) storage.disable();
  }
}

/**
 * The framework keeps the running test in an AsyncLocalStorage. Each that is loaded would go on following every promise of
 * the worker: after a hundred files most of the time would go into that.
 */
function collecting(storages, load) {
  const { AsyncLocalStorage } = asyncHooks;
  // A value on Node 20, a getter on Node 24; both may be replaced whole.
  const original = Object.getOwnPropertyDescriptor(asyncHooks, 'AsyncLocalStorage');
  const value = class extends AsyncLocalStorage {
    constructor(...given) {
      super(...given);
      storages.push(this);
    }
  };
  Object.defineProperty(asyncHooks, 'AsyncLocalStorage', { value, configurable: true, enumerable: true });
  try {
    return load();
  } finally {
    Object.defineProperty(asyncHooks, 'AsyncLocalStorage', original);
  }
}

function bound(target, name) {
  const value = target[name];
  return typeof value === 'function' ? value.bind(target) : value;
}
