#!/usr/bin/env node
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { clockOf } from '../clock-of.js';
import {
  loadConfiguration,
  processEnvironment,
  readSecretKeyFile,
  type Configuration,
  type FormerKey,
} from '../config/index.js';
import { systemRandomness, type Actor } from '../kernel/index.js';
import {
  assertBroughtHeads,
  FileWitness,
  HeadSigner,
  TrustedKeys,
  verifyHeads,
  verifyLedger,
} from '../ledger/index.js';
import { letLoginWork } from '../platform/index.js';
import { importCatalogue, loadCatalogue } from '../procedures/index.js';
import { findAlteredRuns } from '../runs/index.js';
import {
  colleagueChecks,
  createFirstAdministrator,
  givenPasswordDays,
  giveNewPasswordTo,
  PasswordHasher,
  recommendedCost,
  resetSecondFactorOf,
  type AccountMaking,
  type ColleagueCheck,
} from '../staff/index.js';
import { openDatabaseServer, ownerUrlOf, prepareSite } from '../site-database/index.js';
import { afterRestore } from './after-restore.js';
import { replaceSecretKey } from './change-secret-key.js';
import { describeHeads, describeRuns, describeVerification } from './describe-verification.js';
import { describeRestoration } from './describe-restoration.js';
import { aloneWithDatabase, withDatabase } from './open-database.js';
import { clearings, signAgain, type SigningAgain } from './sign-again.js';

/** Who sits at the command line, for the ledger: the operating system's user. */
const operator: Actor = { type: 'operator', id: userInfo().username };

const program = new Command('motcua247')
  .description('The operator’s commands. The environment and the site file are those of the service.')
  .showHelpAfterError();

program
  .command('migrate')
  .description(
    'bring the database to what this version needs (as its owner the service does so at its start, too)',
  )
  .option(
    '--for <login>',
    'a login of yours with which the service is to work, so that it is never the owner',
  )
  .action(async ({ for: login }: { for?: string }) => {
    const { environment } = loadConfiguration(processEnvironment, systemRandomness);
    const server = await openDatabaseServer(environment);
    try {
      const url = ownerUrlOf(server);
      const { run } = await prepareSite({
        url,
        environment,
        clock: clockOf(environment),
        randomness: systemRandomness,
      });
      say(run.length === 0 ? 'The database was up to date.' : `Done: ${run.join(', ')}.`);
      if (login === undefined) return;
      await letLoginWork(url, login);
      say(`The service can work with the login ${login}: name it in its DATABASE_URL.`);
    } finally {
      if (server.startedHere) await server.stop();
    }
  });

program
  .command('after-restore')
  .description(
    'end what a backup brought back with it, and let nobody believe the trays; the service must be stopped',
  )
  .option('--witness <file>', 'signed heads that were kept elsewhere (default: LEDGER_WITNESS_FILE)')
  .option(
    '--public-key <key>',
    'a key of this site besides the present one and LEDGER_FORMER_KEYS; may be given several times',
    addKey,
    [],
  )
  .action(async ({ witness, publicKey }: { witness?: string; publicKey: readonly FormerKey[] }) => {
    if (witness !== undefined) await assertBroughtHeads(witness);
    const restoration = { witnessFile: witness, formerKeys: publicKey, actor: operator };
    const told = await aloneWithDatabase(async (open, migrations) =>
      describeRestoration(await afterRestore(open, restoration), migrations),
    );
    say(told);
  });

const ledger = program.command('ledger').description('the record of everything that happened');

ledger
  .command('verify')
  .description(
    'recompute the chain, hold it against what was signed, name the first break; exits 1 when it is broken',
  )
  .option(
    '--witness <file>',
    'signed heads that were kept elsewhere, one a line (default: LEDGER_WITNESS_FILE)',
  )
  .option(
    '--public-key <key>',
    'a key of this site besides the present one and LEDGER_FORMER_KEYS; may be given several times',
    addKey,
    [],
  )
  .action(async (options: { witness?: string; publicKey: readonly FormerKey[] }) => {
    if (options.witness !== undefined) await assertBroughtHeads(options.witness);
    const [verification, heads, alteredRuns] = await withDatabase(
      async ({ configuration, database, unlock }) => {
        const { manager } = database.dataSource;
        const former = [...configuration.environment.ledgerFormerKeys, ...options.publicKey];
        const trusted = new TrustedKeys(new HeadSigner(await unlock()).publicKey, former);
        const witness = new FileWitness(options.witness ?? configuration.environment.ledgerWitness.file);
        return [
          await verifyLedger(manager),
          await verifyHeads(manager, witness, trusted),
          await findAlteredRuns(manager),
        ] as const;
      },
    );
    say(describeVerification(verification));
    say(describeHeads(heads));
    if (alteredRuns.length > 0) say(describeRuns(alteredRuns));
    if (!verification.intact || heads.break || alteredRuns.length > 0) process.exitCode = 1;
  });

ledger
  .command('public-key')
  .description('the key with which others check the signed heads')
  .action(async () => {
    const siteKey = await withDatabase(({ unlock }) => unlock());
    say(new HeadSigner(siteKey).publicKey.toString('base64url'));
  });

ledger
  .command('sign-again')
  .description(
    'let a ledger that did not fit what was signed be signed again, after it was cleared up; see verify',
  )
  .addOption(
    new Option('--cleared <how>', 'what came out; it stays in the ledger')
      .choices(clearings)
      .makeOptionMandatory(),
  )
  .action(async ({ cleared }: Pick<SigningAgain, 'cleared'>) => {
    await withDatabase((open) => signAgain(open, { cleared, actor: operator }));
    say('Done: the ledger is signed again within five minutes after it moves.');
  });

program
  .command('secret-key')
  .description('the key that opens what the database holds encrypted')
  .command('change <file>')
  .description('put the key in this file in the place of the present one; the service must be stopped')
  .action(async (file: string) => {
    const { environment } = loadConfiguration(processEnvironment, systemRandomness);
    const to = readSecretKeyFile('the new key', resolve(file)).reveal();
    const clock = clockOf(environment);
    await replaceSecretKey({ environment, to, clock, randomness: systemRandomness, actor: operator });
    say(
      'Done. The database opens with the new key alone: make it the SECRET_KEY before the next start. Keep the former one with the backups from before.',
    );
  });

program
  .command('catalogue')
  .description('the procedures that citizens may deposit and fetch')
  .command('import <file>')
  .description('take a catalogue file (CSV) as it is; a file with a bad row changes nothing')
  .action(async (file: string) => {
    const counts = await withDatabase(async ({ configuration, database }) => {
      const procedures = await loadCatalogue(file, configuration.site);
      return database.transaction((transaction) => importCatalogue(transaction, procedures, operator));
    });
    say(
      `New: ${counts.added}, changed: ${counts.changed}, as before: ${counts.unchanged}, no longer offered: ${counts.withdrawn}.`,
    );
  });

const staff = program.command('staff').description('accounts of the staff');

staff
  .command('reset-second-factor <username>')
  .description('let somebody who lost phone and recovery codes set up another authenticator app')
  .addOption(
    new Option('--checked <how>', 'how you made sure, face to face, that it is they')
      .choices(colleagueChecks)
      .makeOptionMandatory(),
  )
  .action(async (username: string, { checked }: { readonly checked: ColleagueCheck }) => {
    await withDatabase(({ database }) =>
      database.transaction((transaction) => resetSecondFactorOf(transaction, username, operator, checked)),
    );
    say(`The authenticator app of ${username} is forgotten: another is set up at the next sign-in.`);
  });

staff
  .command('create-administrator <username> <name>')
  .description('make the first administrator, with a password for one sign-in')
  .action(async (username: string, displayName: string) => {
    const account = await withDatabase(async ({ configuration, database }) => {
      const parts = accountMaking(configuration);
      return database.transaction((transaction) =>
        createFirstAdministrator(transaction, parts, { username, displayName }, operator),
      );
    });
    sayPassword(account);
  });

staff
  .command('give-password <username>')
  .description('give somebody who cannot sign in another password, for one sign-in; their sessions end')
  .action(async (username: string) => {
    const password = await withDatabase(({ configuration, database }) => {
      const parts = accountMaking(configuration);
      return database.transaction((transaction) => giveNewPasswordTo(transaction, parts, username, operator));
    });
    sayPassword({ username, password });
  });

function accountMaking({ site }: Pick<Configuration, 'site'>): AccountMaking {
  const passwords = new PasswordHasher(recommendedCost, systemRandomness);
  return { passwords, randomness: systemRandomness, site };
}

function sayPassword({ username, password }: { readonly username: string; readonly password: string }): void {
  say(
    `${username}  ${password}\nIt works for one sign-in within ${givenPasswordDays} days. Choose another password there; nothing else is possible before.`,
  );
}

/** Whoever names a key for one look at the ledger takes its word for all of it. */
function addKey(text: string, keys: readonly FormerKey[]): readonly FormerKey[] {
  const publicKey = Buffer.from(text, 'base64url');
  if (publicKey.length !== 32) throw new InvalidArgumentError('A public key is 32 bytes, as base64url.');
  return [...keys, { publicKey, upTo: Number.POSITIVE_INFINITY }];
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
