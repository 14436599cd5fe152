/** The very bytes that will be signed: fetched once, hashed on this device, compared with the register, and shown. */
import { Alert, Button, Group, Loader, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconFileTypePdf } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Risalah } from '../../../../server/domain/record.ts'
import { urlOf } from '../../../api.ts'
import { ttdText as t } from '../../../text/risalah.ts'
import { umum } from '../../../text/umum.ts'
import { ringkasHash } from '../../../work/format.ts'
import { sha256Hex } from '../../../work/hash.ts'
import classes from '../ttd.module.css'

export type PdfBytes = {
  readonly state: 'memuat' | 'cocok' | 'beda' | 'tak-terhitung' | 'gagal'
  readonly url: string | null
  readonly sha256: string | null
}

export function usePdfBytes(risalah: Risalah): PdfBytes {
  const [bytes, setBytes] = useState<PdfBytes>({ state: 'memuat', url: null, sha256: null })
  const { id, pdfSha256 } = risalah
  useEffect(() => {
    let url: string | null = null
    const stop = new AbortController()
    async function load() {
      const response = await fetch(urlOf('getPdf', { params: { risalahId: id } }), {
        signal: stop.signal,
        cache: 'no-store',
      })
      if (!response.ok) throw new Error(String(response.status))
      const buffer = await response.arrayBuffer()
      const sha256 = await sha256Hex(buffer)
      if (stop.signal.aborted) return
      url = URL.createObjectURL(new Blob([buffer], { type: 'application/pdf' }))
      const state = sha256 === null ? 'tak-terhitung' : sha256 === pdfSha256 ? 'cocok' : 'beda'
      setBytes({ state, url, sha256 })
    }
    setBytes({ state: 'memuat', url: null, sha256: null })
    load().catch(() => {
      if (!stop.signal.aborted) setBytes({ state: 'gagal', url: null, sha256: null })
    })
    return () => {
      stop.abort()
      if (url) URL.revokeObjectURL(url)
    }
  }, [id, pdfSha256])
  return bytes
}

export function Preview({ risalah, bytes }: { risalah: Risalah; bytes: PdfBytes }) {
  const { state, url, sha256 } = bytes
  return (
    <section aria-live="polite">
      {state === 'memuat' && (
        <Group gap="sm">
          <Loader size={20} />
          <Text size="sm">{t.memuatBerkas}</Text>
        </Group>
      )}
      {state === 'gagal' && (
        <Alert color="red" icon={<IconAlertTriangle size={20} />} role="alert">
          {umum.galat.jaringan}
        </Alert>
      )}
      {state === 'beda' && (
        <Alert color="red" icon={<IconAlertTriangle size={20} />} role="alert">
          <Text size="sm">{t.tidakCocok}</Text>
          <Text size="xs" className="angka" mt={4}>
            {ringkasHash(sha256 ?? '')} ≠ {ringkasHash(risalah.pdfSha256)}
          </Text>
        </Alert>
      )}
      {state === 'tak-terhitung' && (
        <Alert color="yellow" icon={<IconAlertTriangle size={20} />}>
          {t.takDapatHitung}
        </Alert>
      )}
      {state === 'cocok' && (
        <Group gap={8} wrap="nowrap" align="flex-start" data-testid="sidik-cocok">
          <IconCircleCheck size={22} color="var(--sah)" aria-hidden style={{ flex: 'none' }} />
          <div>
            <Text size="sm">{t.cocok}</Text>
            <Text size="sm" c="dimmed" className="angka" title={risalah.pdfSha256}>
              {t.sidik} {ringkasHash(risalah.pdfSha256)}
            </Text>
          </div>
        </Group>
      )}
      {url && state !== 'beda' && (
        <>
          {navigator.pdfViewerEnabled ? (
            <iframe src={url} className={classes.pdf} title={t.yangDitandatangani} />
          ) : (
            <Text size="sm" c="dimmed" mt="md">
              {t.pratinjauTakAda}
            </Text>
          )}
          <Button
            component="a"
            href={url}
            target="_blank"
            rel="noreferrer"
            variant="default"
            mt="sm"
            leftSection={<IconFileTypePdf size={18} />}
          >
            {t.bukaPdf}
          </Button>
        </>
      )}
    </section>
  )
}
