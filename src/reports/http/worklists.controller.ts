import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database, May, Reading, staffRefusals } from '../../platform/index.js';
import { SignedIn, type SignedInStaff } from '../../staff/index.js';
import { readWorklists } from '../worklists/read-worklists.js';
import { worklistsExample, worklistsSchema, type WorklistsView } from './worklists.schemas.js';

@ApiTags('staff: reports')
@Controller('api/staff/worklists')
export class WorklistsController {
  constructor(private readonly database: Database) {}

  @May('dossier.read')
  @Get()
  @Reading({
    summary: 'The dossiers that wait for the asker’s roles, as lists with counts; a department sees its own',
    answer: worklistsSchema,
    example: worklistsExample,
    problems: staffRefusals,
  })
  async read(@SignedIn() staff: SignedInStaff): Promise<WorklistsView> {
    const lists = await this.database.transaction((transaction) => readWorklists(transaction, staff));
    return { lists };
  }
}
