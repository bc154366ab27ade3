import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { addMs, dayMs } from '../../kernel/index.js';
import {
  ForDevice,
  ForKiosk,
  InTransaction,
  kioskCookie,
  kioskRefusals,
  Mutation,
  Reading,
  type KeptCredential,
  type Transaction,
} from '../../platform/index.js';
import { AskingKiosk, type AskingKioskView } from '../access/asking.js';
import { getKioskBy } from '../kiosks/get-kiosk-by.js';
import { kioskExample } from './kiosks.schemas.js';

/** The longest time that browsers keep a cookie (RFC 6265bis, section 5.5); each look at the device begins it anew. */
const keepCredentialMs = 400 * dayMs;

const credentialSchema = z
  .strictObject({
    /** As the technician got it when the kiosk was provisioned. */
    credential: z.string().trim().min(1).max(200),
  })
  .meta({
    id: 'KioskCredential',
    example: { credential: 'mB1m0tG8mY3uVZl8o3S0vVd3m3v0o4oYyQZzR5b1nWk' },
  });

const deviceSchema = z.strictObject({ id: z.uuid(), name: z.string() }).meta({ id: 'KioskDevice' });
type KioskDevice = z.infer<typeof deviceSchema>;

const example: KioskDevice = { id: kioskExample.id, name: kioskExample.name };

function kept(credential: string, at: Date): KeptCredential {
  return { value: credential, expiresAt: addMs(at, keepCredentialMs) };
}

/** How a browser becomes a kiosk: its credential goes into a cookie that no script of the page can read. */
@ApiTags('kiosk: device')
@Controller('api/kiosk/device')
export class KioskDeviceController {
  @ForDevice()
  @Post()
  @Mutation({
    summary: 'Make this browser a kiosk, by the credential of one',
    answer: deviceSchema,
    example,
    status: 200,
    problems: kioskRefusals,
    cookie: {
      cookie: kioskCookie,
      keep: (_answer, request, at) => kept(credentialSchema.parse(request.body).credential, at),
    },
  })
  async enrol(
    @InTransaction() transaction: Transaction,
    @Body({ schema: credentialSchema }) { credential }: z.infer<typeof credentialSchema>,
  ): Promise<KioskDevice> {
    return deviceOf(await getKioskBy(transaction.manager, credential));
  }

  @ForKiosk()
  @Get()
  @Reading({
    summary: 'Which kiosk this is',
    answer: deviceSchema,
    example,
    problems: kioskRefusals,
    cookie: {
      cookie: kioskCookie,
      keep: (_answer, request, at) => {
        const credential = request.cookies[kioskCookie.name];
        if (credential === undefined || request.headers['x-kiosk-credential'] !== undefined) return undefined;
        return kept(credential, at);
      },
    },
  })
  read(@AskingKiosk() kiosk: AskingKioskView): KioskDevice {
    return deviceOf(kiosk);
  }

  @ForDevice()
  @Delete()
  @Mutation({
    summary: 'Make this browser forget which kiosk it is',
    status: 204,
    cookie: { cookie: kioskCookie, keep: () => null },
  })
  forget(): void {
    // All there is to forget is the cookie.
  }
}

function deviceOf({ id, name }: AskingKioskView): KioskDevice {
  return { id, name };
}
