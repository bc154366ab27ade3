import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { Reading, type EndpointOptions } from '../../platform/index.js';

const pdf = 'application/pdf';

/** A route that answers with a paper. */
export function Printing(
  options: Pick<EndpointOptions, 'summary' | 'description' | 'problems'>,
): MethodDecorator {
  return applyDecorators(
    Reading(options),
    ApiResponse({
      status: 200,
      description: options.summary,
      content: { [pdf]: { schema: { type: 'string', format: 'binary' } } },
    }),
  );
}

/**
 * A paper as an answer: shown by the browser, saved under this name.
 * @param name without the ending; letters, digits and dashes.
 */
export function paperAnswer(name: string, bytes: Buffer): StreamableFile {
  const disposition = `inline; filename="${name}.pdf"`;
  return new StreamableFile(bytes, { type: pdf, disposition, length: bytes.length });
}
