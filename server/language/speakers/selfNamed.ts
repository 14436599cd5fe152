/** Those who say who they are. */
import { about, told } from './callWords.ts'
import { genderFits } from './mention.ts'
import { type Candidate, type GuessInput, personOf, text } from './situation.ts'
import { addressesChair } from './talk.ts'

const notSelf =
  /(setuju|sependapat|seperti|dengan|menurut|mendukung|dukung|kepada|bersama|teman|kolega|rekan|kawan|sahabat|senior|saudara|adik|kakak|abang|tetangga|guru|mantan|kata|usulan|bagi|untuk|dari|minta|tanya|ajak|dan|hormati|hormat|tahu|lihat|dengar|mohon|harap|undang) (saya|kami) $/

/** "saya Wawan dari Amanah Bangsa", "izin pimpinan, Yayat Supriadna", "kami dari dinas pendidikan". */
export function selfNamed(input: GuessInput): Candidate[] {
  const { directory, next } = input
  // The list itself where it is short: what it names is known by the list.
  const head = next.length > 60 ? next.slice(0, 60) : next
  const mentions = directory.find(head)
  const found: Candidate[] = []
  const groups = mentions.filter((m) => m.by !== 'name' && m.ids.length > 0)
  for (const [n, mention] of mentions.entries()) {
    const start = n === 0 ? 0 : mentions[n - 1]!.to
    const before = text(head.slice(Math.max(start, mention.from - 6), mention.from))
    const add = (ids: readonly string[], confidence: number) => {
      for (const id of ids)
        found.push({
          id,
          signal: 'self',
          detail: `${before} ${mention.said}`.trim(),
          confidence: ids.length === 1 ? confidence : 0.4,
        })
    }
    const padded = `${before} `
    if (mention.by === 'name') {
      const says =
        /\b(nama saya|saya sendiri|perkenalkan|perkenalkan nama|saya atas nama|dengan saya|saya|kami|nama lengkap saya|atas nama|saya anggota|saya adalah|saya bernama) (ini |adalah |yaitu |nama )?$/.test(
          padded,
        ) && !(notSelf.test(padded) && !/^dengan saya $/.test(padded))
      // "saya pimpinan yayat supriadna izin menambahkan", "izin pimpinan, darmo"
      const behind = text(head.slice(mention.to, mention.to + 3))
      const bare =
        mention.from <= 8 &&
        !/^(pak|bu|bapak|ibu|kang|bang|mas|mbak|saudara|saudari|teh)\b/.test(mention.said) &&
        /^((maaf|mohon|izin|ijin|interupsi|saya|ya|baik|terima|kasih|pimpinan|pak|bu|ibu|bapak|ketua|ada|assalamualaikum|warahmatullahi|wabarakatuh|belum|sedikit|sebentar|rapat|sidang) )*(pimpinan|ketua|interupsi|izin|ijin|rapat|sidang) $/.test(
          padded,
        ) &&
        (behind === '' ||
          // A name with its fraksi is nobody else's opening.
          mention.said.split(' ').length > 3 ||
          /^(izin|ijin|dari|fraksi|ingin|mau|mohon|menambahkan|komisi|anggota|dapil|saya|di sini|hadir|bertanya|interupsi|melanjutkan|menyampaikan|menanggapi|menjawab|ikut|setuju|sepakat|cukup|menunggu|tunggu|usul|mendukung|kepala|sekretaris|dinas|selaku|perwakilan)\b/.test(
            behind,
          ))
      const titled = directory.isSapaan(mention.said.split(' ')[0]!)
      // "kristina ini", "jo lagi"
      const again =
        !titled &&
        mention.from <= 9 &&
        /^(ini|lagi|sini|di sini)\b/.test(behind) &&
        mention.ids.length === 1
      // "mohon izin teguh dari bappeda"
      const asks =
        !titled &&
        mention.ids.length === 1 &&
        !about.test(before.split(' ').at(-1) ?? '') &&
        /^((bu|pak|ibu|bapak|ketua|pimpinan) )?(dari|selaku|mewakili|fraksi|komisi|dapil)\b/.test(
          `${mention.said.split(' ').slice(1).join(' ')} ${behind}`
            .trim()
            .replace(/^(?!dari|selaku|mewakili)\S+ (?=dari|selaku|mewakili)/, ''),
        ) &&
        (/\b(izin|ijin|pimpinan|ketua|interupsi|masuk) $/.test(padded) ||
          /^((bu|pak|ibu|bapak) )?mewakili\b/.test(behind))
      // "saya tambah sedikit ketua johannes simanungkalit"
      const alone =
        !titled &&
        mention.ids.length === 1 &&
        mention.from <= 9 &&
        addressesChair(next) &&
        /\b(ketua|pimpinan|datuk|interupsi|izin|masuk|saya|belum|bu|pak|ibu|bapak) $/.test(
          padded,
        ) &&
        !notSelf.test(padded) &&
        !told.test(behind)
      // "izin bu, rendra": *bu* is the chair, not he.
      const said = /\b(pak|bapak|bu|ibu) $/.exec(padded)?.[1]
      const own = mention.ids.length === 1 ? personOf(input, mention.ids[0]!) : undefined
      const other =
        !titled &&
        mention.from <= 6 &&
        said !== undefined &&
        own !== undefined &&
        !genderFits(own, said) &&
        (!told.test(behind) || /^yang (pertama|ingin|mau)\b/.test(behind))
      // "sarjono pimpinan dari gotong royong", "saya pak ketua | noor ipansyah dua pertanyaan saja"
      const opens = /^(saya (pak |bu |ibu |bapak )?(ketua|pimpinan) )?(\| )?$/.test(
        padded.trimStart(),
      )
      const first =
        !titled &&
        mention.ids.length === 1 &&
        opens &&
        /^((pak |bu |ibu |bapak )?(pimpinan|ketua)|dari|izin|ijin|hadir|dua pertanyaan|satu pertanyaan|mau|ingin|di sini|fraksi)\b/.test(
          behind,
        )
      if (!says && !bare && !again && !asks && !alone && !other && !first) continue
      if (says && mention.from > 20 && (titled || !/\bsaya $/.test(padded))) continue
      if (/^(menurut|kata|tadi kata)\b/.test(padded) && before.split(' ').length <= 3) continue
      let ids = mention.ids
      for (const group of groups) {
        if (ids.length < 2 || group.from < mention.to || group.from > mention.to + 3) continue
        const both = ids.filter((id) => group.ids.includes(id))
        if (both.length > 0) ids = both
      }
      add(ids, says || bare ? 0.97 : 0.92)
      continue
    }
    if (mention.ids.length === 0) continue
    const represents = /\b(mewakili|menggantikan|atas nama)$/.test(before)
    const own =
      /^((nuwun sewu|nuwun|matur|hatur nuhun|nggih|inggih|iye|tabe|tabea|syalom|shalom|bismillah|permisi|punten|salam|bisa|boleh|saya|sambung|baik|ya|iya|terima kasih|makasih|izin|ijin|mohon izin|mohon maaf|maaf|pimpinan|pak ketua|bu ketua|ibu ketua|bapak ketua|ketua|ada|assalamualaikum|selamat \S+|menjawab|menyampaikan|perkenalkan|rapat|bapak ibu|menambahkan|bicara|sedikit) ?)*((saya|kami)( (\S+ )?)?)?(dari|mewakili|selaku|sebagai|atas nama|juru bicara|di|dari pihak|perwakilan|perwakilan dari|menggantikan|kapasitas saya sebagai|anggota|anggota dari)$/.test(
        before,
      ) ||
      /\b(saya|kami) (ini )?(dari|selaku|sebagai|mewakili|juru bicara|atas nama|di|perwakilan|juru bicara dari|menggantikan|anggota|anggota dari)$/.test(
        before,
      ) ||
      (mention.by === 'office' &&
        !/^(pak|bu|bapak|ibu)\b/.test(mention.said) &&
        /\b(saya|kami)$/.test(before) &&
        !notSelf.test(padded))
    const heads = /^yang (saya|kami) (pimpin|wakili)\b/.test(
      text(head.slice(mention.to, mention.to + 3)),
    )
    if ((!own && !heads) || mention.from > 15) continue
    // "dari be pe je es ada keluhan kartu mati bagaimana itu": somebody calls them.
    if (
      /^(baik |ya |lalu |terus )*(dari|di)$/.test(before) &&
      /\b(bagaimana|gimana|silakan|mana|siapa)\b/.test(text(next)) &&
      !/\b(saya|kami)\b/.test(text(next))
    )
      continue
    if (
      /\b(setuju|usulan|pertanyaan|jawaban|penjelasan|menurut|tadi|kata|masukan|kritik|saran)\b/.test(
        before,
      )
    )
      continue
    if (represents && mention.by === 'office') {
      const bodies = new Set(mention.ids.map((id) => personOf(input, id)?.instansi ?? ''))
      const mates = directory.people.filter(
        (p) => p.instansi && bodies.has(p.instansi) && !mention.ids.includes(p.id),
      )
      // Whoever stands in for an office may be anyone of its body; "kepala dinas" alone names no body.
      if (mention.ids.length === 1 && mates.length > 0)
        add(
          mates.map((p) => p.id),
          0.9,
        )
      continue
    }
    if (mention.by === 'group') continue
    // "kami di komisi dua siap, nanti saya selaku ketua komisi …"
    const beside = groups.filter((group) => group !== mention && group.by === 'group')
    const both = mention.ids.filter((id) => beside.some((group) => group.ids.includes(id)))
    add(mention.by === 'office' && both.length > 0 ? both : mention.ids, 0.92)
  }
  return found
}
