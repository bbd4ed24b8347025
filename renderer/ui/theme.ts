import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: the blue of ink. */
const ink: MantineColorsTuple = [
  '#eef1fb',
  '#dbe1f5',
  '#b8c4eb',
  '#93a5e0',
  '#7389d7',
  '#5e77d1',
  '#4a65c7',
  '#3953b4',
  '#3049a2',
  '#243d8f',
];

/** Greys of the light scheme, faintly cool. */
const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#f0f1f3',
  '#e6e8eb',
  '#d9dce1',
  '#c3c8d0',
  '#a2a9b4',
  '#69717e',
  '#585f6b',
  '#3b414b',
  '#1d2129',
];

/** Greys of the dark scheme, from text to ground. */
const dark: MantineColorsTuple = [
  '#d8dbe1',
  '#b1b7c1',
  '#8d95a2',
  '#646c79',
  '#434a55',
  '#313741',
  '#262b33',
  '#1a1e24',
  '#14171c',
  '#0e1014',
];

const sans =
  '"Pretendard Variable", Pretendard, Inter, -apple-system, "Segoe UI", "Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", Roboto, "Helvetica Neue", Arial, sans-serif';
const mono =
  'ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", "Pretendard Variable", monospace';

export const theme = createTheme({
  colors: { ink, gray, dark },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  black: '#1d2129',
  fontFamily: sans,
  fontFamilyMonospace: mono,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.4', xl: '1.3' },
  headings: {
    fontFamily: sans,
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.25' },
      h2: { fontSize: '16px', lineHeight: '1.3' },
      h3: { fontSize: '14px', lineHeight: '1.35' },
    },
  },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    InputWrapper: { styles: { description: { fontSize: 12 }, error: { fontSize: 12 } } },
    TextInput: { defaultProps: { size: 'sm' } },
    // A comma that is typed is a decimal point, as it is where it is pasted.
    NumberInput: { defaultProps: { size: 'sm', allowedDecimalSeparators: ['.', ','] } },
    Select: { defaultProps: { size: 'sm' } },
    MultiSelect: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    SegmentedControl: {
      styles: { root: { background: 'var(--segment-track)' }, indicator: { background: 'var(--segment)' } },
    },
    Checkbox: { defaultProps: { radius: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false } },
    Modal: {
      defaultProps: { centered: true, radius: 'md', overlayProps: { backgroundOpacity: 0.3 } },
      styles: { title: { fontSize: 16, fontWeight: 640, letterSpacing: '-0.01em' } },
    },
    Popover: { defaultProps: { shadow: 'md' } },
    Menu: { defaultProps: { shadow: 'md' } },
    Alert: {
      styles: (_theme: unknown, { color = 'ink' }: { readonly color?: string }) => {
        const tone = `var(--mantine-color-${color}-6)`;
        return {
          root: {
            background: `color-mix(in srgb, ${tone} 8%, var(--panel))`,
            border: `1px solid color-mix(in srgb, ${tone} 38%, var(--panel))`,
            color: 'var(--text)',
          },
          title: { color: 'var(--text)', fontWeight: 620 },
          icon: { color: tone },
          message: { color: 'var(--text)' },
        };
      },
    },
    Table: {
      defaultProps: { verticalSpacing: 7, horizontalSpacing: 'sm' },
      styles: { th: { fontSize: 12, fontWeight: 500, color: 'var(--text-faint)', whiteSpace: 'nowrap' } },
    },
    Badge: {
      defaultProps: { variant: 'default', tt: 'none' },
      styles: { root: { fontSize: 12, fontWeight: 500, letterSpacing: 0 } },
    },
  },
});

/** Makes the kit's own surfaces, text and lines those of `global.css`. */
export const resolveCssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--panel)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-quiet)',
    '--mantine-color-placeholder': 'var(--text-faint)',
    '--mantine-color-default-border': 'var(--line-strong)',
  };
  // The kit's own do not stand out from light ground.
  const onLight = { '--mantine-color-orange-text': '#c2410c', '--mantine-color-red-text': '#c92a2a' };
  return { variables: {}, light: { ...shared, ...onLight }, dark: shared };
};
