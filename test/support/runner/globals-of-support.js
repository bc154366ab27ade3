import { current } from './current-globals.js';

/** Modules beside the spec files outlive them: what they imported from Jest always means the file that runs now. */
function forwarded(name) {
  return new Proxy(() => undefined, {
    apply: (_, self, given) => Reflect.apply(current.globals[name], self, given),
    get: (_, property) => current.globals[name][property],
  });
}

export const afterAll = forwarded('afterAll');
export const afterEach = forwarded('afterEach');
export const beforeAll = forwarded('beforeAll');
export const beforeEach = forwarded('beforeEach');
export const describe = forwarded('describe');
export const expect = forwarded('expect');
export const it = forwarded('it');
