#!/usr/bin/env node
import { userInfo } from 'node:os';
import { Command } from 'commander';
import { loadConfiguration, processEnvironment } from '../config/index.js';
import { openDatabaseServer } from '../database-server.js';
import { systemRandomness, type Actor } from '../kernel/index.js';
import { verifyLedger } from '../ledger/index.js';
import { prepareDatabase } from '../platform/prepare-database.js';
import { importCatalogue, loadCatalogue } from '../procedures/index.js';
import { createFirstAdministrator, PasswordHasher, recommendedCost } from '../staff/index.js';
import { describeVerification } from './describe-verification.js';
import { withDatabase } from './open-database.js';

/** Who sits at the command line, for the ledger: the operating system's user. */
const operator: Actor = { type: 'operator', id: userInfo().username };

const program = new Command('motcua247')
  .description('The operator’s commands. The environment and the site file are those of the service.')
  .showHelpAfterError();

program
  .command('migrate')
  .description('bring the database to what this version needs (the service does so at its start, too)')
  .action(async () => {
    const { environment } = loadConfiguration(processEnvironment, systemRandomness);
    const server = await openDatabaseServer(environment);
    try {
      const run = await prepareDatabase(server.ownerUrl);
      say(run.length === 0 ? 'The database was up to date.' : `Done: ${run.join(', ')}.`);
    } finally {
      if (server.startedHere) await server.stop();
    }
  });

program
  .command('ledger')
  .description('the record of everything that happened')
  .command('verify')
  .description('recompute the chain and name the first break; exits 1 when it is broken')
  .action(async () => {
    const verification = await withDatabase(({ database }) => verifyLedger(database.dataSource.manager));
    say(describeVerification(verification));
    if (!verification.intact) process.exitCode = 1;
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

program
  .command('staff')
  .description('accounts of the staff')
  .command('create-administrator <username> <name>')
  .description('make the first administrator, with a password that works once')
  .action(async (username: string, displayName: string) => {
    const account = await withDatabase(async ({ configuration, database }) => {
      const parts = {
        passwords: new PasswordHasher(recommendedCost, systemRandomness),
        randomness: systemRandomness,
        site: configuration.site,
      };
      return database.transaction((transaction) =>
        createFirstAdministrator(transaction, parts, { username, displayName }, operator),
      );
    });
    say(
      `${account.username}  ${account.password}\nThe password works once: choose another at the first sign-in.`,
    );
  });

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
