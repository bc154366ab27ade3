import { Module } from '@nestjs/common';
import type { Environment } from '../config/index.js';
import { environmentToken, secretKeyToken } from '../platform/index.js';
import { FileWitness } from './heads/file-witness.js';
import { HeadWatch } from './heads/head-watch.js';
import { HttpWitness } from './heads/http-witness.js';
import { HeadSigner } from './heads/signed-head.js';

@Module({
  providers: [
    HeadWatch,
    {
      provide: HeadSigner,
      inject: [secretKeyToken],
      useFactory: (secretKey: Buffer) => new HeadSigner(secretKey),
    },
    {
      provide: FileWitness,
      inject: [environmentToken],
      useFactory: ({ ledgerWitness }: Environment) => new FileWitness(ledgerWitness.file),
    },
    {
      provide: HttpWitness,
      inject: [environmentToken],
      useFactory: ({ ledgerWitness }: Environment) => new HttpWitness(ledgerWitness.address),
    },
  ],
  exports: [FileWitness, HeadSigner, HeadWatch],
})
export class LedgerModule {}
