/**
 * The one visual system: the council's own colour on warm greys, Inter for the interface, Source Serif for record text.
 * Fixed meanings are CSS variables any page may use: `--rekam` (recording, destructive), `--ragu` (not confirmed, late),
 * `--sah` (saved, signed), `--tertutup` (closed part), `--serif` (record text), `--garis` (hairline), `--latar` (quiet ground).
 */
import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core'

export const defaultWarna = '#0f6e6e'

type Oklch = readonly [lightness: number, chroma: number, hue: number]

function toLinear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
function toGamma(channel: number): number {
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055
}

function hexToOklch(hex: string): Oklch {
  const value = /^#[0-9a-f]{6}$/i.test(hex) ? hex : defaultWarna
  const at = (i: number) => toLinear(Number.parseInt(value.slice(i, i + 2), 16) / 255)
  const [r, g, b] = [at(1), at(3), at(5)] as const
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const L = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const A = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const B = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return [L, Math.hypot(A, B), Math.atan2(B, A)]
}

function oklchToRgb([L, C, h]: Oklch): readonly [number, number, number] {
  const a = C * Math.cos(h)
  const b = C * Math.sin(h)
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function oklchToHex([L, C, h]: Oklch): string {
  // Colours outside the screen's range lose chroma, never lightness: contrast must hold for every council.
  let chroma = C
  let rgb = oklchToRgb([L, chroma, h])
  while (chroma > 0.001 && rgb.some((c) => c < -0.0005 || c > 1.0005)) {
    chroma *= 0.92
    rgb = oklchToRgb([L, chroma, h])
  }
  const byte = (c: number) =>
    Math.round(Math.min(1, Math.max(0, toGamma(Math.min(1, Math.max(0, c))))) * 255)
      .toString(16)
      .padStart(2, '0')
  return `#${rgb.map(byte).join('')}`
}

const lightness = [0.975, 0.945, 0.895, 0.83, 0.76, 0.66, 0.53, 0.46, 0.38, 0.3]
const chromaShare = [0.12, 0.22, 0.42, 0.65, 0.85, 1, 1, 1, 0.9, 0.75]

/** Ten shades of the council's colour. Lightness is fixed, so that white on 7 and 7 on white always pass AA. */
export function tupleOf(hex: string): MantineColorsTuple {
  const [, chroma, hue] = hexToOklch(hex)
  const usable = Math.min(chroma, 0.17)
  return lightness.map((L, i) =>
    oklchToHex([L, usable * (chromaShare[i] ?? 1), hue]),
  ) as unknown as MantineColorsTuple
}

/** WCAG contrast of two hex colours. */
export function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const at = (i: number) => toLinear(Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    return 0.2126 * at(1) + 0.7152 * at(3) + 0.0722 * at(5)
  }
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f4f2ef',
  '#eae7e2',
  '#dcd8d1',
  '#c6c1b8',
  '#9c968d',
  '#7a746b',
  '#5c564f',
  '#3f3b36',
  '#24211e',
]
const dark: MantineColorsTuple = [
  '#dad7d2',
  '#bdb9b3',
  '#97928b',
  '#6f6a64',
  '#4a4641',
  '#3a3733',
  '#2b2926',
  '#1f1d1b',
  '#181715',
  '#11100f',
]

export function createAppTheme(warna: string): MantineThemeOverride {
  return createTheme({
    primaryColor: 'dewan',
    primaryShade: { light: 7, dark: 6 },
    colors: {
      dewan: tupleOf(warna),
      gray,
      dark,
      // The fixed meanings, made like the council's colour so that words in them are always readable.
      red: tupleOf('#c8322a'),
      green: tupleOf('#1f7a45'),
      yellow: tupleOf('#9a6200'),
    },
    fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
    fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
    headings: {
      fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
      fontWeight: '650',
      sizes: {
        h1: { fontSize: '1.625rem', lineHeight: '1.25' },
        h2: { fontSize: '1.1875rem', lineHeight: '1.35' },
        h3: { fontSize: '1rem', lineHeight: '1.4' },
      },
    },
    black: '#24211e',
    radius: { xs: '3px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
    defaultRadius: 'md',
    cursorType: 'pointer',
    respectReducedMotion: true,
    focusRing: 'auto',
    components: {
      Button: { defaultProps: { size: 'sm' } },
      Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 600 } },
      Modal: { defaultProps: { centered: true, transitionProps: { duration: 120 } } },
      Drawer: { defaultProps: { position: 'right', transitionProps: { duration: 140 } } },
      Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 100 } } },
      Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } },
      Paper: { defaultProps: { shadow: undefined } },
      Table: { defaultProps: { verticalSpacing: 'sm' } },
      Anchor: { defaultProps: { underline: 'hover' } },
    },
  })
}

export const cssVariables: CSSVariablesResolver = (theme) => {
  const of = (name: string, shade: number) => theme.colors[name]?.[shade] ?? ''
  // Quiet alerts and badges in the fixed meanings' own tones, in place of the library's brighter ones.
  const tones = Object.fromEntries(
    [
      ['green', 'sah'],
      ['yellow', 'ragu'],
      ['red', 'rekam'],
    ].flatMap(([color, name]) => [
      [`--mantine-color-${color}-light`, `var(--${name}-latar)`],
      [`--mantine-color-${color}-light-color`, `var(--${name})`],
    ]),
  )
  return {
    variables: { '--serif': "'Source Serif 4 Variable', 'Source Serif 4', Georgia, serif" },
    light: {
      ...tones,
      '--mantine-color-body': '#fdfcfb',
      '--mantine-color-dimmed': of('gray', 7),
      '--mantine-color-placeholder': of('gray', 6),
      '--mantine-color-error': '#b42318',
      '--mantine-color-anchor': of('dewan', 7),
      '--garis': of('gray', 2),
      '--latar': of('gray', 1),
      '--rekam': '#c22f22',
      '--ragu': '#8f5800',
      '--ragu-latar': '#fdf3dc',
      '--sah': '#1d7044',
      '--sah-latar': '#e6f4ea',
      '--tertutup': '#6a3fa8',
      '--tertutup-latar': '#f2ecfa',
      '--rekam-latar': '#fdecea',
    },
    dark: {
      ...tones,
      '--mantine-color-body': '#1c1a18',
      '--mantine-color-dimmed': of('dark', 1),
      '--mantine-color-placeholder': of('dark', 2),
      '--mantine-color-error': '#ff9d92',
      '--mantine-color-anchor': of('dewan', 4),
      // The library's light variants are nearly black on our warm dark ground.
      '--mantine-color-dewan-light': `color-mix(in srgb, ${of('dewan', 6)} 26%, #1c1a18)`,
      '--mantine-color-dewan-light-hover': `color-mix(in srgb, ${of('dewan', 6)} 36%, #1c1a18)`,
      '--mantine-color-dewan-light-color': of('dewan', 2),
      '--mantine-color-gray-light': '#252320',
      '--mantine-color-gray-light-color': of('dark', 0),
      '--garis': of('dark', 5),
      '--latar': '#252320',
      '--rekam': '#ff8a7d',
      '--ragu': '#f2bf62',
      '--ragu-latar': '#3a2e17',
      '--sah': '#7fd19b',
      '--sah-latar': '#1c3325',
      '--tertutup': '#c3a6f2',
      '--tertutup-latar': '#2f2540',
      '--rekam-latar': '#43221e',
    },
  }
}
