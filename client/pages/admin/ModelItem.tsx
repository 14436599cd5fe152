/** One model: what it is, whether it is here, and the step that can be taken with it now. */
import { Badge, Button, Group, Text, Title } from '@mantine/core'
import { IconCloud, IconDownload, IconTool } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ModelInfo } from '../../../server/domain/model.ts'
import { keyOf, notifyDone, useSend } from '../../api.ts'
import { Confirm } from '../../components/confirm.tsx'
import { formatBytes } from '../../components/time.ts'
import { admin } from '../../text/admin.ts'
import classes from './admin.module.css'
import { ModelProgress } from './ModelProgress.tsx'

const words = admin.mesin
const languages = new Intl.DisplayNames('id', { type: 'language' })

function stateOf({ layanan, terpasang, berkas, sisaBytes, pekerjaan }: ModelInfo): string {
  if (pekerjaan?.status === 'berjalan') return words.dipasang
  if (pekerjaan?.status === 'antre') return words.menunggu
  if (layanan) return terpasang ? words.siap : words.tanpaKunci
  if (terpasang) return words.terpasang
  if (berkas) return words.tanpaMesin
  return sisaBytes > 0 ? words.sebagian(formatBytes(sisaBytes)) : words.belum
}

/** Size, languages, licence and engine, whichever are known. */
function factsOf(model: ModelInfo): string {
  const { bahasa, engine, lisensi, pendukung, ukuranBytes } = model
  return [
    !pendukung && `${words.mesin}: ${engine}`,
    bahasa.length > 0 && `${words.bahasa}: ${bahasa.map((code) => languages.of(code)).join(', ')}`,
    ukuranBytes > 0 && `${words.ukuran}: ${formatBytes(ukuranBytes)}`,
    `${words.lisensi}: ${lisensi}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

export function ModelItem({ model }: { model: ModelInfo }) {
  const { nama, bawaan, layanan, pekerjaan, terpasang, tetap } = model
  const busy = pekerjaan !== null && pekerjaan.status !== 'gagal'
  return (
    <li className={classes.engine} aria-label={nama}>
      <div style={{ minWidth: 0 }}>
        <Group gap="xs" mb={6}>
          <Title order={3} size="h5">
            {nama}
          </Title>
          <Badge color={terpasang ? 'green' : 'gray'}>{stateOf(model)}</Badge>
          {layanan && (
            <Badge color="gray" leftSection={<IconCloud size={12} aria-hidden />}>
              {words.layanan}
            </Badge>
          )}
          {bawaan && <Badge color="dewan">{words.bawaan}</Badge>}
        </Group>
        <Text size="sm">{model.keterangan}</Text>
        <Text size="sm" c="dimmed" className="angka">
          {factsOf(model)}
        </Text>
        {layanan && !terpasang && (
          <Text size="sm" mt={4}>
            {words.kunci}
          </Text>
        )}
        {model.berkas && tetap !== null && !bawaan && !model.pendukung && (
          <Text size="sm" mt={4}>
            {tetap}
          </Text>
        )}
        {pekerjaan && <ModelProgress nama={nama} job={pekerjaan} />}
      </div>
      {!layanan && <Steps model={model} busy={busy} />}
    </li>
  )
}

function Steps({ model, busy }: { model: ModelInfo; busy: boolean }) {
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const { berkas, sisaBytes, terpasang, bawaan, nama } = model
  const again = () => client.invalidateQueries({ queryKey: keyOf('listModel') })
  const get = useSend('getModel', { onSuccess: again })
  const cancel = useSend('cancelModel', { onSuccess: again })
  const remove = useSend('removeModel', {
    onSuccess: async () => {
      setAsking(false)
      notifyDone(berkas ? words.dihapus : words.dibuang)
      await again()
    },
  })
  const params = { model: model.model }
  const label = (action: string) => words.sebut(action, nama)

  if (busy) {
    return (
      <Button
        variant="default"
        aria-label={label(words.batalkan)}
        loading={cancel.isPending}
        onClick={() => cancel.mutate({ params })}
      >
        {words.batalkan}
      </Button>
    )
  }
  const begin =
    model.pekerjaan?.status === 'gagal'
      ? words.ulang
      : berkas
        ? words.siapkan
        : sisaBytes > 0
          ? words.lanjutkan
          : words.pasang
  const removable = model.tetap === null && (berkas || sisaBytes > 0)
  const drop = berkas ? words.hapus : words.buang
  return (
    <Group gap="xs" className={classes.steps}>
      {!terpasang && (
        <Button
          variant={bawaan ? 'filled' : 'default'}
          leftSection={
            berkas ? <IconTool size={17} aria-hidden /> : <IconDownload size={17} aria-hidden />
          }
          aria-label={label(begin)}
          loading={get.isPending}
          onClick={() => get.mutate({ params })}
        >
          {begin}
        </Button>
      )}
      {removable && (
        <Button
          variant={terpasang ? 'default' : 'subtle'}
          color={terpasang ? undefined : 'gray'}
          aria-label={label(drop)}
          onClick={() => setAsking(true)}
        >
          {drop}
        </Button>
      )}
      <Confirm
        opened={asking}
        title={berkas ? words.hapusJudul(nama) : words.buangJudul(nama)}
        action={drop}
        danger
        busy={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate({ params }, { onError: () => setAsking(false) })}
      >
        {berkas ? words.hapusIsi(model.pendukung) : words.buangIsi(formatBytes(sisaBytes))}
      </Confirm>
    </Group>
  )
}
