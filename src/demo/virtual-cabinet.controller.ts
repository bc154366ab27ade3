import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idempotencyKeyHeader, Mutation, Reading, WithoutCountingStrangers } from '../platform/index.js';
import { act } from './person-acts.js';
import { SimulatedWorld } from './simulated-world.js';
import {
  actSchema,
  bankFaultsBodySchema,
  busFaultsBodySchema,
  cabinetPowerViewSchema,
  contactsBodySchema,
  contactsViewSchema,
  mainsBodySchema,
  simulatedBankSchema,
  simulatedBusSchema,
  simulatedCabinetsSchema,
  simulatedTrayExample,
  simulatedTraySchema,
  trayFaultsBodySchema,
  type SimulatedCabinets,
  type SimulatedTray,
} from './simulator.schemas.js';

const nameSchema = z.string().min(1).max(60);
const oneTray = { answer: simulatedTraySchema, example: simulatedTrayExample, status: 200 };
const trayParam = { name: 'label', description: 'The tray', example: 'A07' };

/** Both cabinets as they stand, the hands in front of them, and everything that can break. Does not exist in production. */
@ApiTags('simulator (demo only)')
@WithoutCountingStrangers()
@Controller('api/simulator')
export class VirtualCabinetController {
  constructor(private readonly world: SimulatedWorld) {}

  @Get('cabinets')
  @Reading({
    summary: 'Both cabinets as they really are, which neither service nor bridge can see',
    answer: simulatedCabinetsSchema,
    problems: ['cabinet_unreachable'],
  })
  cabinets(): Promise<SimulatedCabinets> {
    return this.world.cabinets();
  }

  @Post('trays/:label/acts')
  @ApiParam(trayParam)
  @Mutation({
    summary: 'What a person does at a tray',
    description:
      '`simulator_refused` says by `reason` why it cannot be done: `door_locked`, `door_closed`, `door_held`, ' +
      '`does_not_latch`, `no_such_paper`, `tray_full`.',
    ...oneTray,
    problems: ['not_found', 'simulator_refused', 'cabinet_unreachable'],
  })
  async act(
    @Param('label', { schema: nameSchema }) label: string,
    @Body({ schema: actSchema }) body: z.infer<typeof actSchema>,
    @Req() request: FastifyRequest,
  ): Promise<SimulatedTray> {
    const key = String(request.headers[idempotencyKeyHeader]);
    return this.world.view(await this.world.ask((client) => act(client, label, body.act, key)));
  }

  @Post('trays/:label/faults')
  @ApiParam(trayParam)
  @Mutation({
    summary: 'Jam or unjam a lock, and break or mend what else a tray has',
    description: 'What is not named stays as it is.',
    ...oneTray,
    problems: ['not_found', 'cabinet_unreachable'],
  })
  async breakTray(
    @Param('label', { schema: nameSchema }) label: string,
    @Body({ schema: trayFaultsBodySchema }) faults: z.infer<typeof trayFaultsBodySchema>,
  ): Promise<SimulatedTray> {
    await this.world.ask((client) => client.setTrayFaults(label, faults));
    return this.world.tray(label);
  }

  @Post('banks/:id/faults')
  @ApiParam({ name: 'id', description: 'The lock board', example: 'board-0' })
  @Mutation({
    summary: 'Silence a board, or let it answer',
    answer: simulatedBankSchema,
    status: 200,
    problems: ['not_found', 'cabinet_unreachable'],
  })
  async breakBank(
    @Param('id', { schema: nameSchema }) id: string,
    @Body({ schema: bankFaultsBodySchema }) faults: z.infer<typeof bankFaultsBodySchema>,
  ): Promise<z.infer<typeof simulatedBankSchema>> {
    return { id, faults: await this.world.ask((client) => client.setBankFaults(id, faults)) };
  }

  @Post('buses/:id/faults')
  @ApiParam({ name: 'id', description: 'The cable to the boards', example: 'main' })
  @Mutation({
    summary: 'Corrupt a bus at a rate, put noise on it, cut it, or make it clean',
    answer: simulatedBusSchema,
    status: 200,
    problems: ['not_found', 'cabinet_unreachable'],
  })
  async breakBus(
    @Param('id', { schema: nameSchema }) id: string,
    @Body({ schema: busFaultsBodySchema }) faults: z.infer<typeof busFaultsBodySchema>,
  ): Promise<z.infer<typeof simulatedBusSchema>> {
    return { id, faults: await this.world.ask((client) => client.setBusFaults(id, faults)) };
  }

  @Post('cabinets/:id/mains')
  @ApiParam({ name: 'id', description: 'The cabinet', example: 'A' })
  @Mutation({
    summary: 'Cut the power of a cabinet, or restore it',
    description:
      'The power-fail input warns at once; the boards fall silent some seconds later (a setting of the simulator).',
    answer: cabinetPowerViewSchema,
    example: { id: 'A', power: 'failing' },
    status: 200,
    problems: ['not_found', 'cabinet_unreachable'],
  })
  setMains(
    @Param('id', { schema: nameSchema }) id: string,
    @Body({ schema: mainsBodySchema }) { on }: z.infer<typeof mainsBodySchema>,
  ): Promise<z.infer<typeof cabinetPowerViewSchema>> {
    return this.world.ask((client) => client.setMains(id, on));
  }

  @Post('cabinets/:id/contacts')
  @ApiParam({ name: 'id', description: 'The cabinet', example: 'A' })
  @Mutation({
    summary: 'Open or close the housing of a cabinet; let somebody step before it, or leave',
    description: 'What is not named stays as it is.',
    answer: contactsViewSchema,
    example: { housingOpen: true, somebodyThere: false },
    status: 200,
    problems: ['not_found', 'cabinet_unreachable'],
  })
  setContacts(
    @Param('id', { schema: nameSchema }) id: string,
    @Body({ schema: contactsBodySchema }) contacts: z.infer<typeof contactsBodySchema>,
  ): Promise<z.infer<typeof contactsViewSchema>> {
    return this.world.ask((client) => client.setContacts(id, contacts));
  }

  @Post('repairs')
  @Mutation({
    summary: 'Mend everything that is broken; doors and papers stay as they are',
    answer: simulatedCabinetsSchema,
    status: 200,
    problems: ['cabinet_unreachable'],
  })
  async mendAll(): Promise<SimulatedCabinets> {
    await this.world.ask((client) => client.resetFaults());
    return this.world.cabinets();
  }
}
