import { Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../components/use-catalogue.js';
import type { Supplement } from './use-supplement.js';

interface Props {
  readonly procedureCode: string;
  readonly supplement: Supplement;
  /** Large where somebody stands before the cabinet. */
  readonly large?: boolean;
}

/** What is missing: ticked on the procedure's checklist, or said in one's own words. */
export function SupplementFields({ procedureCode, supplement, large = false }: Props) {
  const { t } = useTranslation('staff');
  const { data: catalogue } = useCatalogue();
  const papers = catalogue?.procedures.find(({ code }) => code === procedureCode)?.papers ?? [];
  const { said, say, isNothing } = supplement;
  const size = large ? { size: 'lg' as const } : {};
  return (
    <>
      <Checkbox.Group
        label={t('run.refuse.missing')}
        {...size}
        value={said.ticked}
        onChange={(ticked) => {
          say({ ticked });
        }}
        error={isNothing && t('run.refuse.nothing')}
      >
        <Stack gap="sm" mt="xs">
          {papers.map((paper) => (
            <Checkbox key={paper} value={paper} label={paper} {...size} />
          ))}
        </Stack>
      </Checkbox.Group>
      <TextInput
        label={t('run.refuse.other')}
        maxLength={200}
        value={said.other}
        onChange={({ currentTarget }) => {
          say({ other: currentTarget.value });
        }}
      />
      <Textarea
        label={t('run.refuse.reason')}
        description={t('run.refuse.reasonHow')}
        rows={2}
        maxLength={500}
        value={said.reason}
        onChange={({ currentTarget }) => {
          say({ reason: currentTarget.value });
        }}
      />
    </>
  );
}
