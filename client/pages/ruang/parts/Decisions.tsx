/** The decisions as they are taken, one entry each; they are printed first in the record. */
import { ActionIcon, Textarea } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { ruang as t } from '../../../text/ruang.ts'
import { keputusanMax, useKeputusan } from '../../../work/keputusan.ts'
import classes from '../ruang.module.css'

export function Decisions({ rapatId, mayWrite }: { rapatId: string; mayWrite: boolean }) {
  const [rows, setRows] = useKeputusan(rapatId)
  const [draft, setDraft] = useState('')
  if (!mayWrite) return null
  const add = () => {
    const text = draft.trim()
    if (!text || rows.length >= keputusanMax) return
    setRows([...rows, text])
    setDraft('')
  }
  return (
    <section className={classes.block} aria-label={t.keputusan}>
      <h2 className={classes.heading}>
        {t.keputusan}
        {rows.length > 0 && <span>{rows.length}</span>}
      </h2>
      {rows.map((row, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place.
          key={index}
          className={classes.decision}
        >
          <Textarea
            aria-label={`${t.keputusan} ${index + 1}`}
            size="sm"
            autosize
            minRows={1}
            maxLength={2000}
            value={row}
            onChange={(event) => setRows(rows.with(index, event.currentTarget.value))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t.keputusanHapus(index + 1)}
            onClick={() => setRows(rows.toSpliced(index, 1))}
          >
            <IconX size={15} />
          </ActionIcon>
        </div>
      ))}
      <Textarea
        aria-label={t.keputusanTambah}
        placeholder={`${t.keputusanTambah}…`}
        size="sm"
        autosize
        minRows={1}
        maxLength={2000}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return
          event.preventDefault()
          add()
        }}
      />
      {rows.length > 0 && <p className={classes.hint}>{t.keputusanSimpan}</p>}
    </section>
  )
}
