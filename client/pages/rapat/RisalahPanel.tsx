/** What the sitting ends in: the records with their states and next steps, and freezing with what stands in its way. */
import { Button, Stack, Title } from '@mantine/core'
import { IconFileText, IconSnowflake } from '@tabler/icons-react'
import { useState } from 'react'
import { Empty } from '../../components/States.tsx'
import { rinci, bekukan as words } from '../../text/rapat.ts'
import type { Detail } from './detail.tsx'
import { FreezePanel } from './FreezePanel.tsx'
import { RisalahItem } from './RisalahItem.tsx'
import classes from './rapat.module.css'

export function RisalahPanel({ detail }: { detail: Detail }) {
  const { rapat, risalah, boleh } = detail
  const [again, setAgain] = useState(false)
  const mayFreeze = boleh.includes('risalah.freeze') && rapat.status === 'ditutup'
  const sorted = risalah.toSorted((a, b) => b.versi - a.versi || a.lingkup.localeCompare(b.lingkup))
  return (
    <Stack gap="xl">
      {sorted.length > 0 ? (
        <section aria-label={rinci.risalah}>
          <ul className={classes.docs}>
            {sorted.map((one) => (
              <RisalahItem key={one.id} risalah={one} detail={detail} />
            ))}
          </ul>
        </section>
      ) : (
        !mayFreeze && (
          <Empty icon={IconFileText} title={words.kosong}>
            {boleh.includes('risalah.freeze') ? words.kosongBelum : words.kosongLihat}
          </Empty>
        )
      )}
      {mayFreeze && sorted.length > 0 && !again && (
        <Button
          variant="subtle"
          w="fit-content"
          leftSection={<IconSnowflake size={17} aria-hidden />}
          onClick={() => setAgain(true)}
        >
          {words.bukaBekukan}
        </Button>
      )}
      {mayFreeze && (sorted.length === 0 || again) && (
        <section aria-labelledby="bekukan">
          <Title order={2} id="bekukan" mb={4}>
            {sorted.length > 0 ? words.ulang : words.judul}
          </Title>
          <FreezePanel detail={detail} onFrozen={() => setAgain(false)} />
        </section>
      )}
    </Stack>
  )
}
