import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError } from '../../kernel/index.js';
import type { FieldError } from './problem-details.js';

const mostErrors = 50;

interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

function fieldError(issue: SchemaIssue): FieldError {
  const where = (issue.path ?? [])
    .map((part) => String(typeof part === 'object' ? part.key : part))
    .join('.');
  return { where: where === '' ? 'request' : where, message: issue.message };
}

/** Holds every parameter against the schema of its decorator; all faults come back at once, without the values. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues: readonly SchemaIssue[]) => {
    const errors = issues.slice(0, mostErrors).map(fieldError);
    const summary = errors.map((error) => `${error.where}: ${error.message}`).join('; ');
    return new DomainError('validation_failed', `Correct the request: ${summary}`, {
      extensions: { errors },
    });
  },
});
