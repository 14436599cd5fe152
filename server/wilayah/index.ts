/**
 * Door of the regions: the kabupaten and kota of the country to choose from, and the kecamatan and desa of one of them.
 * The names come with the package idn-area-data (83,000 villages); of one region only its few hundred are kept.
 */
import { api } from '../domain/api.ts'
import type { Kabupaten, Kecamatan } from '../domain/wilayah.ts'
import type { Http } from '../http/index.ts'
import { readRows } from './read.ts'

export type WilayahRoom = {
  /** Is there a kabupaten or kota of this code? */
  has(kode: string): Promise<boolean>
  /** The kecamatan of this kabupaten or kota with their desa and kelurahan; empty for null. Throws nothing for an unknown code. */
  places(kode: string | null): Promise<readonly Kecamatan[]>
}

/** A name as people write it: "Faitwosur/Angkasa Pura" are two, "Lalai I/II" and "Kurau (Timur)" are Lalai I and Kurau, `Soka"an` is Soka'an. */
const namesOf = (printed: string): string[] =>
  printed
    .replace(/\(.*?\)/g, ' ')
    .replaceAll('"', "'")
    .split('/')
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => /\p{L}\p{Ll}/u.test(name))

export function openWilayah({ http }: { readonly http: Http }): WilayahRoom {
  let last: { readonly kode: string; readonly places: Promise<readonly Kecamatan[]> } | null = null

  async function list(): Promise<Kabupaten[]> {
    const provinces = new Map(
      (await readRows('provinces')).map(([kode = '', nama = '']) => [kode, nama]),
    )
    const rows = await readRows('regencies')
    return rows.map(([kode = '', provinsi = '', nama = '']) => ({
      kode,
      nama,
      provinsi: provinces.get(provinsi) ?? '',
    }))
  }

  async function read(kode: string): Promise<readonly Kecamatan[]> {
    const [districts, villages] = await Promise.all([
      readRows('districts', `${kode}.`),
      readRows('villages', `${kode}.`),
    ])
    const byDistrict = Map.groupBy(villages, ([, district]) => district)
    return districts.flatMap(([district, , printed = '']) => {
      const desa = (byDistrict.get(district) ?? []).flatMap(([, , name = '']) => namesOf(name))
      return namesOf(printed).map((kecamatan) => ({ kecamatan, desa }))
    })
  }

  http.handle(api.listWilayah, { run: async () => ({ wilayah: await list() }) })

  return {
    has: async (kode) => (await list()).some((one) => one.kode === kode),
    places(kode) {
      if (kode === null) return Promise.resolve([])
      if (last?.kode !== kode) {
        const fresh = { kode, places: read(kode) }
        last = fresh
        // A file that could not be read is tried again.
        fresh.places.catch(() => {
          if (last === fresh) last = null
        })
      }
      return last.places
    },
  }
}
