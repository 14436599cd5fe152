/** Engines and models: size, licence, what they can honestly do, and getting one onto this server. */
import { Alert, Badge, Button, Group, Progress, Text, Title } from '@mantine/core'
import { IconCloud, IconCpu, IconDownload, IconInfoCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { notifyDone, type Output, useApi, useSend } from '../../api.ts'
import { Confirm } from '../../components/confirm.tsx'
import { Async, Empty } from '../../components/States.tsx'
import { formatBytes } from '../../components/time.ts'
import { admin } from '../../text/admin.ts'
import classes from './admin.module.css'

const words = admin.mesin
type Engine = Output<'listEngine'>['engines'][number]

export function Engines() {
  const query = useApi(
    'listEngine',
    {},
    {
      refetchInterval: ({ state }) =>
        state.data?.engines.some((e) => e.unduhan && !e.terpasang) ? 1500 : false,
    },
  )
  return (
    <>
      <Text maw={720} mb="md">
        {words.isi}
      </Text>
      <Async query={query}>
        {({ engines, bawaan }) =>
          engines.length === 0 ? (
            <Empty icon={IconCpu} title={words.kosong} />
          ) : (
            <ul className={classes.engines}>
              {engines.map((e) => (
                <EngineItem
                  key={`${e.engine}-${e.model}`}
                  engine={e}
                  standard={e.engine === bawaan.engine && e.model === bawaan.model}
                />
              ))}
            </ul>
          )
        }
      </Async>
      <Alert mt="lg" maw={720} color="gray" variant="light" icon={<IconInfoCircle size={18} />}>
        {words.udara}
      </Alert>
    </>
  )
}

function stateOf({ layanan, terpasang }: Engine): string {
  if (layanan) return terpasang ? words.siap : words.tanpaKunci
  return terpasang ? words.terpasang : words.belum
}

function EngineItem({ engine, standard }: { engine: Engine; standard: boolean }) {
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const again = () => client.invalidateQueries({ queryKey: ['listEngine'] })
  const get = useSend('getModel', { onSuccess: again })
  const remove = useSend('removeModel', {
    onSuccess: async () => {
      setAsking(false)
      notifyDone(words.dihapus)
      await again()
    },
  })
  const params = { model: engine.model }
  return (
    <li className={classes.engine}>
      <div style={{ minWidth: 0 }}>
        <Group gap="xs" mb={4}>
          <Title order={3}>{engine.nama}</Title>
          <Badge color={engine.terpasang ? 'green' : 'gray'}>{stateOf(engine)}</Badge>
          {engine.layanan && (
            <Badge color="gray" leftSection={<IconCloud size={12} aria-hidden />}>
              {words.layanan}
            </Badge>
          )}
          {standard && <Badge color="dewan">{words.bawaan}</Badge>}
        </Group>
        <Text size="sm">{engine.keterangan}</Text>
        <Text size="sm" c="dimmed" className="angka">
          {words.mesin}: {engine.engine} ·{' '}
          {engine.ukuranBytes > 0 && `${words.ukuran}: ${formatBytes(engine.ukuranBytes)} · `}
          {words.lisensi}: {engine.lisensi}
        </Text>
        {engine.layanan && !engine.terpasang && (
          <Text size="sm" mt={4}>
            {words.kunci}
          </Text>
        )}
        {engine.unduhan && !engine.terpasang && (
          <div className={classes.download} role="status">
            <Progress
              value={engine.unduhan.persen}
              aria-label={words.kemajuan(engine.nama)}
              size="md"
            />
            <Text size="sm" mt={4} className="angka">
              {engine.unduhan.persen}% · {engine.unduhan.baris}
            </Text>
          </div>
        )}
      </div>
      {!engine.layanan && engine.terpasang && !standard && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {words.hapus}
        </Button>
      )}
      {!engine.layanan && !engine.terpasang && (
        <Button
          variant={standard ? 'filled' : 'default'}
          leftSection={<IconDownload size={17} aria-hidden />}
          loading={get.isPending}
          onClick={() => get.mutate({ params })}
        >
          {engine.unduhan ? words.ulang : words.pasang}
        </Button>
      )}
      <Confirm
        opened={asking}
        title={words.hapusJudul(engine.nama)}
        action={words.hapus}
        danger
        busy={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate({ params })}
      >
        {words.hapusIsi}
      </Confirm>
    </li>
  )
}
