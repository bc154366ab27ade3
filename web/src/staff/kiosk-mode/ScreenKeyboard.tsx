import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys, type Page } from './keys.js';
import styles from './ScreenKeyboard.module.css';
import { deleteIn, focusedField, submitFrom, typeInto, type TextField } from './type-into.js';

/** The kiosk has a scanner and a touch screen, and no keys: this appears with every field that takes text. */
export function ScreenKeyboard() {
  const { t } = useTranslation('staff');
  const [field, setField] = useFocusedField();
  const [page, setPage] = useState<Page>('letters');
  if (field === null) return null;

  const write = (character: string): void => {
    typeInto(field, character);
    if (page === 'capitals') setPage('letters');
  };
  const toggle = (other: Page): void => {
    setPage(page === other ? 'letters' : other);
  };
  return (
    <div
      className={styles['keyboard']}
      role="group"
      aria-label={t('kiosk.keyboard.label')}
      // The field keeps the focus.
      onPointerDown={(event) => {
        event.preventDefault();
      }}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      {keys[page].map((row) => (
        <div key={row} className={styles['row']}>
          {Array.from(row).map((character) => (
            <Key
              key={character}
              onPress={() => {
                write(character);
              }}
            >
              {character}
            </Key>
          ))}
        </div>
      ))}
      <div className={styles['row']}>
        <Key
          wide
          pressed={page === 'capitals'}
          onPress={() => {
            toggle('capitals');
          }}
        >
          {t('kiosk.keyboard.shift')}
        </Key>
        <Key
          wide
          onPress={() => {
            toggle('symbols');
          }}
        >
          {page === 'symbols' ? t('kiosk.keyboard.letters') : t('kiosk.keyboard.symbols')}
        </Key>
        <Key
          wide
          onPress={() => {
            write(' ');
          }}
        >
          {t('kiosk.keyboard.space')}
        </Key>
        <Key
          wide
          onPress={() => {
            deleteIn(field);
          }}
        >
          {t('kiosk.keyboard.back')}
        </Key>
        <Key
          wide
          onPress={() => {
            submitFrom(field);
          }}
        >
          {t('kiosk.keyboard.enter')}
        </Key>
        <Key
          wide
          onPress={() => {
            field.blur();
            setField(null);
          }}
        >
          {t('kiosk.keyboard.hide')}
        </Key>
      </div>
    </div>
  );
}

interface KeyProps {
  readonly children: string;
  readonly wide?: boolean;
  readonly pressed?: boolean;
  readonly onPress: () => void;
}

function Key({ children, wide = false, pressed, onPress }: KeyProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles[wide ? 'wide' : 'key']}
      aria-pressed={pressed}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** The field that is typed into; the page makes room for the keyboard meanwhile. */
function useFocusedField(): [TextField | null, (field: TextField | null) => void] {
  const [field, setField] = useState<TextField | null>(null);
  useEffect(() => {
    const look = (): void => {
      const focused = focusedField();
      if (focused) setField(focused);
    };
    // Where the focus goes is known only after it has left.
    const leave = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget === null) queueMicrotask(look);
      else if (focusedField() === null) setField(null);
    };
    look();
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', leave);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', leave);
    };
  }, []);
  // A field that has left the page takes its keyboard with it.
  useEffect(() => {
    if (field === null) return undefined;
    const watch = new MutationObserver(() => {
      if (!field.isConnected) setField(focusedField());
    });
    watch.observe(document.body, { childList: true, subtree: true });
    document.documentElement.dataset['keyboard'] = 'shown';
    field.scrollIntoView({ block: 'center' });
    return () => {
      watch.disconnect();
      delete document.documentElement.dataset['keyboard'];
    };
  }, [field]);
  return [field, setField];
}
