/** How far the bringing of one model is, or why it failed. */
import { Alert, Progress, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ModelJob } from '../../../server/domain/model.ts'
import { formatBytes } from '../../components/time.ts'
import { admin } from '../../text/admin.ts'
import classes from './admin.module.css'

const words = admin.mesin

type Running = Extract<ModelJob, { status: 'berjalan' }>

/** In words; the share is null where nobody says how much there is. */
function readProgress({ langkah, bytes, totalBytes }: Running): {
  share: number | null
  text: string
} {
  if (bytes === null) return { share: null, text: langkah }
  if (totalBytes === null) return { share: null, text: `${langkah} ${formatBytes(bytes)}` }
  const share = Math.min(100, Math.floor((bytes / totalBytes) * 100))
  if (bytes >= totalBytes) return { share, text: words.memeriksa }
  return { share, text: words.terunduh(formatBytes(bytes), formatBytes(totalBytes), share) }
}

export function ModelProgress({ nama, job }: { nama: string; job: ModelJob }) {
  if (job.status === 'gagal') {
    return (
      <Alert
        mt="xs"
        color="red"
        variant="light"
        icon={<IconAlertTriangle size={18} aria-hidden />}
        title={words.gagal}
        role="alert"
      >
        {job.pesan}
      </Alert>
    )
  }
  if (job.status === 'antre') {
    return (
      <Text size="sm" mt={6}>
        {words.antre(job.urutan)}
      </Text>
    )
  }
  const { share, text } = readProgress(job)
  return (
    <div className={classes.download}>
      <Progress.Root size="md">
        <Progress.Section
          value={share ?? 100}
          striped={share === null}
          animated={share === null}
          aria-label={words.kemajuan(nama)}
          aria-valuetext={text}
        />
      </Progress.Root>
      <Text size="sm" mt={4} className="angka">
        {text}
      </Text>
    </div>
  )
}
