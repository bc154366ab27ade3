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
  LiveEvents,
  Mutation,
  Reading,
  type KeptCredential,
  type Transaction,
} from '../../platform/index.js';
import { AskingKiosk, type AskingKioskView } from '../access/asking.js';
import { CodeParts } from '../codes/code-parts.js';
import { getKioskBy } from '../kiosks/get-kiosk-by.js';
import { setUpKiosk } from '../kiosks/set-up-kiosk.js';
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

const setUpCodeSchema = z
  .strictObject({
    /** As it is typed: small letters, blanks and dashes do not matter. */
    setUpCode: z.string().min(1).max(40),
  })
  .meta({ id: 'KioskSetUpCode', example: { setUpCode: 'ACDEF-34679' } });

/** What is told of it is a device; the credential is for the cookie alone, and is dropped on the way out. */
const deviceSchema = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'KioskDevice' });
const setUpSchema = deviceSchema.extend({ credential: z.string() });
type KioskDevice = z.infer<typeof deviceSchema>;

const example: KioskDevice = { id: kioskExample.id, name: kioskExample.name };

function kept(credential: string, at: Date): KeptCredential {
  return { value: credential, expiresAt: addMs(at, keepCredentialMs) };
}

/** How a browser becomes a kiosk: its credential goes into a cookie that no script of the page can read. */
@ApiTags('kiosk: device')
@Controller('api/kiosk/device')
export class KioskDeviceController {
  constructor(
    private readonly parts: CodeParts,
    private readonly liveEvents: LiveEvents,
  ) {}

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

  @ForDevice()
  @Post('set-up')
  @Mutation({
    summary: 'Make this browser a kiosk, by a set-up code of the staff console',
    description:
      'The kiosk’s own credential goes into the cookie and nowhere else. A code works once, for ten minutes. A wrong one ' +
      '(`code_wrong`) costs every open code one of its ten tries.',
    answer: deviceSchema,
    example,
    status: 200,
    problems: ['code_wrong', 'code_expired', 'code_used'],
    cookie: {
      cookie: kioskCookie,
      keep: (answer, _request, at) => kept(setUpSchema.parse(answer).credential, at),
    },
  })
  async setUp(
    @InTransaction() transaction: Transaction,
    @Body({ schema: setUpCodeSchema }) { setUpCode }: z.infer<typeof setUpCodeSchema>,
  ): Promise<z.infer<typeof setUpSchema>> {
    const kiosk = await setUpKiosk(transaction, this.parts, setUpCode);
    this.liveEvents.publishAfterCommit(transaction, {
      type: 'kiosk',
      id: kiosk.id,
      data: { revoked: false },
    });
    return kiosk;
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
