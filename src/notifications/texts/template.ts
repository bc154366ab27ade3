import { applyRule, type ParameterRule } from './parameters.js';

/**
 * A text with numbered places. Brand-name gateways approve the pattern beforehand and are then given only its id and
 * the parameters in order; gateways that take plain text are given the rendered text.
 */
export interface Template<Name extends string = string> {
  readonly pattern: string;
  /** In the order of their numbers: the first is {1}. */
  readonly parameters: readonly (readonly [Name, ParameterRule])[];
}

export type TemplateValues<T extends Template> = Readonly<Record<T['parameters'][number][0], string>>;

export interface RenderedTemplate {
  readonly text: string;
  readonly parameters: readonly string[];
}

/** @throws TextParameterError naming the first parameter that cannot be sent. */
export function renderTemplate(
  template: Template,
  values: Readonly<Record<string, string>>,
): RenderedTemplate {
  const parameters = template.parameters.map(([name, rule]) => applyRule(name, rule, values[name] ?? ''));
  const text = template.pattern.replace(
    /\{(\d)\}/g,
    (_place, number) => parameters[Number(number) - 1] ?? '',
  );
  return { text, parameters };
}
