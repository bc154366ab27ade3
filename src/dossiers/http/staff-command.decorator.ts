import { applyDecorators, Post } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { ProblemCode } from '../../kernel/index.js';
import { May, Mutation, staffRefusals } from '../../platform/index.js';
import type { StaffCommand } from '../dossier.machine.js';
import { actionOf } from '../staff-scope.js';
import { staffDossierExample, staffDossierSchema } from './staff-dossiers.schemas.js';

/** The route of one command of staff, named after it with dashes for underscores. It answers the dossier as it is then. */
export function StaffCommandRoute(
  command: StaffCommand,
  summary: string,
  problems: readonly ProblemCode[] = [],
): MethodDecorator {
  return applyDecorators(
    May(actionOf[command]),
    Post(`:id/${command.replaceAll('_', '-')}`),
    ApiParam({ name: 'id', description: 'The dossier' }),
    Mutation({
      summary,
      status: 200,
      answer: staffDossierSchema,
      example: staffDossierExample,
      problems: [
        ...staffRefusals,
        'not_found',
        'transition_not_legal',
        'door_operation_pending',
        'tray_content_unknown',
        ...problems,
      ],
    }),
  );
}
