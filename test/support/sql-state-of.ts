import { driverErrorOf } from '../../src/platform/index.js';

/** The SQLSTATE with which PostgreSQL refused something; undefined when it did not. */
export async function sqlStateOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return driverErrorOf(error)?.code;
  }
}
