import {
  Alert,
  Badge,
  Button,
  createTheme,
  Input,
  Modal,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Mantine's ten shades, of which it uses four here: 1 ground, 6 full, 7 pressed, 9 text on the ground. */
const shades = (soft: string, full: string, pressed = full): MantineColorsTuple => [
  soft,
  soft,
  soft,
  soft,
  full,
  full,
  full,
  pressed,
  pressed,
  full,
];

/** The tokens of the house as Mantine's theme; no colour or size of its own. */
export const theme = createTheme({
  fontFamily: 'var(--face)',
  fontFamilyMonospace: 'var(--digits)',
  headings: { fontFamily: 'var(--face)', fontWeight: '800' },
  colors: {
    primary: shades('var(--primary-soft)', 'var(--primary)', 'var(--primary-pressed)'),
    good: shades('var(--good-soft)', 'var(--good)'),
    wait: shades('var(--wait-soft)', 'var(--wait)'),
    bad: shades('var(--bad-soft)', 'var(--bad)'),
    // What Mantine greys out or draws edges with.
    gray: [
      'var(--surface-sunken)',
      'var(--surface-sunken)',
      'var(--surface-sunken)',
      'var(--edge-soft)',
      'var(--edge)',
      'var(--edge)',
      'var(--ink-soft)',
      'var(--ink-soft)',
      'var(--ink)',
      'var(--ink)',
    ],
  },
  primaryColor: 'primary',
  primaryShade: 6,
  defaultRadius: 'md',
  radius: { sm: 'var(--radius-small)', md: 'var(--radius)', lg: 'var(--radius)' },
  fontSizes: {
    xs: 'var(--text-small)',
    sm: 'var(--text-small)',
    md: 'var(--text-body)',
    lg: 'var(--text-large)',
    xl: 'var(--text-title)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Badge: Badge.extend({
      defaultProps: { size: 'lg', radius: 'sm', variant: 'light', tt: 'none', fw: 600, miw: 'max-content' },
    }),
    Button: Button.extend({
      defaultProps: { size: 'md' },
      // Long words of two languages: a button grows, it does not cut off.
      styles: {
        root: { height: 'auto', minHeight: 'var(--button-height)', paddingBlock: 'var(--space-2)' },
        label: { overflow: 'visible', lineHeight: 1.3, whiteSpace: 'normal' },
      },
    }),
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    MultiSelect: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    SegmentedControl: { defaultProps: { size: 'md' } },
    Alert: Alert.extend({
      styles: { title: { fontSize: 'var(--text-body)' }, message: { fontSize: 'var(--text-body)' } },
    }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { size: 'md' },
      styles: {
        label: { fontSize: 'var(--text-body)' },
        description: { fontSize: 'var(--text-small)', marginBottom: 'var(--space-1)' },
        error: { fontSize: 'var(--text-small)', fontWeight: 600 },
      },
    }),
    Modal: Modal.extend({
      defaultProps: { centered: true, size: 'lg', overlayProps: { backgroundOpacity: 0.6 } },
      styles: { title: { fontSize: 'var(--text-large)', fontWeight: 800 } },
    }),
  },
});

/** Mantine's own names for the grounds and inks of the house. */
export const themeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-anchor': 'var(--primary)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--primary-soft)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--edge)',
    '--mantine-color-disabled-color': 'var(--ink-soft)',
  },
  dark: {},
});
