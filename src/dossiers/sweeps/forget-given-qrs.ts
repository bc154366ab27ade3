import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, Sweeps } from '../../platform/index.js';
import { forgetGivenQrs } from '../pickup-qr/given-qrs.js';

/** Removes what the limits on pickup QRs count no more; the ledger has each one for good. */
@Injectable()
export class ForgetGivenQrs implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'given pickup QRs',
      run: () => this.database.transaction(forgetGivenQrs),
    });
  }
}
