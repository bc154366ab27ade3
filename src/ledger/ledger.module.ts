import { Module } from '@nestjs/common';
import type { Environment } from '../config/index.js';
import { environmentToken, siteKeyToken } from '../platform/index.js';
import { ChainWatch } from './chain-watch.js';
import { FileWitness } from './heads/file-witness.js';
import { HeadWatch, witnessesToken } from './heads/head-watch.js';
import { HttpWitness } from './heads/http-witness.js';
import { LedgerBreaks } from './heads/ledger-breaks.js';
import { MailWitness } from './heads/mail-witness.js';
import { HeadSigner } from './heads/signed-head.js';
import { SigningWatch } from './heads/signing-watch.js';
import { TrustedKeys } from './heads/trusted-keys.js';
import type { Witness } from './heads/witness.js';

@Module({
  providers: [
    LedgerBreaks,
    ChainWatch,
    HeadWatch,
    SigningWatch,
    {
      provide: HeadSigner,
      inject: [siteKeyToken],
      useFactory: (siteKey: Buffer) => new HeadSigner(siteKey),
    },
    {
      provide: TrustedKeys,
      inject: [HeadSigner, environmentToken],
      useFactory: ({ publicKey }: HeadSigner, { ledgerFormerKeys }: Environment) =>
        new TrustedKeys(publicKey, ledgerFormerKeys),
    },
    {
      provide: FileWitness,
      inject: [environmentToken],
      useFactory: ({ ledgerWitness }: Environment) => new FileWitness(ledgerWitness.file),
    },
    {
      provide: witnessesToken,
      inject: [environmentToken],
      useFactory: ({ ledgerWitness: { address, mailbox } }: Environment): Witness[] => [
        ...(address ? [new HttpWitness(address)] : []),
        ...(mailbox ? [new MailWitness(mailbox)] : []),
      ],
    },
  ],
  exports: [FileWitness, HeadSigner, HeadWatch, LedgerBreaks, SigningWatch, TrustedKeys],
})
export class LedgerModule {}
