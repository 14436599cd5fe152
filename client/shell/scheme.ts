/** Light, dark or like the device, contrast, and the last known council colour: kept in this browser only. */
import { localStorageColorSchemeManager } from '@mantine/core'
import { defaultWarna } from '../theme.ts'

const key = 'risalah-tampilan'
const contrastKey = 'risalah-kontras'
const warnaKey = 'risalah-warna'

export const colourSchemes = localStorageColorSchemeManager({ key })

function read(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Storage may be closed in a private window; the choice then lasts for this page.
  }
}

/** Before the first paint, so that a dark room is not lit up. */
export function applyScheme(): void {
  const chosen = read(key)
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
}

export const isHighContrast = () => read(contrastKey) === 'tinggi'

export function applyContrast(): void {
  if (isHighContrast()) document.documentElement.dataset.kontras = 'tinggi'
  else delete document.documentElement.dataset.kontras
}

export function setHighContrast(on: boolean): void {
  write(contrastKey, on ? 'tinggi' : 'biasa')
  applyContrast()
}

export const savedWarna = () => read(warnaKey) ?? defaultWarna
export const saveWarna = (warna: string) => write(warnaKey, warna)
