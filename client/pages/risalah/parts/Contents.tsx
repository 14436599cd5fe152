/** Contents of a record by acara; marks where the reader is. */
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { RecordBagian, RisalahRecord } from '../../../../server/domain/record.ts'
import { anggaranText, suaraText } from '../../../text/anggaran.ts'
import { risalahText as t } from '../../../text/risalah.ts'
import classes from '../risalah.module.css'

type Section = z.infer<typeof RecordBagian>['sections'][number]

export const sectionId = (bagianId: string, id: string): string => `acara-${bagianId}-${id}`

/** The acara's own words where the section belongs to one. */
export function sectionTitle(record: RisalahRecord, section: Section, index: number): string {
  const acara = record.rapat.acara.find((a) => a.id === section.acaraId)
  if (acara) return `${acara.no}. ${acara.judul}`
  return section.title || (index === 0 ? t.pembuka : t.tanpaJudul)
}

/** What was never on the screen has only a guessed height: once it is drawn, the place is looked for again. */
function settle(id: string): void {
  for (const wait of [50, 200])
    setTimeout(() => document.getElementById(id)?.scrollIntoView(), wait)
}

export function Contents({ record }: { record: RisalahRecord }) {
  const links = record.bagian.flatMap((bagian) =>
    bagian.sections.map((section, index) => ({
      id: sectionId(bagian.id, section.id),
      title: sectionTitle(record, section, index),
    })),
  )
  const [current, setCurrent] = useState<string | null>(null)
  const ids = links.map((link) => link.id).join(' ')
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const top = entries.find((entry) => entry.isIntersecting)
        if (top) setCurrent(top.target.id)
      },
      { rootMargin: '-80px 0px -70% 0px' },
    )
    for (const id of ids.split(' ')) {
      const element = document.getElementById(id)
      if (element) observer.observe(element)
    }
    return () => observer.disconnect()
  }, [ids])
  return (
    <>
      <p className={classes.contentsTitle}>{t.isi}</p>
      <ol>
        <li>
          <a href="#keputusan">{t.keputusan}</a>
        </li>
        {(record.suara ?? []).length > 0 && (
          <li>
            <a href="#suara">{suaraText.judul}</a>
          </li>
        )}
        {(record.anggaran ?? []).length > 0 && (
          <li>
            <a href="#anggaran">{anggaranText.judul}</a>
          </li>
        )}
        {links.map((link) => (
          <li key={link.id}>
            <a
              href={`#${link.id}`}
              onClick={() => settle(link.id)}
              aria-current={link.id === current ? 'location' : undefined}
            >
              {link.title}
            </a>
          </li>
        ))}
      </ol>
    </>
  )
}
