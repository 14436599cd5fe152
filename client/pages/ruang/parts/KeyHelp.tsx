/** The keys of the room, on one sheet. */
import { Kbd, Modal, SimpleGrid, Text } from '@mantine/core'
import { pintasan as t } from '../../../text/ruang.ts'
import classes from '../ruang.module.css'

export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} size="xl" title={<Text fw={650}>{t.judul}</Text>}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing={0}>
        {t.grup.map((group) => (
          <section key={group.nama} aria-label={group.nama}>
            <Text fw={650} mb="xs">
              {group.nama}
            </Text>
            <dl className={classes.keys}>
              {group.isi.map(([key, meaning]) => (
                <KeyRow key={key} of={key} meaning={meaning} />
              ))}
            </dl>
          </section>
        ))}
      </SimpleGrid>
    </Modal>
  )
}

function KeyRow({ of, meaning }: { of: string; meaning: string }) {
  return (
    <>
      <dt>
        <Kbd>{of}</Kbd>
      </dt>
      <dd>{meaning}</dd>
    </>
  )
}
