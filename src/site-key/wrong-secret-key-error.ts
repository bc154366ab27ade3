/** The SECRET_KEY that was given is not the one of this database. */
export class WrongSecretKeyError extends Error {
  override readonly name = 'WrongSecretKeyError';

  constructor() {
    super('What is encrypted in this database was encrypted under another SECRET_KEY');
  }
}
