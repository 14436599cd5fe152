/** Decisions noted while a sitting runs, kept on this device until the naskah is frozen with them. */
import { useLocalStorage } from '@mantine/hooks'

export const keputusanMax = 100

export function useKeputusan(rapatId: string) {
  return useLocalStorage<string[]>({
    key: `risalah-keputusan-${rapatId}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  })
}
