import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, read } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { readSlip } from '../slip.js';

interface Props {
  readonly expected: string | null;
  readonly onRight: () => void;
}

type Checked =
  | { readonly kind: 'not_yet' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'wrong'; readonly depositNumber: string };

/** Is it the right envelope? A scanner types into the field and ends with Enter; so does a hand. */
export function SlipCheck({ expected, onRight }: Props) {
  const { t } = useTranslation('staff');
  const [given, setGiven] = useState('');
  const [checked, setChecked] = useState<Checked>({ kind: 'not_yet' });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const catchScanner = (event: KeyboardEvent): void => {
      const elsewhere = document.activeElement?.matches('input, textarea, select') === true;
      if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey && !elsewhere) {
        field.current?.focus();
      }
    };
    document.addEventListener('keydown', catchScanner);
    return () => {
      document.removeEventListener('keydown', catchScanner);
    };
  }, []);
  const check = async (): Promise<void> => {
    setChecked({ kind: 'asking' });
    const depositNumber = await numberOn(given);
    setGiven('');
    if (depositNumber === undefined) setChecked({ kind: 'unreadable' });
    else if (depositNumber === expected) onRight();
    else setChecked({ kind: 'wrong', depositNumber });
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (given.trim() !== '') void check();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          size="xl"
          label={t('run.slip.label')}
          description={t('run.slip.how')}
          autoComplete="off"
          autoFocus
          ref={field}
          value={given}
          onChange={({ currentTarget }) => {
            setGiven(currentTarget.value);
          }}
        />
        {checked.kind === 'unreadable' && (
          <Alert color="wait" role="alert">
            {t('run.slip.unreadable')}
          </Alert>
        )}
        {checked.kind === 'wrong' && (
          <Alert color="bad" role="alert" title={t('run.slip.wrong')}>
            {t('run.slip.wrongText', { found: checked.depositNumber, expected: expected ?? '—' })}
          </Alert>
        )}
        <Group>
          <Button type="submit" size="lg" loading={checked.kind === 'asking'}>
            {t('run.slip.check')}
          </Button>
          <Button variant="default" size="lg" onClick={onRight}>
            {t('run.slip.none')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The deposit number on a slip; the QR code's address is looked up, since only the service knows whose it is. */
async function numberOn(given: string): Promise<string | undefined> {
  const reading = readSlip(given);
  if (reading.kind === 'number') return reading.depositNumber;
  if (reading.kind === 'unreadable') return undefined;
  try {
    const { depositNumber } = await read(
      api.GET('/api/public/dossiers/{token}', { params: { path: { token: reading.token } } }),
    );
    return depositNumber ?? undefined;
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
