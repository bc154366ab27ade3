import type { Environment } from '../config/index.js';
import { assertDatabaseAnswers } from './database-url.js';
import { makeFolders } from './folders.js';
import { assertPortFree } from './port.js';

/**
 * What can be told of a start before the program is loaded, which takes longer than all of this: whoever has made a mistake reads of
 * it at once. A first start that failed later, at the port, would have shown its accounts to nobody.
 * @throws ConfigurationError, PortTakenError, DatabaseUnreachableError
 */
export async function checkEarly(environment: Environment): Promise<void> {
  const { host, port, databaseUrl } = environment;
  await assertPortFree(host, port);
  makeFolders(environment);
  if (databaseUrl !== undefined) await assertDatabaseAnswers(databaseUrl.reveal());
}
