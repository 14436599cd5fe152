/** What is decided as one bare written sentence. */
import { upperFirst } from '../token.ts'

const lead =
  /^(baiklah|baik|oke|ya|iya|nah|jadi|maka|dengan demikian|dengan ini|untuk itu|oleh karena itu|oleh sebab itu|selanjutnya|berikutnya|kemudian|dan|bapak ibu sekalian|bapak ibu|bapak-bapak|ibu-ibu|saudara-saudara|saudara sekalian|saudara|hadirin|demikian|sekali lagi|saya ulangi|saya bacakan|saya putuskan(?: begini)?|saya simpulkan|saya rangkum(?: ya)?|saya nyatakan|kami nyatakan|saya tegaskan|(pertama|kedua|ketiga|keempat|kelima)|(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan)(?=,| (?:komisi|dinas|badan|rapat|banggar|pansus|bamus|kecamatan|camat|sekretariat|kita|kami)\b)|saya bacakan(?: ya)?|(?:saya|kita) (?:ketuk|ketok|palu)(?: ya)?|begini saja|kalau (?:sudah )?tidak ada(?: lagi)?(?: yang)?(?: keberatan| tanggapan| masukan)?|yang (pertama|kedua|ketiga|keempat|kelima|terakhir)|kesimpulan( rapat)?( kita)?( hari ini)?( adalah| yaitu| yakni)?|kesimpulannya( adalah)?|keputusannya( adalah)?|disepakati( bersama)?( bahwa| agar| untuk)?|diputuskan( bahwa| agar| untuk)?|(rapat |forum )(ini )?(menyepakati|memutuskan)( bahwa| agar| untuk)?|(kita|kami) (sepakati|putuskan|sepakat)( bersama)?( bahwa| agar| untuk)?|bahwa|sudah)[,:]?\s+/i

/** The bare statement: "Baik, disepakati Dinas … menyampaikan …" → "Dinas … menyampaikan …". */
export function statement(text: string): string {
  let out = text.trim()
  for (let n = 0; n < 8; n += 1) {
    const shorter = out.replace(lead, '')
    if (shorter === out || shorter.split(' ').length < 3) break
    out = shorter
  }
  return clean(out)
}

const calls =
  /,? (Pak|Bu|Bapak|Ibu|Kang|Mas|Mbak|Bang|Teh) (?:haji |Haji )?\p{Lu}\p{L}+(?=[,.]| (menunggu|sampai|disepakati|setuju|dengan|untuk|ya)\b|$)/gu
const finite =
  /\b(di|me[nmy]?g?|ber|ter)\p{L}{4,}|\b(masuk|tetap|mulai|menjadi|naik|turun|sah|akan|tidak|kita|kami)\b/u

/** One written sentence: without the call for assent, without forms of address, passive for "kita tunda". */
function clean(said: string): string {
  let out = said.replace(/[.?]$/, '')
  let agreed: string | null = null
  for (let n = 0; n < 4; n += 1) {
    const shorter = out.replace(
      /[,.]? (apakah )?(setuju|sepakat|sah|(dapat|bisa) (kita )?(di)?(setujui|sepakati|terima)|di(sepakati|setujui)|(oke|ok|cocok)|ya|bapak ibu|bersama|semua|semuanya|bagaimana|gimana|ada yang keberatan)$/i,
      '',
    )
    if (shorter === out || shorter.split(' ').length < 3) break
    const how = out.slice(shorter.length)
    if (agreed === null || /setuju/i.test(how))
      agreed = /setuju/i.test(how) ? 'disetujui' : 'disepakati'
    out = shorter
  }
  out = out.replace(calls, '')
  const turned = out
    .replace(
      /^(Kita|Kami|Saya) (tetapkan|sahkan|putuskan|setujui|sepakati|tunda|tolak)( bahwa)? (.{8,})$/i,
      (_, __, verb: string, ___, rest: string) =>
        finite.test(rest) || /\bmulai\b/.test(rest) ? rest : `${rest} ${passive(verb)}`,
    )
    .replace(
      /\b(kita|kami|saya) (tetapkan|sahkan|putuskan|setujui|sepakati|tunda|tolak|coret|alihkan|terima)\b/i,
      (_, __, verb: string) => passive(verb),
    )
    .replace(/\b(ditunda)\b(.*?) (disepakati )?ditunda$/, '$1$2')
  if (agreed !== null && !finite.test(turned)) return `${upperFirst(turned)} ${agreed}.`
  return upperFirst(`${turned}.`)
}

const passive = (verb: string): string => `di${verb.toLowerCase()}`
