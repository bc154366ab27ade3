import { Alert, Button, Stack } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly children: ReactNode;
}

/** Keeps the console standing when one screen fails, or its script is gone because a newer version was installed. */
export class ScreenBoundary extends Component<Props, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useTranslation('staff');
  return (
    <Stack align="start">
      <Alert color="bad" role="alert" title={t('shell.failed.title')}>
        {t('shell.failed.text')}
      </Alert>
      <Button
        onClick={() => {
          window.location.reload();
        }}
      >
        {t('shell.failed.reload')}
      </Button>
    </Stack>
  );
}
